//! Unions, lowered.

use super::field::Field;
use super::type_facts::TypeFacts;
use super::xml::Xml;

/// An enum of a union's members.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Union {
    /// What is known about any type.
    pub facts: TypeFacts,
    /// The variants, in the model's order.
    pub variants: Vec<Field>,
    /// Whether its values are the events of a stream.
    pub event_stream: bool,
    /// How it is written in XML as the root.
    pub xml: Xml,
}
