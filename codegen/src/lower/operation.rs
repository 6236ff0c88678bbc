//! Operations: their facts, and the enum of what they can fail with.

use std::collections::BTreeSet;

use super::structure::deprecated;
use super::{
    Acceptor, ErrorVariant, Item, Lowering, Matcher, OperationError, Pagination, Prose, Waiter, docs, facts,
};
use crate::name::{Ident, Module, OperationSymbol};
use crate::resolve::{self, Kind, Operation, Shape, WaiterState};
use crate::shape_id::ShapeId;

/// The variant of every operation's error enum for what the model does not know.
const UNHANDLED: &str = "Unhandled";

impl<'a> Lowering<'a> {
    /// The unit struct and the error enum of an operation.
    pub(super) fn operation(&self, shape: &'a Shape, operation: &'a Operation) -> Vec<(Module, Item)> {
        let Some(symbol) = self.symbols.operation(&shape.id) else { return Vec::new() };
        let service = self.model.service_id();
        let pagination = pagination(shape);
        let waiters = waiters(shape);
        let mut facts = facts::of_operation(shape, pagination.as_ref(), &waiters);
        let http = self.http(shape);
        facts.extend(
            http.iter().map(|http| format!("{}.", facts::code(&format!("{} {}", http.method, http.uri)))),
        );
        let mut docs = self.item_docs(shape, facts, self.operation_links(operation, symbol, &shape.id));
        if self.prose == Prose::Source {
            // What authors wrote, too.
            docs.prose.extend(shape.traits.examples().iter().map(|example| format!("{example:?}")));
        }
        let item = super::Operation {
            shape_id: shape.id.to_string(),
            name: shape.id.name().to_owned(),
            ident: symbol.ident.clone(),
            docs,
            deprecated: deprecated(&shape.traits),
            input: self.data(&operation.input),
            output: self.data(&operation.output),
            error: symbol.error.clone(),
            wire_target: format!("{}.{}", service.name(), shape.id.name()),
            read_only: shape.traits.readonly(),
            idempotent: shape.traits.idempotent(),
            http,
            pagination,
            waiters,
            examples: self.examples(shape, operation),
            examples_note: self.examples_note(operation),
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

    fn operation_links(&self, operation: &Operation, symbol: &OperationSymbol, id: &ShapeId) -> Vec<String> {
        let mut parts = Vec::new();
        for (words, id) in [("Input", &operation.input), ("Output", &operation.output)] {
            parts.push(match (self.data(id), self.symbols.get(id)) {
                (Some(ident), Some(data)) if data.module == symbol.module => {
                    format!("{words}: {}.", docs::near_link(&ident))
                }
                (Some(ident), _) => format!("{words}: {}.", docs::root_link(&ident)),
                (None, _) => format!("{words}: none."),
            });
        }
        let error = docs::near_link(&symbol.error);
        let errors = operation.errors.iter().filter_map(|id| self.ident(id)).map(docs::root_link);
        // Which errors there are is compared on its own.
        let errors: Vec<String> = errors.filter(|_| self.prose == Prose::Markdown).collect();
        parts.push(match errors.as_slice() {
            [] => format!("Errors: {error}."),
            errors => format!("Errors: {error}: {}.", errors.join(", ")),
        });
        parts.extend(self.api_reference(id));
        parts
    }

    /// Whether the type of an error may take more than the 200 bytes that Clippy allows a variant by default: an `Option`
    /// of text has 24 of them, that of a structure any number.
    fn is_large(&self, error: &ShapeId) -> bool {
        let kind = &self.model.shape(error).kind;
        let nests = |member: &crate::resolve::Member| {
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
            ErrorVariant {
                variant,
                docs: self.summary_docs(shape),
                deprecated: shape.traits.deprecated().is_some(),
                ident,
            }
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
