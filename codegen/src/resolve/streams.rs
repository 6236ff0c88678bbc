//! Checks where streams are: at the top of the input or output of an operation, one in each
//! (Smithy 2.0, [streaming trait](https://smithy.io/2.0/spec/streaming.html#streaming-trait)).

use std::collections::BTreeSet;

use super::draft::Drafts;
use super::model::{Kind, Member, Model, Shape};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::shape_id::ShapeId;

/// Checks every member of the closure.
pub(super) fn check(model: &Model, drafts: &Drafts<'_>, diagnostics: &mut Diagnostics) {
    let operations = model.operations().flat_map(|(_, operation)| [&operation.input, &operation.output]);
    let tops: BTreeSet<&ShapeId> = operations.collect();
    let streams = |member: &Member| model.get(&member.target).is_some_and(|target| target.traits.streaming());
    for shape in model.shapes() {
        let mut first: Option<&str> = None;
        for member in members(shape) {
            let problem = if model.service().is_some() && streams(member) {
                match first.replace(&member.name) {
                    _ if !tops.contains(&shape.id) => {
                        format!("{} is a stream, which only an input or output can have", member.target)
                    }
                    Some(first) => format!("the member `{first}` is a stream already"),
                    None => continue,
                }
            } else if is_event_stream(shape) && !is_structure(model, member) {
                format!("an event must be a structure, but {} is none", member.target)
            } else {
                continue;
            };
            let written = drafts.get(&shape.id).and_then(|draft| draft.members.get(member.name.as_str()));
            let Some(written) = written else { continue };
            let place = written.site.below(&["target"]);
            diagnostics
                .push(Diagnostic::error("invalid-stream", place, problem).member(&shape.id, &member.name));
        }
    }
}

fn members(shape: &Shape) -> Vec<&Member> {
    match &shape.kind {
        Kind::List(member) => vec![member],
        Kind::Map { value, .. } => vec![value],
        kind => kind.members().collect(),
    }
}

fn is_event_stream(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::Union(_)) && shape.traits.streaming()
}

fn is_structure(model: &Model, member: &Member) -> bool {
    let target = model.get(&member.target);
    target.is_none_or(|target| matches!(target.kind, Kind::Structure(_) | Kind::Unit))
}
