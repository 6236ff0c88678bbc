//! Where a member's value travels in a message.

/// Where the value of a member travels
/// (Smithy 2.0, [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html) and
/// [event streams](https://smithy.io/2.0/spec/streaming.html#event-streams)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Location {
    /// In the body, under its wire name.
    #[default]
    Body,
    /// The member is the whole body.
    Payload,
    /// The member is the whole body, as raw bytes or text and not in the protocol's format.
    RawPayload,
    /// In the header with this name.
    Header(&'static str),
    /// A map, in the headers whose names begin with this prefix.
    PrefixHeaders(&'static str),
    /// In the path, where the URI has the wire name in braces.
    Label,
    /// In the query, under this name.
    Query(&'static str),
    /// A map in the query, each entry under its own key.
    QueryParams,
    /// The member is the response's status code.
    StatusCode,
    /// In the header of an event, under the member's wire name.
    EventHeader,
    /// A stream of events, in messages of their own that follow this one.
    EventStream,
}

impl Location {
    /// Whether the value is in the body under the member's wire name.
    #[inline]
    pub const fn is_in_body(self) -> bool {
        matches!(self, Self::Body)
    }
}
