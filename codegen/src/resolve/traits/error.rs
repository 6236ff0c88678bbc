//! Traits of errors ([type refinement](https://smithy.io/2.0/spec/type-refinement-traits.html#error-trait),
//! [behavior](https://smithy.io/2.0/spec/behavior-traits.html#retryable-trait)).

use super::list::Traits;
use super::node::{Node, Read, boolean, text};
use super::rule::{On, Rule, STRUCTURE, SmithyTrait, properties};

/// Who is at fault, by the `error` trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Fault {
    /// The request.
    Client,
    /// The service.
    Server,
}

impl SmithyTrait for Fault {
    const ID: &'static str = "smithy.api#error";

    fn read(node: &Node<'_>) -> Read<Self> {
        node.choice(&[("client", Self::Client), ("server", Self::Server)])
    }
}

/// The HTTP status of an error.
#[derive(Debug)]
struct HttpError(u16);

impl SmithyTrait for HttpError {
    const ID: &'static str = "smithy.api#httpError";

    fn read(node: &Node<'_>) -> Read<Self> {
        let status = node.status(100..1000)?;
        if !(400..600).contains(&status) {
            let message = format!("the status {status} is none of an error: those are 400 to 599");
            node.warning("unusual-status", [], message, None);
        }
        Ok(Self(status))
    }
}

/// That an error may be retried.
#[derive(Debug)]
pub(crate) struct Retryable {
    /// Whether it means throttling.
    pub throttling: bool,
}

/// What an error is in answers of AWS Query
/// ([awsQueryError](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsqueryerror-trait)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QueryError {
    /// Its code.
    pub code: String,
    /// The HTTP status.
    pub status: u16,
}

properties! {
    /// That an error may be retried.
    Retryable = "smithy.api#retryable", retryable {
        throttling: or_default("throttling", boolean),
    }
    /// What an error is in answers of AWS Query.
    QueryError = "aws.protocols#awsQueryError", query_error {
        status: required("httpResponseCode", |node| node.status(100..1000)),
        code: required("code", text),
    }
}

impl Traits {
    /// Who is at fault, for an error structure.
    pub(crate) fn error(&self) -> Option<Fault> {
        self.get().copied()
    }

    /// The HTTP status of an error.
    pub(crate) fn http_error(&self) -> Option<u16> {
        self.get::<HttpError>().map(|status| status.0)
    }
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<Fault>(&[On::Shape(STRUCTURE)]).strict().excludes(&["smithy.api#input", "smithy.api#output"]),
    Rule::of::<HttpError>(&[On::Shape(STRUCTURE)]).strict(),
    Rule::of::<QueryError>(&[On::Shape(STRUCTURE)]),
    Rule::of::<Retryable>(&[On::Shape(STRUCTURE)]),
];
