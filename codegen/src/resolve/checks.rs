//! What the checks that need several traits have in common.

use super::context::Context;
use super::model::{Member, Model};
use super::traits::HttpBinding;
use super::traits::protocol::{REST_JSON_1, REST_XML};
use crate::ordered::OrderedSet;
use crate::shape_id::ShapeId;

/// A model that is checked.
pub(super) struct Checks<'c> {
    pub(super) model: &'c Model,
    pub(super) context: &'c Context<'c>,
    /// The inputs of operations.
    pub(super) requests: OrderedSet<&'c ShapeId>,
    /// The outputs and errors of operations.
    pub(super) answers: OrderedSet<&'c ShapeId>,
    /// Whether the protocol heeds HTTP bindings.
    pub(super) heeds_bindings: bool,
}

impl<'c> Checks<'c> {
    pub(super) fn new(model: &'c Model, context: &'c Context<'c>) -> Self {
        let (mut requests, mut answers) = (OrderedSet::default(), OrderedSet::default());
        for (_, operation) in model.operations() {
            requests.insert(&operation.input);
            answers.extend(operation.errors.iter().chain([&operation.output]));
        }
        let heeds_bindings = [REST_JSON_1, REST_XML].iter().any(|protocol| model.service_has(protocol));
        Self { model, context, requests, answers, heeds_bindings }
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
