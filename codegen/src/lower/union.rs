//! Unions and their variants.

use super::ir::{Location, Union};
use super::lowering::Lowering;
use super::xml::xml;
use crate::resolve::Shape;

impl Lowering<'_> {
    pub(super) fn union(&self, shape: &Shape) -> Union {
        let members = shape.kind.members();
        Union {
            facts: self.type_facts(shape),
            variants: members.map(|member| self.member(shape, member, false, Location::Body)).collect(),
            event_stream: shape.is_event_stream(),
            xml: xml(&shape.traits),
        }
    }
}
