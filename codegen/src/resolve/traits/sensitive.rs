//! The [sensitive trait](https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait).

use super::rule::{On, Rule, annotations};
use crate::load::DATA_TYPES;

annotations! {
    /// Whether the data must not be shown.
    SENSITIVE = "smithy.api#sensitive", sensitive;
}

pub(super) const RULES: &[Rule] = &[Rule::annotation(SENSITIVE, &[On::Shape(DATA_TYPES)])];
