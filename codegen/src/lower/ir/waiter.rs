//! Waiters, lowered to tests over Rust types.

use super::query::QueryPath;
use crate::name::Ident;
use crate::resolve::{Waiter, WaiterState};

/// A wait for a state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wait {
    /// The name in the model.
    pub name: String,
    /// The name of the function that begins it.
    pub ident: Ident,
    /// The waiter as the author wrote it.
    pub waiter: Waiter,
    /// What a success means; the first test that holds decides.
    pub successes: Vec<(OutputTest, WaiterState)>,
    /// What an error with a code means, or any error where there is none; the first that fits decides.
    pub errors: Vec<(Option<String>, WaiterState)>,
}

/// A test of a success.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum OutputTest {
    /// It always holds.
    Any,
    /// The path gives this text.
    Text(QueryPath, String),
    /// The path gives this truth value.
    Boolean(QueryPath, bool),
    /// The path gives a list with this text in it.
    AnyText(QueryPath, String),
    /// The path gives a list of nothing but this text.
    AllText(QueryPath, String),
}

impl OutputTest {
    /// Whether it looks at the input.
    pub(crate) fn uses_input(&self) -> bool {
        self.path().is_some_and(QueryPath::uses_input)
    }

    /// Whether it looks at a member that is deprecated.
    pub(crate) fn uses_deprecated(&self) -> bool {
        self.path().is_some_and(|path| path.has_member(&|step| step.deprecated))
    }

    fn path(&self) -> Option<&QueryPath> {
        match self {
            Self::Any => None,
            Self::Text(path, _)
            | Self::Boolean(path, _)
            | Self::AnyText(path, _)
            | Self::AllText(path, _) => Some(path),
        }
    }
}
