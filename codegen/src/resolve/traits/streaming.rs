//! [Streaming](https://smithy.io/2.0/spec/streaming.html): of bytes and of events.

use super::rule::{On, Rule, STRUCTURE, annotations};

annotations! {
    /// Whether a blob or union is a stream.
    STREAMING = "smithy.api#streaming", streaming;
    /// Whether a member of an event is one of its headers.
    EVENT_HEADER = "smithy.api#eventHeader", event_header;
    /// Whether a member of an event is its payload.
    EVENT_PAYLOAD = "smithy.api#eventPayload", event_payload;
}

pub(super) const RULES: &[Rule] = &[
    Rule::annotation(EVENT_HEADER, &[On::MemberOf(STRUCTURE)]),
    Rule::annotation(EVENT_PAYLOAD, &[On::MemberOf(STRUCTURE)]).excludes(&[EVENT_HEADER]),
    Rule::annotation("smithy.api#requiresLength", &[On::Shape(&["blob"])]).without_effect(),
    Rule::annotation(STREAMING, &[On::Shape(&["blob", "union"])]).strict(),
];
