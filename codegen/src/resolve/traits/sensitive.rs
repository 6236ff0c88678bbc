//! The [sensitive trait](https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait).

use super::rule::{DATA, On, Rule, annotations};

annotations! {
    /// Whether the data must not be shown.
    Sensitive = "smithy.api#sensitive", sensitive;
}

pub(super) const RULES: &[Rule] = &[Rule::of::<Sensitive>(&[On::Shape(DATA)])];
