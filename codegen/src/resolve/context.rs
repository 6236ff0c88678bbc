//! What the steps of the stage work on.

use std::cell::RefCell;

use super::draft::{Draft, Drafts};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{Ast, Reference};
use crate::ordered::{OrderedMap, OrderedSet};
use crate::shape_id::ShapeId;

/// The shapes of all files, which of them become the model, and what is wrong with them.
#[derive(Default)]
pub(super) struct Context<'a> {
    pub(super) asts: &'a [Ast],
    pub(super) drafts: Drafts<'a>,
    /// Empty until it is known where it begins.
    pub(super) closure: Closure,
    pub(super) found: Found,
}

/// What a service, or types without one, reach.
#[derive(Debug, Default)]
pub(super) struct Closure {
    pub(super) service: Option<ShapeId>,
    /// The operations that are kept.
    pub(super) operations: OrderedMap<ShapeId, Operation>,
    /// The resources: without those of operations that are not kept.
    pub(super) resources: OrderedSet<ShapeId>,
    /// The data shapes, sorted, those of the prelude included.
    pub(super) data: OrderedSet<ShapeId>,
}

/// An operation, with what its service adds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Operation {
    /// The structure that goes in, or `smithy.api#Unit`.
    pub input: ShapeId,
    /// The structure that comes out, or `smithy.api#Unit`.
    pub output: ShapeId,
    /// The errors, of the operation and of the service, sorted and unique.
    pub errors: Vec<ShapeId>,
}

/// What is wrong. Every step adds to it while it looks at the shapes.
#[derive(Debug, Default)]
pub(super) struct Found(RefCell<Diagnostics>);

/// A shape, or a member of it.
pub(super) type About<'a> = (&'a ShapeId, Option<&'a str>);

/// The part of a shape or member that is wrong.
#[derive(Clone, Copy)]
pub(super) enum WrongPart<'a> {
    Name,
    /// The value that these keys lead to.
    Value(&'a [&'a str]),
    /// What a service, resource or operation refers to.
    Reference(&'a Reference),
    TraitName(&'a str),
    /// The value of a trait, or what these keys lead to in it.
    TraitValue(&'a str, &'a [&'a str]),
}

impl Found {
    pub(super) fn push(&self, diagnostic: Diagnostic) {
        self.0.borrow_mut().push(diagnostic);
    }

    pub(super) fn append(&self, diagnostics: Diagnostics) {
        self.0.borrow_mut().append(diagnostics);
    }

    pub(super) fn into_diagnostics(self) -> Diagnostics {
        self.0.into_inner()
    }
}

impl<'a> Context<'a> {
    /// All shapes of the closure apart from those of the prelude.
    pub(super) fn reached(&self) -> impl Iterator<Item = (&ShapeId, &Draft<'a>)> {
        let closure = &self.closure;
        let ids = closure.data.iter().chain(closure.operations.keys()).chain(&closure.service);
        ids.filter_map(|id| self.drafts.get_key_value(id))
    }

    /// Reports an error in a shape, or in a member of it.
    pub(super) fn error(&self, code: &'static str, about: About<'_>, at: WrongPart<'_>, message: String) {
        self.found.push(self.finding(code, about, at, message));
    }

    /// An error in a shape, or in a member of it.
    pub(super) fn finding(
        &self,
        code: &'static str,
        (id, member): About<'_>,
        at: WrongPart<'_>,
        message: String,
    ) -> Diagnostic {
        let draft = &self.drafts[id];
        let (own, traits) = match member {
            Some(name) => (draft.members[name].site, &draft.members[name].traits),
            None => (draft.site, &draft.traits),
        };
        // By mixins and `apply`, a trait need not be written where its owner is.
        let place = match at {
            WrongPart::Name => own.key(),
            WrongPart::Value(keys) => own.below(keys),
            WrongPart::Reference(reference) => draft.site_of(reference).below(&reference.keys()),
            WrongPart::TraitName(id) => traits.get(id).map_or(own, |written| written.site).trait_key(id),
            WrongPart::TraitValue(id, keys) => match traits.get(id) {
                Some(written) => written.place(id, keys),
                None => own.trait_value(id, keys),
            },
        };
        Diagnostic::error(code, place, message).about(id, member)
    }
}
