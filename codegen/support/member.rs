//! Descriptions of members.

use super::binding::Location;

/// Describes a member of a structure or union.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Member {
    /// The name of the Rust field, or of a union's variant.
    pub name: &'static str,
    /// The wire name.
    pub wire_name: &'static str,
    /// The absolute id of the shape that the member targets.
    pub target: &'static str,
    /// Whether the model requires it.
    pub required: bool,
    /// Whether it is sensitive, itself or inside its lists and maps.
    pub sensitive: bool,
    /// Where it travels.
    pub location: Location,
    /// Whether its value is also part of the host name.
    pub host_label: bool,
    /// The media type of its text or bytes (RFC 2045), where this matters to how they travel.
    pub media_type: Option<&'static str>,
    /// Whether a client may fill it with a random token.
    pub idempotency_token: bool,
    /// Whether there is no body at all if this member is the body and is not set.
    pub can_be_omitted: bool,
    /// Whether serde reads and writes it under its wire name.
    written: bool,
}

impl Member {
    /// A member that is neither required nor sensitive.
    #[inline]
    pub const fn new(name: &'static str, wire_name: &'static str, target: &'static str) -> Self {
        Self {
            name,
            wire_name,
            target,
            required: false,
            sensitive: false,
            location: Location::Body,
            host_label: false,
            media_type: None,
            idempotency_token: false,
            can_be_omitted: false,
            written: true,
        }
    }

    /// Marks the member as required.
    #[inline]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Marks the member as sensitive.
    #[inline]
    pub const fn sensitive(self) -> Self {
        Self { sensitive: true, ..self }
    }

    /// Sets where the member travels.
    #[inline]
    pub const fn at(self, location: Location) -> Self {
        Self { location, written: location.is_in_body(), ..self }
    }

    /// Marks the member as part of the host name, too.
    #[inline]
    pub const fn host_label(self) -> Self {
        Self { host_label: true, ..self }
    }

    /// Whether serde reads and writes the member under this name.
    #[inline]
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.wire_name == name && self.written
    }

    /// Whether serde writes the member under its wire name.
    #[inline]
    pub(super) fn is_written(&self) -> bool {
        self.written
    }
}

/// Methods for the tables: for their rows, and for the words that say where a member travels.
#[allow(dead_code, reason = "a model need not have any")]
impl Member {
    /// Sets the name, which can differ from the field's spelling in source: `r#type` is named `type`.
    #[inline]
    pub(crate) const fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    #[inline]
    pub(crate) const fn payload(self) -> Self {
        self.at(Location::Payload)
    }

    #[inline]
    pub(crate) const fn raw_payload(self) -> Self {
        self.at(Location::RawPayload)
    }

    #[inline]
    pub(crate) const fn header(self, name: &'static str) -> Self {
        self.at(Location::Header(name))
    }

    #[inline]
    pub(crate) const fn prefix_headers(self, prefix: &'static str) -> Self {
        self.at(Location::PrefixHeaders(prefix))
    }

    #[inline]
    pub(crate) const fn label(self) -> Self {
        self.at(Location::Label)
    }

    #[inline]
    pub(crate) const fn query(self, name: &'static str) -> Self {
        self.at(Location::Query(name))
    }

    #[inline]
    pub(crate) const fn query_params(self) -> Self {
        self.at(Location::QueryParams)
    }

    #[inline]
    pub(crate) const fn status_code(self) -> Self {
        self.at(Location::StatusCode)
    }

    #[inline]
    pub(crate) const fn event_header(self) -> Self {
        self.at(Location::EventHeader)
    }

    #[inline]
    pub(crate) const fn event_stream(self) -> Self {
        self.at(Location::EventStream)
    }

    #[inline]
    pub(crate) const fn media_type(self, media_type: &'static str) -> Self {
        Self { media_type: Some(media_type), ..self }
    }

    #[inline]
    pub(crate) const fn idempotency_token(self) -> Self {
        Self { idempotency_token: true, ..self }
    }

    #[inline]
    pub(crate) const fn omitted(self) -> Self {
        Self { can_be_omitted: true, ..self }
    }

    /// Serde writes the member all the same: where the protocol is not JSON, serde's form has all members.
    #[inline]
    pub(crate) const fn written(self) -> Self {
        Self { written: true, ..self }
    }
}
