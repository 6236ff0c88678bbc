//! Checks that a structure with the trait `input` or `output` belongs to one operation, and is used nowhere else
//! (Smithy 2.0, [input trait](https://smithy.io/2.0/spec/type-refinement-traits.html#input-trait),
//! [output trait](https://smithy.io/2.0/spec/type-refinement-traits.html#output-trait)).

use super::checks::Checks;
use super::context::WrongPart;
use super::model::Model;
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// Checks every use of a structure in the closure.
pub(super) fn check(checks: &Checks<'_>) {
    let model = checks.model;
    let mut first: OrderedMap<&ShapeId, &ShapeId> = OrderedMap::default();
    for (shape, operation) in model.operations() {
        for (side, id) in [("input", &operation.input), ("output", &operation.output)] {
            let Some(only) = only_use(model, id) else { continue };
            let message = if side != only {
                format!("{id} has the trait `{only}`, and cannot be an {side}")
            } else if let Some(first) = first.insert(id, &shape.id) {
                format!("{id} has the trait `{only}`, and is the {only} of {first} already")
            } else {
                continue;
            };
            checks.context.error(
                "reused-structure",
                (&shape.id, None),
                WrongPart::Value(&[side, "target"]),
                message,
            );
        }
    }
    for shape in model.shapes() {
        for member in shape.kind.targeting() {
            let (target, name) = (&member.target, &member.name);
            let Some(only) = only_use(model, target) else { continue };
            let message = format!("{target} has the trait `{only}`, and cannot be the target of a member");
            checks.context.error(
                "reused-structure",
                (&shape.id, Some(name)),
                WrongPart::Value(&["target"]),
                message,
            );
        }
    }
}

/// The trait by which a structure can be nothing but the input, or the output, of one operation.
fn only_use(model: &Model, id: &ShapeId) -> Option<&'static str> {
    let traits = &model.get(id)?.traits;
    if traits.input() { Some("input") } else { traits.output().then_some("output") }
}
