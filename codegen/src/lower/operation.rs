//! Operations: their facts, and the enum of what they can fail with.

use std::collections::BTreeSet;

use super::call::call;
use super::docs::{deprecated, docs};
use super::ir::{self, Acceptor, ErrorVariant, Item, Matcher, OperationError, Pagination, Waiter};
use super::lowering::Lowering;
use crate::name::{Ident, Module};
use crate::resolve::{self, Kind, Member, Operation, Shape, WaiterState};
use crate::shape_id::ShapeId;

/// The variant of every operation's error enum for what the model does not know.
const UNHANDLED: &str = "Unhandled";

impl<'a> Lowering<'a> {
    /// The unit struct and the error enum of an operation.
    pub(super) fn operation(&self, shape: &'a Shape, operation: &'a Operation) -> Vec<(Module, Item)> {
        let Some(symbol) = self.symbols.operation(&shape.id) else { return Vec::new() };
        let service = self.model.service_id();
        let examples = self.examples(shape, operation);
        let item = ir::Operation {
            shape_id: shape.id.to_string(),
            name: shape.id.name().to_owned(),
            ident: symbol.ident.clone(),
            docs: docs(&shape.traits, None),
            deprecated: deprecated(&shape.traits),
            input: self.data(&operation.input),
            output: self.data(&operation.output),
            error: symbol.error.clone(),
            wire_target: format!("{}.{}", service.name(), shape.id.name()),
            read_only: shape.traits.readonly(),
            idempotent: shape.traits.idempotent(),
            http: self.http(shape),
            call: call(shape),
            pagination: pagination(shape),
            waiters: waiters(shape),
            waits: self.waits(shape, symbol),
            made_up: self.made_up(shape, operation, examples.is_empty()),
            examples,
        };
        let error = OperationError {
            ident: symbol.error.clone(),
            operation: symbol.ident.clone(),
            errors: self.error_variants(&operation.errors),
            large: operation.errors.iter().any(|error| self.is_large(error)),
        };
        vec![
            (symbol.module.clone(), Item::Operation(item)),
            (symbol.module.clone(), Item::OperationError(error)),
        ]
    }

    fn data(&self, id: &ShapeId) -> Option<Ident> {
        if id.is_unit() { None } else { self.ident(id).cloned() }
    }

    /// Whether the type of an error may take more than the 200 bytes that Clippy allows a variant by default: an `Option`
    /// of text has 24 of them, that of a structure any number.
    fn is_large(&self, error: &ShapeId) -> bool {
        let kind = &self.model.shape(error).kind;
        let nests = |member: &Member| {
            matches!(self.model.shape(&member.target).kind, Kind::Structure(_) | Kind::Union(_))
        };
        kind.members().count() > 7 || kind.members().any(nests)
    }

    /// A variant an error, with the error's name: types have different names, so variants do, but for the one that the
    /// enum has itself.
    fn error_variants(&self, errors: &[ShapeId]) -> Vec<ErrorVariant> {
        let idents: Vec<_> = errors.iter().filter_map(|id| Some((id, self.ident(id)?.clone()))).collect();
        let taken: BTreeSet<String> = idents.iter().map(|(_, ident)| ident.text.clone()).collect();
        let variant = |(id, ident): (&ShapeId, Ident)| {
            let shape = self.model.shape(id);
            let mut variant = ident.text.clone();
            if variant == UNHANDLED {
                while taken.contains(&variant) {
                    variant.push_str("Error");
                }
            }
            ErrorVariant { variant, deprecated: shape.traits.deprecated().is_some(), ident }
        };
        idents.into_iter().map(variant).collect()
    }
}

fn pagination(shape: &Shape) -> Option<Pagination> {
    let paginated = shape.traits.paginated()?;
    Some(Pagination {
        input_token: paginated.input_token.clone(),
        output_token: paginated.output_token.clone(),
        items: paginated.items.clone(),
        page_size: paginated.page_size.clone(),
    })
}

fn waiters(shape: &Shape) -> Vec<Waiter> {
    let waiters = shape.traits.waiters().iter().map(|(name, waiter)| Waiter {
        name: name.clone(),
        documentation: waiter.documentation.clone(),
        deprecated: waiter.deprecated,
        min_delay: waiter.min_delay,
        max_delay: waiter.max_delay,
        acceptors: waiter.acceptors.iter().map(acceptor).collect(),
    });
    waiters.collect()
}

fn acceptor(acceptor: &resolve::Acceptor) -> Acceptor {
    let state = match acceptor.state {
        WaiterState::Success => "Success",
        WaiterState::Failure => "Failure",
        WaiterState::Retry => "Retry",
    };
    let path = |subject, test: &resolve::PathMatcher| Matcher::Path {
        subject,
        path: test.path.clone(),
        expected: test.expected.clone(),
        comparator: test.comparator.name().to_owned(),
    };
    let matcher = match &acceptor.matcher {
        resolve::Matcher::Output(test) => path("Output", test),
        resolve::Matcher::InputOutput(test) => path("InputOutput", test),
        resolve::Matcher::ErrorType(name) => Matcher::ErrorType(name.clone()),
        resolve::Matcher::Success(expected) => Matcher::Success(*expected),
    };
    Acceptor { state, matcher }
}
