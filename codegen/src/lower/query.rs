//! Paths into the input and output of an operation, over Rust types.

use super::ir::{QueryContainer, QueryPath, QueryStep};
use super::lowering::Lowering;
use crate::resolve::{Kind, ShapeMember, ShapeQuery};

impl Lowering<'_> {
    pub(super) fn query(&self, query: &ShapeQuery) -> QueryPath {
        query.map(&|step| self.query_step(step))
    }

    fn query_step(&self, ShapeMember { container, member }: &ShapeMember) -> Option<QueryStep> {
        let shape = self.model.shape(container);
        let found = shape.kind.member(member)?;
        Some(QueryStep {
            ident: self.member_ident(container, member),
            ty: self.ty(&found.target),
            boxed: self.model.is_boxed(container, member),
            deprecated: found.traits.deprecated().is_some() || shape.traits.deprecated().is_some(),
            of: match shape.kind {
                Kind::Union(_) => QueryContainer::Union(self.type_ident(container)),
                _ => QueryContainer::Structure(self.is_optional(shape, found)),
            },
        })
    }
}
