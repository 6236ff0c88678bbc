//! Checks where streams are: at the top of the input or output of an operation, one in each
//! (Smithy 2.0, [streaming trait](https://smithy.io/2.0/spec/streaming.html#streaming-trait)).

use super::checks::{At, Checks};
use super::model::{Kind, Member, Model};
use crate::ordered::OrderedSet;
use crate::shape_id::ShapeId;

/// Checks every member of the closure.
pub(super) fn check(checks: &mut Checks<'_>) {
    let model = checks.model;
    let operations = model.operations().flat_map(|(_, operation)| [&operation.input, &operation.output]);
    let tops: OrderedSet<&ShapeId> = operations.collect();
    let streams = |member: &Member| model.get(&member.target).is_some_and(|target| target.traits.streaming());
    for shape in model.shapes() {
        let mut first: Option<&str> = None;
        for member in shape.kind.targeting() {
            let problem = if model.service().is_some() && streams(member) {
                match first.replace(&member.name) {
                    _ if !tops.contains(&shape.id) => {
                        format!("{} is a stream, which only an input or output can have", member.target)
                    }
                    Some(first) => format!("the member `{first}` is a stream already"),
                    None => continue,
                }
            } else if shape.is_event_stream() && !is_structure(model, member) {
                format!("an event must be a structure, but {} is none", member.target)
            } else {
                continue;
            };
            checks.error("invalid-stream", (&shape.id, Some(&member.name)), At::Value(&["target"]), problem);
        }
    }
}

fn is_structure(model: &Model, member: &Member) -> bool {
    let target = model.get(&member.target);
    target.is_none_or(|target| matches!(target.kind, Kind::Structure(_) | Kind::Unit))
}
