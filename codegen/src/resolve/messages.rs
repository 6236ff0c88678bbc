//! The structures that are messages: inputs, outputs and errors of operations.

use super::model::{Member, Model};
use super::traits::http::HttpBinding;
use crate::ordered::OrderedSet;
use crate::shape_id::ShapeId;

/// The structures that are messages.
pub(super) struct Messages<'m> {
    pub(super) requests: OrderedSet<&'m ShapeId>,
    pub(super) answers: OrderedSet<&'m ShapeId>,
}

impl<'m> Messages<'m> {
    pub(super) fn of(model: &'m Model) -> Self {
        let operations = || model.operations().map(|(_, operation)| operation);
        Self {
            requests: operations().map(|operation| &operation.input).collect(),
            answers: operations()
                .flat_map(|operation| operation.errors.iter().chain([&operation.output]))
                .collect(),
        }
    }

    /// Where a member of this structure travels over HTTP, if its binding counts there
    /// ([HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html)).
    pub(super) fn binding<'t>(&self, structure: &ShapeId, member: &'t Member) -> Option<HttpBinding<'t>> {
        member.traits.http_binding().filter(|binding| {
            (self.requests.contains(structure) && binding.is_of_requests())
                || (self.answers.contains(structure) && binding.is_of_answers())
        })
    }
}
