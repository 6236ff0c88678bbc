//! Enums, lowered.

use super::docs::{Deprecated, Docs};
use super::type_facts::TypeFacts;
use crate::name::Ident;

/// An enum of named values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Enum {
    /// What is known about any type.
    pub facts: TypeFacts,
    /// What its values are.
    pub repr: Repr,
    /// The variants, in the model's order.
    pub variants: Vec<Variant>,
}

/// What the values of an enum are on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Repr {
    /// Strings.
    String,
    /// Integers.
    Integer,
}

/// A variant of an enum.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Variant {
    /// The member's name in the model.
    pub member: String,
    /// The variant's name.
    pub ident: Ident,
    /// What the model's author says about it.
    pub docs: Docs,
    /// Whether it is deprecated.
    pub deprecated: Option<Deprecated>,
    /// The value on the wire.
    pub value: WireValue,
}

/// A value of an enum on the wire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum WireValue {
    /// Of an enum of strings.
    Text(String),
    /// Of an enum of integers.
    Integer(i32),
}
