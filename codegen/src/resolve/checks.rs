//! What the checks that need several traits have in common.

use super::draft::Drafts;
use super::model::{Member, Model};
use super::traits::http::HttpBinding;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::ordered::OrderedSet;
use crate::shape_id::ShapeId;

/// A model that is checked.
pub(super) struct Checks<'c> {
    pub(super) model: &'c Model,
    pub(super) drafts: &'c Drafts<'c>,
    /// The inputs of operations.
    pub(super) requests: OrderedSet<&'c ShapeId>,
    /// The outputs and errors of operations.
    pub(super) answers: OrderedSet<&'c ShapeId>,
    /// How bad wrong HTTP bindings are: protocols that do not heed them suffer no harm.
    pub(super) of_bindings: Severity,
    diagnostics: &'c mut Diagnostics,
}

/// A shape, or a member of it.
pub(super) type About<'a> = (&'a ShapeId, Option<&'a str>);

/// The part of a shape or member that is wrong.
#[derive(Clone, Copy)]
pub(super) enum WrongPart<'a> {
    Name,
    /// The value that these keys lead to.
    Value(&'a [&'a str]),
    TraitName(&'a str),
    /// The value of a trait, or what these keys lead to in it.
    TraitValue(&'a str, &'a [&'a str]),
}

/// The protocols that heed HTTP bindings.
const HEEDING: [&str; 2] = ["aws.protocols#restJson1", "aws.protocols#restXml"];

impl<'c> Checks<'c> {
    pub(super) fn new(model: &'c Model, drafts: &'c Drafts<'c>, diagnostics: &'c mut Diagnostics) -> Self {
        let (mut requests, mut answers) = (OrderedSet::default(), OrderedSet::default());
        for (_, operation) in model.operations() {
            requests.insert(&operation.input);
            answers.extend(operation.errors.iter().chain([&operation.output]));
        }
        let is_heeded = HEEDING.iter().any(|protocol| model.service_has(protocol));
        let of_bindings = if is_heeded { Severity::Error } else { Severity::Warning };
        Self { model, drafts, requests, answers, of_bindings, diagnostics }
    }

    /// Where a member of this structure travels over HTTP, if its binding counts there
    /// ([HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html)).
    pub(super) fn binding<'t>(&self, structure: &ShapeId, member: &'t Member) -> Option<HttpBinding<'t>> {
        member.traits.http_binding().filter(|binding| {
            (self.requests.contains(structure) && binding.is_of_requests())
                || (self.answers.contains(structure) && binding.is_of_answers())
        })
    }

    /// Reports an error.
    pub(super) fn error(&mut self, code: &'static str, about: About<'_>, at: WrongPart<'_>, message: String) {
        self.report(Severity::Error, code, about, at, message);
    }

    /// Reports what is wrong with a shape, or with a member of it.
    pub(super) fn report(
        &mut self,
        severity: Severity,
        code: &'static str,
        (id, member): About<'_>,
        at: WrongPart<'_>,
        message: String,
    ) {
        let draft = &self.drafts[id];
        let (own, traits) = match member {
            Some(name) => (draft.members[name].site, &draft.members[name].traits),
            None => (draft.site, &draft.traits),
        };
        // By mixins and `apply`, a trait need not be written where its owner is.
        let site = |id: &str| traits.get(id).map_or(own, |written| written.site);
        let place = match at {
            WrongPart::Name => own.key(),
            WrongPart::Value(keys) => own.below(keys),
            WrongPart::TraitName(id) => site(id).trait_key(id),
            WrongPart::TraitValue(id, keys) => site(id).trait_value(id, keys),
        };
        let diagnostic = Diagnostic { severity, ..Diagnostic::error(code, place, message) };
        self.diagnostics.push(diagnostic.about(id, member));
    }
}
