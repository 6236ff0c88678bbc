//! Checks streams of bytes and of events (Smithy 2.0, [streaming](https://smithy.io/2.0/spec/streaming.html)).

use super::checks::Checks;
use super::context::WrongPart;
use super::model::{Kind, Member, Model};
use crate::ordered::OrderedSet;
use crate::shape_id::ShapeId;

/// Checks all streams.
pub(super) fn check(checks: &Checks<'_>) {
    check_events(checks);
    check_places(checks);
}

/// Checks where streams are: at the top of the input or output of an operation, one in each.
fn check_places(checks: &Checks<'_>) {
    let model = checks.model;
    let operations = model.operations().flat_map(|(_, operation)| [&operation.input, &operation.output]);
    let tops: OrderedSet<&ShapeId> = operations.collect();
    let streams = |member: &Member| model.get(&member.target).is_some_and(|target| target.traits.streaming());
    for shape in model.shapes() {
        let mut first: Option<&str> = None;
        for member in shape.kind.targeting() {
            let target = &member.target;
            let message = if model.service().is_some() && streams(member) {
                match first.replace(&member.name) {
                    _ if !tops.contains(&shape.id) => {
                        format!("{target} is a stream, which only an input or output can have")
                    }
                    Some(first) => format!("the member `{first}` is a stream already"),
                    None => continue,
                }
            } else if shape.is_event_stream() && !is_structure(model, member) {
                format!("an event must be a structure, but {target} is none")
            } else {
                continue;
            };
            let (about, at) = ((&shape.id, Some(&*member.name)), WrongPart::Value(&["target"]));
            checks.context.error("invalid-stream", about, at, message);
        }
    }
}

fn is_structure(model: &Model, member: &Member) -> bool {
    let target = model.get(&member.target);
    target.is_none_or(|target| matches!(target.kind, Kind::Structure(_) | Kind::Unit))
}

/// Checks that every member of an event has a place in it that can hold the member
/// ([event message serialization](https://smithy.io/2.0/spec/streaming.html#event-message-serialization)).
fn check_events(checks: &Checks<'_>) {
    let model = checks.model;
    let streams = model.shapes().filter(|shape| shape.is_event_stream());
    let events: OrderedSet<_> =
        streams.flat_map(|shape| shape.kind.members()).map(|member| &member.target).collect();
    for shape in events.into_iter().filter_map(|id| model.get(id)) {
        let payload = shape.kind.members().find(|member| member.traits.event_payload());
        for member in shape.kind.members() {
            let Some((code, message)) = event_problem(model, member, payload) else { continue };
            checks.context.error(code, (&shape.id, Some(&member.name)), WrongPart::Name, message);
        }
    }
}

fn event_problem(model: &Model, member: &Member, payload: Option<&Member>) -> Option<(&'static str, String)> {
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
