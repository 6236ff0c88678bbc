//! Operations: their facts, and the enum of what they can fail with.

use super::call::call;
use super::docs::{deprecated, docs};
use super::ir::{self, ErrorVariant, Item, ItemList, ItemStep, OperationError, Pagination, Type};
use super::lowering::Lowering;
use crate::name::{Ident, Module};
use crate::resolve::{Kind, Member, Operation, Shape};
use crate::shape_id::ShapeId;

/// The variant of every operation's error enum for what the model does not know.
const UNHANDLED: &str = "Unhandled";

impl<'a> Lowering<'a> {
    /// The unit struct and the error enum of an operation.
    pub(super) fn operation(&self, shape: &'a Shape, operation: &'a Operation) -> Vec<(Module, Item)> {
        let Some(symbol) = self.symbols.operation(&shape.id) else { return Vec::new() };
        let service = self.model.service().map_or("", |(service, _)| service.id.name());
        let examples = self.examples(shape, operation);
        let item = ir::Operation {
            shape_id: shape.id.to_string(),
            name: shape.id.name().to_owned(),
            ident: symbol.ident.clone(),
            docs: docs(&shape.traits, None),
            deprecated: deprecated(&shape.traits),
            input: self.data(&operation.input),
            output: self.data(&operation.output),
            error: symbol.error.clone(),
            wire_target: format!("{service}.{}", shape.id.name()),
            read_only: shape.traits.readonly(),
            idempotent: shape.traits.idempotent(),
            http: self.http(shape),
            call: call(shape),
            pagination: self.pagination(shape, &operation.input, &operation.output),
            waits: self.waits(shape, symbol),
            made_up: self.made_up(shape, operation, examples.is_empty()),
            examples,
        };
        let error = OperationError {
            ident: symbol.error.clone(),
            operation: symbol.ident.clone(),
            errors: self.error_variants(&operation.errors),
            large: operation.errors.iter().any(|error| self.is_large(error)),
        };
        vec![
            (symbol.module.clone(), Item::Operation(item)),
            (symbol.module.clone(), Item::OperationError(error)),
        ]
    }

    fn pagination(&self, shape: &Shape, input: &ShapeId, output: &ShapeId) -> Option<Pagination> {
        let paginated = shape.traits.paginated()?;
        Some(Pagination {
            input_token: self.wire_path(input, &paginated.input_token),
            output_token: self.wire_path(output, &paginated.output_token),
            items: paginated.items.as_deref().map(|path| self.wire_path(output, path)),
            page_size: paginated.page_size.as_deref().map(|path| self.wire_path(input, path)),
            list: paginated.items.as_deref().and_then(|path| self.item_list(output, path)),
        })
    }

    /// A path of members by their names on the wire.
    fn wire_path(&self, container: &ShapeId, path: &str) -> String {
        let mut container = Some(self.model.shape(container));
        let names = path.split('.').map(|name| {
            let shape = container.take();
            let member = shape.and_then(|shape| shape.kind.member(name));
            container = member.map(|member| self.model.shape(&member.target));
            match (shape, member) {
                (Some(shape), Some(member)) => self.field(shape, member).wire_name,
                _ => name.to_owned(),
            }
        });
        names.collect::<Vec<_>>().join(".")
    }

    /// The fields on the way from the output to its items, and the type that they have together.
    fn item_list(&self, output: &ShapeId, path: &str) -> Option<ItemList> {
        let mut steps = Vec::new();
        let mut container = self.model.shape(output);
        let mut ty = None;
        for name in path.split('.') {
            let member = container.kind.member(name)?;
            let field = self.field(container, member);
            steps.push(ItemStep {
                ident: field.ident,
                optional: field.optional,
                deprecated: field.deprecated.is_some(),
            });
            ty = Some(field.ty);
            container = self.model.shape(&member.target);
        }
        ty.filter(|ty| matches!(ty, Type::Vec(_) | Type::Map(..))).map(|ty| ItemList { steps, ty })
    }

    fn data(&self, id: &ShapeId) -> Option<Ident> {
        if id.is_unit() { None } else { self.ident(id).cloned() }
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

    /// One variant per error, with the error's name: types have different names, so variants have, too, except for the
    /// one that the enum itself has.
    fn error_variants(&self, errors: &[ShapeId]) -> Vec<ErrorVariant> {
        let idents = || errors.iter().filter_map(|id| self.ident(id));
        let variant = |id| {
            let ident = self.ident(id)?.clone();
            let mut variant = ident.text.clone();
            if variant == UNHANDLED {
                while idents().any(|other| other.text == variant) {
                    variant.push_str("Error");
                }
            }
            let deprecated = self.model.shape(id).traits.deprecated().is_some();
            Some(ErrorVariant { variant, ident, deprecated })
        };
        errors.iter().filter_map(variant).collect()
    }
}
