//! Enums, lowered.

use super::{Deprecated, Docs, Literal};
use crate::name::Ident;

/// An enum of named values.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The absolute shape id.
    pub shape_id: String,
    /// The type's name.
    pub ident: Ident,
    /// What its documentation says.
    pub docs: Docs,
    /// The `deprecated` attribute.
    pub deprecated: Option<Deprecated>,
    /// What its values are.
    pub repr: Repr,
    /// The variants, in the model's order.
    pub variants: Vec<Variant>,
    /// Whether `Debug` and `Display` show nothing.
    pub sensitive: bool,
}

/// What the values of an enum are on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repr {
    /// Strings.
    String,
    /// Integers.
    Integer,
}

/// A variant of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The member's name in the model.
    pub member: String,
    /// The variant's name.
    pub ident: Ident,
    /// What its documentation says.
    pub docs: Docs,
    /// The `deprecated` attribute.
    pub deprecated: Option<Deprecated>,
    /// The value on the wire: text, or an integer.
    pub value: Literal,
}
