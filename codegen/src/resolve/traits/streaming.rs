//! [Streaming](https://smithy.io/2.0/spec/streaming.html): of bytes and of events.

use super::rule::{On, Rule, STRUCTURE, SmithyTrait, annotations};

annotations! {
    /// Whether a blob or union is a stream.
    Streaming = "smithy.api#streaming", streaming;
    /// Whether the length of a stream of bytes must be known before it is sent.
    RequiresLength = "smithy.api#requiresLength";
    /// Whether a member of an event is one of its headers.
    EventHeader = "smithy.api#eventHeader", event_header;
    /// Whether a member of an event is its payload.
    EventPayload = "smithy.api#eventPayload", event_payload;
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<EventHeader>(&[On::MemberOf(STRUCTURE)]),
    Rule::of::<EventPayload>(&[On::MemberOf(STRUCTURE)]).excludes(&[EventHeader::ID]),
    Rule::of::<RequiresLength>(&[On::Shape(&["blob"])]).without_effect(),
    Rule::of::<Streaming>(&[On::Shape(&["blob", "union"])]).strict(),
];
