//! Unions and their variants.

use indexmap::IndexMap;

use super::docs::FIELD_WIDTH;
use super::sensitivity::is_sensitive;
use super::structure::deprecated;
use super::{Location, Lowering, Union, UnionVariant, wire};
use crate::resolve::{Member, Shape};

impl Lowering<'_> {
    pub(super) fn union(&self, shape: &Shape, members: &IndexMap<String, Member>) -> Union {
        Union {
            shape_id: shape.id.to_string(),
            ident: self.type_ident(shape),
            docs: self.item_docs(shape, self.type_facts(shape), self.type_links(shape)),
            deprecated: deprecated(&shape.traits),
            variants: members.values().map(|member| self.union_variant(shape, member)).collect(),
            sensitive: shape.traits.sensitive(),
        }
    }

    fn union_variant(&self, container: &Shape, member: &Member) -> UnionVariant {
        UnionVariant {
            member: member.name.clone(),
            ident: self.member_ident(container, &member.name),
            docs: self.member_docs(container, member, FIELD_WIDTH),
            deprecated: deprecated(&member.traits),
            wire_name: wire::wire_name(self.protocol, member),
            target: member.target.to_string(),
            ty: (!self.is_unit(member)).then(|| self.ty(&member.target)),
            boxed: self.model.is_boxed(&container.id, &member.name),
            sensitive: is_sensitive(self.model, member),
            timestamps: wire::timestamps(self.model, self.protocol, &Location::Body, member),
        }
    }
}
