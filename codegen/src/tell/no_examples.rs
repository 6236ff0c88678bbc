//! In the place of `examples`: a file for `include!` shows none.

use super::shapes::{Scope, Shapes};
use crate::lower::{Answer, Operation, Request, Structure};

pub(super) fn section(_: &Scope<'_>, _: &Operation, _: &str) -> Vec<String> {
    Vec::new()
}

pub(super) fn front(_: Option<&Request>, _: Option<&Answer>, _: &str) -> Vec<String> {
    Vec::new()
}

pub(super) fn of_output(_: &Shapes<'_>, _: &Structure, _: &str) -> Vec<String> {
    Vec::new()
}
