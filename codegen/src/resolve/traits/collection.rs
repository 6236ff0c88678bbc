//! Traits of lists and maps.

use super::rule::{On, traits};

traits! {
    /// Whether a list or map may hold nulls
    /// ([sparse trait](https://smithy.io/2.0/spec/type-refinement-traits.html#sparse-trait)).
    SPARSE = "smithy.api#sparse" => sparse, [On::Shape(&["list", "map"])].strict();
}
