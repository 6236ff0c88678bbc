//! Unions and their variants.

use crate::ordered::OrderedMap;

use super::ir::{Location, Union};
use super::lowering::Lowering;
use super::xml::xml;
use crate::resolve::{Member, Shape};

impl Lowering<'_> {
    pub(super) fn union(&self, shape: &Shape, members: &OrderedMap<String, Member>) -> Union {
        Union {
            facts: self.type_facts(shape),
            variants: members
                .values()
                .map(|member| self.member(shape, member, false, Location::Body))
                .collect(),
            event_stream: shape.is_event_stream(),
            xml: xml(&shape.traits),
        }
    }
}
