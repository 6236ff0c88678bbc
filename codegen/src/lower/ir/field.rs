//! Fields and variants, lowered.

use super::docs::{Deprecated, Docs};
use super::literal::Literal;
use super::member::MemberFacts;
use super::ty::Type;
use crate::name::Ident;
use crate::resolve::TimestampFormat;

/// A field of a struct, or a variant of a union, which is a field that is never an `Option` and always in the body.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    /// The member's name in the model.
    pub member: String,
    /// The name of the field or variant.
    pub ident: Ident,
    /// What the model's author says about it.
    pub docs: Docs,
    /// Whether it is deprecated.
    pub deprecated: Option<Deprecated>,
    /// The name on the wire.
    pub wire_name: String,
    /// The absolute id of the target.
    pub target: String,
    /// The type of the value, without `Option` and `Box`; [`Type::Unit`] for a variant that says only
    /// that the member is set.
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
    /// Whether its value is also part of the host's name.
    pub host_label: bool,
    /// The media type of text or bytes, if it matters for how they travel.
    pub media_type: Option<String>,
    /// Whether the message has no body at all if the member is the body and is not set.
    pub can_be_omitted: bool,
    /// Whether it is part of what serde reads and writes. In protocols of JSON that is the body.
    pub written: bool,
    /// How the instants in it are written, if not in seconds since 1970.
    pub timestamps: Option<TimestampFormat>,
    /// What else is known of its value.
    pub facts: MemberFacts,
    /// What `Default` gives, if it is not what the type's own `Default` gives.
    pub default: Option<Literal>,
}

impl Field {
    /// Whether code that names it uses something deprecated.
    pub(crate) fn uses_deprecated(&self) -> bool {
        self.deprecated.is_some() || self.ty.is_deprecated()
    }
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
    /// In the headers whose names begin with this.
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
