//! The structure that has no members.

use super::super::smithy;

/// No data: what an operation without input or output takes or gives, written as `{}`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Unit;

smithy::structure! {
    Unit = "smithy.api#Unit" {}
}

impl Unit {
    /// The fields that carry sensitive data: none.
    pub const SENSITIVE: &'static [&'static str] = &[];
}
