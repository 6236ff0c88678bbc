//! Checks that a structure with the trait `input` or `output` is that of one operation and nothing else
//! (Smithy 2.0, [input trait](https://smithy.io/2.0/spec/type-refinement-traits.html#input-trait),
//! [output trait](https://smithy.io/2.0/spec/type-refinement-traits.html#output-trait)).

use super::draft::{Draft, Drafts};
use super::model::Model;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// Checks every use of a structure in the closure.
pub(super) fn check(model: &Model, drafts: &Drafts<'_>, diagnostics: &mut Diagnostics) {
    let mut uses = Uses { model, first: OrderedMap::default(), diagnostics };
    for (shape, operation) in model.operations() {
        let Some(draft) = drafts.get(&shape.id) else { continue };
        let place = |side: &str| draft.site.below(&[side, "target"]);
        uses.of_operation("input", &operation.input, &shape.id, place("input"));
        uses.of_operation("output", &operation.output, &shape.id, place("output"));
    }
    for shape in model.shapes() {
        let Some(draft) = drafts.get(&shape.id) else { continue };
        for member in shape.kind.targeting() {
            uses.of_member(draft, &shape.id, &member.name, &member.target);
        }
    }
}

struct Uses<'m, 'd> {
    model: &'m Model,
    /// The operation that each such structure belongs to.
    first: OrderedMap<&'m ShapeId, &'m ShapeId>,
    diagnostics: &'d mut Diagnostics,
}

impl<'m> Uses<'m, '_> {
    /// The trait of the structure that lets it be one side of an operation only.
    fn only(&self, id: &ShapeId) -> Option<&'static str> {
        let traits = &self.model.get(id)?.traits;
        if traits.input() { Some("input") } else { traits.output().then_some("output") }
    }

    fn of_operation(&mut self, side: &str, id: &'m ShapeId, operation: &'m ShapeId, place: Place) {
        let Some(only) = self.only(id) else { return };
        let message = if side != only {
            format!("{id} has the trait `{only}`, and cannot be an {side}")
        } else if let Some(first) = self.first.insert(id, operation) {
            format!("{id} has the trait `{only}`, and is the {only} of {first} already")
        } else {
            return;
        };
        self.diagnostics.push(Diagnostic::error("reused-structure", place, message).shape(operation));
    }

    fn of_member(&mut self, draft: &Draft<'_>, container: &ShapeId, member: &str, target: &ShapeId) {
        let Some(only) = self.only(target) else { return };
        let Some(written) = draft.members.get(member) else { return };
        let message = format!("{target} has the trait `{only}`, and cannot be the target of a member");
        let place = written.site.below(&["target"]);
        self.diagnostics
            .push(Diagnostic::error("reused-structure", place, message).member(container, member));
    }
}
