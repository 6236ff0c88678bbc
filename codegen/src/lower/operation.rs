//! Operations: their facts, and the enum of what they can fail with.

use super::docs::docs;
use super::ir::{self, Call, ErrorVariant, Field, ItemList, ItemStep, OperationError, Pagination, Type};
use super::lowering::Lowering;
use crate::name::{Ident, OperationSymbol};
use crate::resolve::{Kind, Member, Operation, Shape, Traits};
use crate::shape_id::ShapeId;

impl<'a> Lowering<'a> {
    pub(super) fn operation(&self, shape: &'a Shape, operation: &'a Operation) -> ir::Operation {
        let symbol = self.symbols.operation(&shape.id);
        let service = self.model.service().map_or("", |(service, _)| service.id.name());
        #[cfg(feature = "cli")]
        let (examples, made_up) = self.examples(shape, operation);
        // A file for `include!` shows none, so a build script does not compile how they are made.
        #[cfg(not(feature = "cli"))]
        let (examples, made_up) = Default::default();
        ir::Operation {
            shape_id: shape.id.to_string(),
            name: shape.id.name().to_owned(),
            ident: symbol.ident.clone(),
            docs: docs(&shape.traits, None),
            deprecated: shape.traits.deprecated().cloned(),
            uses_deprecated: [&shape.id, &operation.input, &operation.output]
                .into_iter()
                .any(|id| self.model.get(id).is_some_and(|shape| shape.traits.deprecated().is_some())),
            input: self.data(&operation.input),
            output: self.data(&operation.output),
            error: OperationError {
                ident: symbol.error.clone(),
                errors: self.error_variants(symbol, &operation.errors),
                large: operation.errors.iter().any(|error| self.is_large(error)),
            },
            wire_target: format!("{service}.{}", shape.id.name()),
            read_only: shape.traits.readonly(),
            idempotent: shape.traits.idempotent(),
            http: self.http(shape),
            call: call(&shape.traits),
            pagination: self.pagination(shape, operation),
            waits: self.waits(shape, operation, symbol),
            examples,
            made_up,
        }
    }

    fn pagination(&self, shape: &Shape, Operation { input, output, .. }: &Operation) -> Option<Pagination> {
        let paginated = shape.traits.paginated()?;
        Some(Pagination {
            input_token: self.wire_path(input, &paginated.input_token),
            output_token: self.wire_path(output, &paginated.output_token),
            items: paginated.items.as_deref().map(|path| self.wire_path(output, path)),
            page_size: paginated.page_size.as_deref().map(|path| self.wire_path(input, path)),
            list: paginated.items.as_deref().and_then(|path| self.item_list(output, path)),
        })
    }

    /// The fields on a path of members, all of which exist, each with the structure that has it.
    fn path(&self, container: &ShapeId, path: &str) -> Vec<(&Shape, Field)> {
        let mut container = self.model.shape(container);
        let fields = path.split('.').filter_map(|name| {
            let member = container.kind.member(name)?;
            let step = (container, self.field(container, member));
            container = self.model.shape(&member.target);
            Some(step)
        });
        fields.collect()
    }

    /// The path by the names of the members on the wire.
    fn wire_path(&self, container: &ShapeId, path: &str) -> String {
        let names = self.path(container, path).into_iter().map(|(_, field)| field.wire_name);
        names.collect::<Vec<_>>().join(".")
    }

    /// The fields on the way from the output to its items, and the type that they have together.
    fn item_list(&self, output: &ShapeId, path: &str) -> Option<ItemList> {
        let fields = self.path(output, path);
        let ty = fields.last()?.1.ty.clone();
        let steps = fields.into_iter().map(|(of, Field { ident, optional, deprecated, .. })| ItemStep {
            ident,
            optional,
            deprecated: deprecated.is_some() || of.traits.deprecated().is_some(),
        });
        matches!(ty, Type::Vec(_) | Type::Map(..)).then(|| ItemList { steps: steps.collect(), ty })
    }

    fn data(&self, id: &ShapeId) -> Option<Ident> {
        (!id.is_unit()).then(|| self.type_ident(id))
    }

    /// Whether the type of an error may take more than the 200 bytes that Clippy allows a variant by default: an `Option`
    /// of text has 24 of them, that of a structure any number.
    fn is_large(&self, error: &ShapeId) -> bool {
        let kind = &self.model.shape(error).kind;
        let nests = |member: &Member| {
            matches!(self.model.shape(&member.target).kind, Kind::Structure(_) | Kind::Union(_))
        };
        kind.members().count() > 7 || kind.members().any(nests)
    }

    /// One variant per error.
    fn error_variants(&self, symbol: &OperationSymbol, errors: &[ShapeId]) -> Vec<ErrorVariant> {
        let variants = errors.iter().map(|id| ErrorVariant {
            variant: symbol.error_variant(id).to_owned(),
            ident: self.type_ident(id),
            deprecated: self.model.shape(id).traits.deprecated().is_some(),
        });
        variants.collect()
    }
}

/// What an operation needs of a client beyond its messages.
fn call(traits: &Traits) -> Call {
    let mut checksum = traits.http_checksum().cloned().unwrap_or_default();
    checksum.request_required |= traits.http_checksum_required();
    Call {
        host_prefix: traits.host_prefix().map(str::to_owned),
        auth: traits.auth().map(<[String]>::to_vec),
        optional_auth: traits.optional_auth(),
        unsigned_payload: traits.unsigned_payload(),
        compression: traits.request_compression().unwrap_or_default().to_vec(),
        checksum,
        content_md5: traits.http_checksum_required(),
    }
}
