//! Unions, lowered.

use super::docs::{Deprecated, Docs};
use super::field::Field;
use super::usage::Users;
use super::xml::Xml;
use crate::name::Ident;

/// An enum of a union's members.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Union {
    /// The absolute shape id.
    pub shape_id: String,
    /// What the service calls the shape.
    pub name: String,
    /// The type's name.
    pub ident: Ident,
    /// What the model's author says of it.
    pub docs: Docs,
    /// Whether it is deprecated.
    pub deprecated: Option<Deprecated>,
    /// The variants, in the model's order.
    pub variants: Vec<Field>,
    /// Whether `Debug` shows nothing but the name.
    pub sensitive: bool,
    /// Whether its values are the events of a stream.
    pub event_stream: bool,
    /// Whether it is not meant for customers of the service.
    pub internal: bool,
    /// How it stands in XML where it is the root.
    pub xml: Xml,
    /// The operations that use it.
    pub users: Vec<Users>,
}
