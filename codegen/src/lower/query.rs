//! Paths into the input and output of an operation, over Rust types.

use super::ir::{QueryContainer, QueryKind, QueryPath, QueryStep};
use super::lowering::Lowering;
use crate::resolve::{Kind, ShapeMember, ShapeQuery};
use crate::shape_id::ShapeId;

impl Lowering<'_> {
    pub(super) fn query(&self, query: &ShapeQuery) -> QueryPath {
        query.map(&|step| self.query_step(step))
    }

    fn query_step(&self, ShapeMember { container, member }: &ShapeMember) -> Option<QueryStep> {
        let shape = self.model.shape(container);
        let found = shape.kind.member(member)?;
        Some(QueryStep {
            ident: self.member_ident(container, member),
            kind: self.query_kind(&found.target),
            boxed: self.model.is_boxed(container, member),
            deprecated: found.traits.deprecated().is_some()
                || (matches!(shape.kind, Kind::Union(_)) && shape.traits.deprecated().is_some()),
            of: match shape.kind {
                Kind::Union(_) => QueryContainer::Union(self.type_ident(container)),
                _ => QueryContainer::Structure(self.is_optional(shape, found)),
            },
        })
    }

    fn query_kind(&self, target: &ShapeId) -> QueryKind {
        let shape = self.model.shape(target);
        let sparse = shape.traits.sparse();
        match &shape.kind {
            Kind::String => QueryKind::Text,
            Kind::Enum(_) => QueryKind::Enum,
            Kind::IntEnum(_) => QueryKind::IntEnum,
            Kind::Boolean => QueryKind::Boolean,
            Kind::Byte | Kind::Short | Kind::Integer | Kind::Long | Kind::Float | Kind::Double => {
                QueryKind::Number(self.ty(target))
            }
            Kind::Timestamp => QueryKind::Timestamp,
            Kind::Structure(_) | Kind::Union(_) => QueryKind::Object,
            Kind::List(item) => QueryKind::List { item: Box::new(self.query_kind(&item.target)), sparse },
            Kind::Map { key, value } => QueryKind::Map {
                key: Box::new(self.query_kind(&key.target)),
                value: Box::new(self.query_kind(&value.target)),
                sparse,
            },
            _ => QueryKind::Opaque,
        }
    }
}
