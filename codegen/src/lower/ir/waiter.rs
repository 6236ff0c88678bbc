//! Waiters, lowered to tests over Rust types.

use super::query::QueryPath;
use crate::name::Ident;
use crate::resolve::{Comparator, Waiter, WaiterState};

/// A wait for a state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wait {
    /// The name in the model.
    pub name: String,
    /// The name of the function that begins it.
    pub ident: Ident,
    /// The waiter as the author wrote it.
    pub waiter: Waiter,
    /// What a success for which this test holds means, or any success if there is no test; the first that fits decides.
    pub successes: Vec<(Option<OutputTest>, WaiterState)>,
    /// What an error with this code means, or any error if there is no code; the first that fits decides.
    pub errors: Vec<(Option<String>, WaiterState)>,
}

/// A test of a success.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OutputTest {
    /// What the path leads to is compared.
    pub path: QueryPath,
    /// How it is compared.
    pub comparator: Comparator,
    /// What it is compared with.
    pub expected: String,
}
