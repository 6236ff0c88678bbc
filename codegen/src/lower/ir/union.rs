//! Unions, lowered.

use super::docs::{Deprecated, Docs};
use super::member::MemberFacts;
use super::ty::Type;
use super::usage::Users;
use super::xml::Xml;
use crate::name::Ident;
use crate::resolve::TimestampFormat;

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
    pub variants: Vec<UnionVariant>,
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

/// A variant of a union.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct UnionVariant {
    /// The member's name in the model.
    pub member: String,
    /// The variant's name.
    pub ident: Ident,
    /// What the model's author says of it.
    pub docs: Docs,
    /// Whether it is deprecated.
    pub deprecated: Option<Deprecated>,
    /// The name on the wire.
    pub wire_name: String,
    /// The absolute id of the target.
    pub target: String,
    /// The type of the value; none where there is nothing to say but that the member is set.
    pub ty: Option<Type>,
    /// Whether the value is in a `Box`.
    pub boxed: bool,
    /// Whether it carries sensitive data.
    pub sensitive: bool,
    /// What else is known of its value.
    pub facts: MemberFacts,
    /// How the instants in it are written, where this is not in seconds since 1970.
    pub timestamps: Option<TimestampFormat>,
}
