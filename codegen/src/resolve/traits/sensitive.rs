//! The [sensitive trait](https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait).

use super::rule::{On, Rule, annotations};
use crate::load::DATA_TYPES;

annotations! {
    /// Whether the data must not be shown.
    Sensitive = "smithy.api#sensitive", sensitive;
}

pub(super) const RULES: &[Rule] = &[Rule::of::<Sensitive>(&[On::Shape(DATA_TYPES)])];
