//! Where members travel that are not in the body under their names.

/// Where the value of a member travels
/// (Smithy 2.0, [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html) and
/// [event streams](https://smithy.io/2.0/spec/streaming.html#event-streams)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Location {
    /// In the body, under its wire name.
    #[default]
    Body,
    /// It is the whole body.
    Payload,
    /// It is the whole body as it stands: bytes or text, not written in the form of the protocol.
    RawPayload,
    /// In the header with this name.
    Header(&'static str),
    /// A map in the headers whose names begin so.
    PrefixHeaders(&'static str),
    /// In the path, where the URI has the wire name in braces.
    Label,
    /// In the query, under this name.
    Query(&'static str),
    /// A map in the query, under its own keys.
    QueryParams,
    /// It is the status of the answer.
    StatusCode,
    /// In the header of an event that has its wire name.
    EventHeader,
    /// In messages of its own that follow this one: a stream of events.
    EventStream,
}

impl Location {
    /// Whether the value is in the body under the member's wire name.
    pub const fn is_in_body(self) -> bool {
        matches!(self, Self::Body)
    }
}
