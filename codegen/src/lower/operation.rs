//! Operations: their facts, and the enum of what they can fail with.

use std::collections::BTreeSet;

use serde_json::Value;

use super::docs::{deprecated, docs};
use super::ir::{self, Acceptor, ErrorVariant, Item, Matcher, OperationError, Pagination, Waiter};
use super::lowering::Lowering;
use crate::name::{Ident, Module};
use crate::resolve::{Kind, Member, Operation, Shape};
use crate::shape_id::ShapeId;

/// Seconds between two calls of a waiter where the model sets none
/// ([waiters](https://smithy.io/2.0/additional-specs/waiters.html#waiter-details)).
const MIN_DELAY: u32 = 2;
const MAX_DELAY: u32 = 120;
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
            pagination: self.pagination(shape),
            waiters: waiters(shape),
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

    /// The operation's pagination, with what the service sets for all
    /// (Smithy 2.0, [paginated trait](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait)).
    pub(super) fn pagination(&self, shape: &Shape) -> Option<Pagination> {
        let own = shape.traits.paginated()?;
        let all = self.model.service().0.traits.paginated().unwrap_or_default();
        Some(Pagination {
            input_token: own.input_token.or(all.input_token)?,
            output_token: own.output_token.or(all.output_token)?,
            items: own.items.or(all.items),
            page_size: own.page_size.or(all.page_size),
        })
    }
}

fn waiters(shape: &Shape) -> Vec<Waiter> {
    let seconds = |waiter: &Value, key: &str, default: u32| {
        waiter.get(key).and_then(Value::as_u64).and_then(|seconds| seconds.try_into().ok()).unwrap_or(default)
    };
    shape
        .traits
        .waitable()
        .into_iter()
        .flatten()
        .map(|(name, waiter)| Waiter {
            name: name.clone(),
            min_delay: seconds(waiter, "minDelay", MIN_DELAY),
            max_delay: seconds(waiter, "maxDelay", MAX_DELAY),
            acceptors: waiter
                .get("acceptors")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(acceptor)
                .collect(),
        })
        .collect()
}

fn acceptor(value: &Value) -> Option<Acceptor> {
    let state = match value.get("state")?.as_str()? {
        "success" => "Success",
        "failure" => "Failure",
        _ => "Retry",
    };
    let (kind, test) = value.get("matcher")?.as_object()?.iter().next()?;
    let text = |key: &str| test.get(key).and_then(Value::as_str).map(str::to_owned);
    let subject = if kind == "inputOutput" { "InputOutput" } else { "Output" };
    let matcher = match kind.as_str() {
        "errorType" => Matcher::ErrorType(test.as_str()?.to_owned()),
        "success" => Matcher::Success(test.as_bool()?),
        _ => Matcher::Path {
            subject,
            path: text("path")?,
            expected: text("expected")?,
            comparator: text("comparator")?,
        },
    };
    Some(Acceptor { state, matcher })
}
