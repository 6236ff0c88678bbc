//! The [deprecated trait](https://smithy.io/2.0/spec/documentation-traits.html#deprecated-trait).

use super::list::Traits;
use super::node::text;
use super::rule::{On, Rule, properties};

/// That something should not be used any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deprecated {
    /// Why, and what to use instead.
    pub message: Option<String>,
    /// The version or date since when.
    pub since: Option<String>,
}

properties! {
    Deprecated = "smithy.api#deprecated" {
        message: optional("message", text),
        since: optional("since", text),
    }
}

impl Traits {
    /// The deprecation.
    pub(crate) fn deprecated(&self) -> Option<&Deprecated> {
        self.get()
    }
}

pub(super) const RULES: &[Rule] = &[Rule::of::<Deprecated>(&[On::Any])];
