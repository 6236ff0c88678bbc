//! Traits of lists and maps.

use super::rule::{On, Rule, annotations};

annotations! {
    /// Whether a list or map may hold nulls
    /// ([sparse trait](https://smithy.io/2.0/spec/type-refinement-traits.html#sparse-trait)).
    SPARSE = "smithy.api#sparse", sparse;
}

pub(super) const RULES: &[Rule] = &[Rule::annotation(SPARSE, &[On::Shape(&["list", "map"])]).strict()];
