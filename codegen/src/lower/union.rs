//! Unions and their variants.

use indexmap::IndexMap;

use super::docs::{deprecated, docs, is_internal};
use super::ir::{Location, Union};
use super::lowering::Lowering;
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
            variants: members
                .values()
                .map(|member| self.member(shape, member, false, Location::Body))
                .collect(),
            sensitive: shape.traits.sensitive(),
            event_stream: self.is_event_stream(&shape.id),
            internal: is_internal(&shape.traits),
            xml: xml(&shape.traits),
            users: self.usage.users(self.symbols, &shape.id),
        }
    }
}
