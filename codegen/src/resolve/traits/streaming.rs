//! [Streaming](https://smithy.io/2.0/spec/streaming.html): of bytes and of events.

use super::rule::{FIELD, On, traits};

traits! {
    /// Whether a member of an event is one of its headers.
    EVENT_HEADER = "smithy.api#eventHeader" => event_header, [FIELD];
    /// Whether a member of an event is its payload.
    EVENT_PAYLOAD = "smithy.api#eventPayload" => event_payload, [FIELD].excludes(&[EVENT_HEADER]);
    REQUIRES_LENGTH = "smithy.api#requiresLength", [On::Shape(&["blob"])].needs(STREAMING).without_effect();
    /// Whether a blob or union is a stream.
    STREAMING = "smithy.api#streaming" => streaming, [On::Shape(&["blob", "union"])].strict();
}
