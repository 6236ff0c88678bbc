//! [Waiters](https://smithy.io/2.0/additional-specs/waiters.html): what can be waited for after a call.

use super::node::{Node, Read, boolean, size, text};
use super::rule::{OPERATION, properties, traits};
use crate::resolve::query::Start;
use crate::resolve::query_type::{ShapeQuery, Type};

/// A waiter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Waiter {
    /// What is waited for.
    pub documentation: Option<String>,
    /// What ends it, in the order in which they are tried.
    pub acceptors: Vec<Acceptor>,
    /// Seconds at least between two calls.
    pub min_delay: u32,
    /// Seconds at most between two calls.
    pub max_delay: u32,
    /// Whether it should not be used any more.
    pub deprecated: bool,
}

properties! {
    /// What an answer means for a waiter.
    #[derive(Clone, Debug, PartialEq)]
    Acceptor {
        /// The state after such an answer.
        state: WaiterState = required("state", |node| node.choice(STATES));
        /// The answers that it is for.
        matcher: Matcher = required("matcher", matcher);
    }
}

/// The state of a waiter after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WaiterState {
    /// What was waited for has come.
    Success,
    /// It will not come.
    Failure,
    /// It has not come yet.
    Retry,
}

/// A test of an answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Matcher {
    /// A path into the output of a success.
    Output(PathMatcher),
    /// A path into an object of the `input` and the `output` of a success.
    InputOutput(PathMatcher),
    /// An error by the name of its shape.
    ErrorType(String),
    /// Any success, or any error.
    Success(bool),
}

/// A test of what a path gives.
#[derive(Clone, Debug)]
pub(crate) struct PathMatcher {
    /// A JMESPath expression.
    pub path: String,
    /// The same over the shapes of the operation.
    pub query: ShapeQuery,
    /// What to compare with.
    pub expected: String,
    /// How to compare.
    pub comparator: Comparator,
}

/// Two are equal if the author wrote the same. A change of the shapes that a path leads to is not a change of the path.
impl PartialEq for PathMatcher {
    fn eq(&self, other: &Self) -> bool {
        (&self.path, &self.expected, self.comparator) == (&other.path, &other.expected, other.comparator)
    }
}

/// How a waiter compares.
#[allow(clippy::enum_variant_names, reason = "the names are those of the specification")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparator {
    /// The path gives this text.
    StringEquals,
    /// The path gives `true` or `false`, as it says.
    BooleanEquals,
    /// The path gives a list with something in it, all of it this text.
    AllStringEquals,
    /// The path gives a list that has this text.
    AnyStringEquals,
}

impl Comparator {
    /// The name in models.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::StringEquals => "stringEquals",
            Self::BooleanEquals => "booleanEquals",
            Self::AllStringEquals => "allStringEquals",
            Self::AnyStringEquals => "anyStringEquals",
        }
    }
}

/// Seconds between two calls where the model sets none
/// ([waiter details](https://smithy.io/2.0/additional-specs/waiters.html#waiter-details)).
const MIN_DELAY: u32 = 2;
const MAX_DELAY: u32 = 120;

fn waiters(node: &Node<'_>) -> Read<Vec<(String, Waiter)>> {
    let waiters = node.entries(waiter)?;
    waiters.iter().try_for_each(|(name, _)| node.identifier("a waiter", name))?;
    Ok(waiters)
}

fn waiter(node: &Node<'_>) -> Read<Waiter> {
    let object =
        node.object(&["documentation", "acceptors", "minDelay", "maxDelay", "deprecated", "tags"])?;
    let acceptors = object.required("acceptors", |node| node.list(Acceptor::read));
    let (min, max) = (object.optional("minDelay", seconds), object.optional("maxDelay", seconds));
    let documentation = object.optional("documentation", text);
    let deprecated = object.or("deprecated", false, boolean);
    let acceptors = acceptors?;
    if !acceptors.iter().any(|acceptor| acceptor.state == WaiterState::Success) {
        return Err(node.error("needs an acceptor with the state `success`, or there is nothing to wait for"));
    }
    let min_delay = min?.unwrap_or(MIN_DELAY);
    // A minimum above the usual maximum raises that.
    let max_delay = max?.unwrap_or(MAX_DELAY.max(min_delay));
    if min_delay > max_delay {
        return Err(node.error(format!("waits {min_delay} seconds at least, but {max_delay} at most")));
    }
    Ok(Waiter { documentation: documentation?, acceptors, min_delay, max_delay, deprecated: deprecated? })
}

fn seconds(node: &Node<'_>) -> Read<u32> {
    let seconds = u32::try_from(size(node)?).ok().filter(|seconds| *seconds > 0);
    seconds.ok_or_else(|| node.error("must be a whole number of seconds from 1"))
}

const STATES: &[(&str, WaiterState)] =
    &[("success", WaiterState::Success), ("failure", WaiterState::Failure), ("retry", WaiterState::Retry)];

fn matcher(node: &Node<'_>) -> Read<Matcher> {
    let wanted = "an object with one of output, inputOutput, errorType, success";
    node.any_object()?.only(wanted, |kind, test| match kind {
        "output" => path_matcher(test, Start::Output).map(Matcher::Output),
        "inputOutput" => path_matcher(test, Start::Both).map(Matcher::InputOutput),
        "errorType" => text(test).map(Matcher::ErrorType),
        "success" => boolean(test).map(Matcher::Success),
        _ => Err(test.error(format_args!("is no matcher; a matcher is {wanted}"))),
    })
}

fn path_matcher(node: &Node<'_>, start: Start) -> Read<PathMatcher> {
    let comparators = [
        Comparator::StringEquals,
        Comparator::BooleanEquals,
        Comparator::AllStringEquals,
        Comparator::AnyStringEquals,
    ];
    let comparators = comparators.map(|comparator| (comparator.name(), comparator));
    let object = node.object(&["path", "expected", "comparator"])?;
    let typed = object.required("path", |node| Ok((text(node)?, node.query(start)?)));
    let comparator = object.required("comparator", |node| node.choice(&comparators));
    let expected = object.required("expected", text);
    let ((path, (query, ty)), comparator, expected) = (typed?, comparator?, expected?);
    let fits = match comparator {
        Comparator::StringEquals => ty == Type::Text,
        Comparator::BooleanEquals => ty == Type::Boolean,
        Comparator::AllStringEquals | Comparator::AnyStringEquals => ty == Type::List(Box::new(Type::Text)),
    };
    if !fits {
        let (comparator, ty) = (comparator.name(), ty.name());
        return Err(node.error(format_args!("compares by {comparator}, but its path gives {ty}")));
    }
    if comparator == Comparator::BooleanEquals && !matches!(expected.as_str(), "true" | "false") {
        return Err(node.error("compares with neither `true` nor `false`"));
    }
    Ok(PathMatcher { path, query, expected, comparator })
}

traits! {
    /// The waiters of an operation, by name.
    WAITABLE(Vec<(String, Waiter)>) = "smithy.waiters#waitable" => waiters, [OPERATION], waiters;
}
