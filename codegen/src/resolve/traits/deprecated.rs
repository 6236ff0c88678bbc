//! The [deprecated trait](https://smithy.io/2.0/spec/documentation-traits.html#deprecated-trait).

use super::node::text;
use super::rule::{On, Rule, properties};

/// That something should not be used any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deprecated {
    /// Why, and what to use instead.
    pub message: Option<String>,
    /// The version or date since which it is deprecated.
    pub since: Option<String>,
}

properties! {
    /// The deprecation.
    Deprecated = "smithy.api#deprecated", deprecated {
        message: optional("message", text),
        since: optional("since", text),
    }
}

pub(super) const RULES: &[Rule] = &[Rule::of::<Deprecated>(&[On::Any])];
