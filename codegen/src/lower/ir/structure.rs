//! Structures, lowered.

use super::docs::{Deprecated, Docs};
use super::literal::Literal;
use super::member::MemberFacts;
use super::ty::Type;
use super::usage::Users;
use super::xml::Xml;
use crate::name::Ident;
use crate::resolve::{Fault, TimestampFormat};

/// A struct.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Structure {
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
    /// The fields, in the model's order.
    pub fields: Vec<Field>,
    /// Whether `Debug` shows nothing but the name.
    pub sensitive: bool,
    /// The part it plays.
    pub role: Role,
    /// Whether it is not meant for customers of the service.
    pub internal: bool,
    /// How it stands in XML where it is the root.
    pub xml: Xml,
    /// The operations that use it.
    pub users: Vec<Users>,
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
    /// The code in answers of AWS Query, where the model gives one.
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

/// A field of a struct.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    /// The member's name in the model.
    pub member: String,
    /// The field's name.
    pub ident: Ident,
    /// What the model's author says of it.
    pub docs: Docs,
    /// Whether it is deprecated.
    pub deprecated: Option<Deprecated>,
    /// The name on the wire.
    pub wire_name: String,
    /// The absolute id of the target.
    pub target: String,
    /// The type of the value, without `Option` and `Box`.
    pub ty: Type,
    /// Whether the field is an `Option`.
    pub optional: bool,
    /// Whether the value is in a `Box`, since the type holds itself.
    pub boxed: bool,
    /// Whether the model requires the member.
    pub required: bool,
    /// Whether it carries sensitive data.
    pub sensitive: bool,
    /// Where it travels.
    pub location: Location,
    /// Whether its value is part of the host's name too.
    pub host_label: bool,
    /// What text or bytes hold, where this matters to how they travel.
    pub media_type: Option<String>,
    /// Whether there is no body at all where it is the body and not set.
    pub can_be_omitted: bool,
    /// Whether it is part of what serde reads and writes. In protocols of JSON that is the body.
    pub written: bool,
    /// How the instants in it are written, where this is not in seconds since 1970.
    pub timestamps: Option<TimestampFormat>,
    /// What else is known of its value.
    pub facts: MemberFacts,
    /// What `Default` gives where this is not what the type's own `Default` gives.
    pub default: Option<Literal>,
}

/// Where the value of a member travels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Location {
    /// In the body, under its wire name.
    #[default]
    Body,
    /// It is the whole body.
    Payload,
    /// It is the whole body, not written in the form of the protocol.
    RawPayload,
    /// In the header with this name.
    Header(String),
    /// In the headers whose names begin so.
    PrefixHeaders(String),
    /// In the path.
    Label,
    /// In the query, under this name.
    Query(String),
    /// In the query, under the keys of the map.
    QueryParams,
    /// It is the status of the answer.
    StatusCode,
    /// In the header of an event.
    EventHeader,
    /// In messages of its own that follow.
    EventStream,
}
