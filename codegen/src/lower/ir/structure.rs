//! Structures, lowered.

use super::field::Field;
use super::type_facts::TypeFacts;
use super::xml::Xml;
use crate::name::Ident;
use crate::resolve::Fault;

/// A struct.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Structure {
    /// What is known about any type.
    pub facts: TypeFacts,
    /// The fields, in the model's order.
    pub fields: Vec<Field>,
    /// The part it plays.
    pub role: Role,
    /// How it is written in XML as the root.
    pub xml: Xml,
}

impl Structure {
    /// The field that an error has beside its members, for the message that a service sends all the same.
    pub(crate) fn added_message(&self) -> Option<&Ident> {
        match &self.role {
            Role::Error(ErrorFacts { message: Message { ident, is_member: false, .. }, .. }) => Some(ident),
            _ => None,
        }
    }
}

/// The part that a structure plays.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Role {
    /// The input of operations.
    Input,
    /// The output of operations.
    Output,
    /// An error.
    Error(ErrorFacts),
    /// Part of others.
    Part,
}

/// What is known of an error.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ErrorFacts {
    /// The code on the wire.
    pub code: String,
    /// The code in responses of AWS Query, if the model gives one.
    pub query_code: Option<String>,
    /// Whether the `__type` of a body is the absolute shape id, and not the code.
    pub absolute_type: bool,
    /// Whether programs that knew the service when it had AWS Query must be able to go on.
    pub query_compatible: bool,
    /// Who is at fault.
    pub fault: Fault,
    /// Whether it may be retried; `Some(true)` for throttling.
    pub retry: Option<bool>,
    /// The HTTP status.
    pub http_status: Option<u16>,
    /// The message.
    pub message: Message,
}

/// What an error says of itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Message {
    /// The field that holds it.
    pub ident: Ident,
    /// Whether the field is a member's, and not one beside the members.
    pub is_member: bool,
    /// Whether the field is an `Option`.
    pub is_optional: bool,
    /// Whether it is sensitive.
    pub redacted: bool,
}
