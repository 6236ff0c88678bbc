//! Unions and their variants.

use indexmap::IndexMap;

use super::docs::{deprecated, docs, is_internal};
use super::ir::{Location, Union, UnionVariant};
use super::lowering::Lowering;
use super::sensitivity::is_sensitive;
use super::wire;
use super::xml::xml;
use crate::resolve::{Member, Shape};

impl Lowering<'_> {
    pub(super) fn union(&self, shape: &Shape, members: &IndexMap<String, Member>) -> Union {
        Union {
            shape_id: shape.id.to_string(),
            name: self.model.name(&shape.id).to_owned(),
            ident: self.type_ident(shape),
            docs: docs(&shape.traits, None),
            deprecated: deprecated(&shape.traits),
            variants: members.values().map(|member| self.union_variant(shape, member)).collect(),
            sensitive: shape.traits.sensitive(),
            event_stream: self.is_event_stream(&shape.id),
            internal: is_internal(&shape.traits),
            xml: xml(&shape.traits),
            users: self.usage.users(self.symbols, &shape.id),
        }
    }

    fn union_variant(&self, container: &Shape, member: &Member) -> UnionVariant {
        UnionVariant {
            member: member.name.clone(),
            ident: self.member_ident(container, &member.name),
            docs: docs(&member.traits, Some(&self.model.shape(&member.target).traits)),
            deprecated: deprecated(&member.traits),
            wire_name: wire::wire_name(self.protocol, member),
            target: member.target.to_string(),
            ty: (!self.is_unit(member)).then(|| self.ty(&member.target)),
            boxed: self.model.is_boxed(&container.id, &member.name),
            sensitive: is_sensitive(self.model, member),
            facts: self.member_facts(member),
            timestamps: wire::timestamps(self.model, self.protocol, &Location::Body, member),
        }
    }
}
