//! Operations, lowered.

use super::call::Call;
use super::docs::{Deprecated, Docs};
use super::example::{Example, MadeUp};
use super::ty::Type;
use super::waiter::Wait;
use crate::name::Ident;

/// An operation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Operation {
    /// The absolute shape id.
    pub shape_id: String,
    /// The shape's name.
    pub name: String,
    /// The unit struct's name.
    pub ident: Ident,
    /// What the model's author says of it.
    pub docs: Docs,
    /// Whether it is deprecated.
    pub deprecated: Option<Deprecated>,
    /// The type of the input; none where there is no data.
    pub input: Option<Ident>,
    /// The type of the output; none where there is no data.
    pub output: Option<Ident>,
    /// The type of the errors.
    pub error: Ident,
    /// The value of `X-Amz-Target`.
    pub wire_target: String,
    /// Whether it changes nothing.
    pub read_only: bool,
    /// Whether calling it again has no further effect.
    pub idempotent: bool,
    /// How it is called over HTTP, where the protocol leaves this to the model.
    pub http: Option<Http>,
    /// What it needs of a client beyond its messages.
    pub call: Call,
    /// Its pagination.
    pub pagination: Option<Pagination>,
    /// What can be waited for.
    pub waiters: Vec<Waiter>,
    /// The same, as tests of results.
    pub waits: Vec<Wait>,
    /// The model's examples of calls.
    pub examples: Vec<Example>,
    /// A call that the model does not have, made from what it says of the input and the output.
    pub made_up: MadeUp,
}

/// How an operation is called over HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Http {
    /// The method.
    pub method: String,
    /// The path and the fixed part of the query, with the names of members in braces.
    pub uri: String,
    /// The status of an answer that is no error.
    pub status: u16,
}

/// Pagination, by names on the wire.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pagination {
    /// The input member that takes the token.
    pub input_token: String,
    /// The path in the output to the next token.
    pub output_token: String,
    /// The path in the output to the items.
    pub items: Option<String>,
    /// The input member that limits a page.
    pub page_size: Option<String>,
    /// The way to the items, where there is one.
    pub list: Option<ItemList>,
}

/// The items of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ItemList {
    /// The fields on the way to them.
    pub steps: Vec<ItemStep>,
    /// The type of all of them: a list or a map.
    pub ty: Type,
}

/// A field on the way to items.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ItemStep {
    /// Its name.
    pub ident: Ident,
    /// Whether it is an `Option`.
    pub optional: bool,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

/// A waiter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Waiter {
    /// Its name.
    pub name: String,
    /// What is waited for, in the author's words.
    pub documentation: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Seconds at least between two calls.
    pub min_delay: u32,
    /// Seconds at most between two calls.
    pub max_delay: u32,
    /// What ends it.
    pub acceptors: Vec<Acceptor>,
}

/// What an answer means for a waiter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Acceptor {
    /// `Success`, `Failure` or `Retry`.
    pub state: &'static str,
    /// The answers that it is for.
    pub matcher: Matcher,
}

/// A test of an answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Matcher {
    /// A path, what it must give, and how to compare.
    Path {
        /// `Output` or `InputOutput`: what the path goes into.
        subject: &'static str,
        /// A JMESPath expression.
        path: String,
        /// What to compare with.
        expected: String,
        /// How to compare.
        comparator: String,
    },
    /// An error by its name.
    ErrorType(String),
    /// Any success, or any error.
    Success(bool),
}

/// The enum of what an operation can fail with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OperationError {
    /// The type's name.
    pub ident: Ident,
    /// The operation's unit struct.
    pub operation: Ident,
    /// The errors, each the name of a variant and of the type in it.
    pub errors: Vec<ErrorVariant>,
    /// Whether one of the errors is so large that a linter may want it boxed.
    pub large: bool,
}

/// A variant of an operation's error enum.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ErrorVariant {
    /// The variant's name.
    pub variant: String,
    /// The type in it.
    pub ident: Ident,
    /// Whether the type is deprecated.
    pub deprecated: bool,
}
