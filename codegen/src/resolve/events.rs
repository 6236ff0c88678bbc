//! Checks that every member of an event has a place in it that can hold the member
//! (Smithy 2.0, [event streams](https://smithy.io/2.0/spec/streaming.html#event-message-serialization)).

use super::checks::{At, Checks};
use super::model::{Kind, Member, Model};
use crate::ordered::OrderedSet;

/// Checks the events of all streams.
pub(super) fn check(checks: &mut Checks<'_>) {
    let model = checks.model;
    let streams = model.shapes().filter(|shape| shape.is_event_stream());
    let events: OrderedSet<_> =
        streams.flat_map(|shape| shape.kind.members()).map(|member| &member.target).collect();
    for shape in events.into_iter().filter_map(|id| model.get(id)) {
        let payload = shape.kind.members().find(|member| member.traits.event_payload());
        for member in shape.kind.members() {
            let Some((code, message)) = problem(model, member, payload) else { continue };
            checks.error(code, (&shape.id, Some(&member.name)), At::Name, message);
        }
    }
}

fn problem(model: &Model, member: &Member, payload: Option<&Member>) -> Option<(&'static str, String)> {
    let kind = model.get(&member.target).map(|target| &target.kind)?;
    if member.traits.event_header() {
        let is_other = matches!(kind, Kind::Boolean | Kind::Blob | Kind::Timestamp);
        let is_header = kind.is_text() || kind.is_whole() || is_other;
        let message = "a header of an event must target text, bytes, an integer, a boolean or a timestamp";
        return (!is_header).then(|| ("invalid-binding", format!("{message}, not {}", member.target)));
    }
    let payload = payload?;
    if payload.name != member.name {
        let message =
            format!("the member has no place, for `{}` is the whole payload of the event", payload.name);
        return Some(("binding-conflict", message));
    }
    let fits = kind.is_text() || matches!(kind, Kind::Blob | Kind::Structure(_) | Kind::Union(_));
    let message = "the payload of an event must target text, bytes, a structure or a union";
    (!fits).then(|| ("invalid-binding", format!("{message}, not {}", member.target)))
}
