//! Traits of enums. Nothing of them is left in the model: the `enum` trait of Smithy 1.0 becomes members (`enum_trait`),
//! and the [enumValue trait](https://smithy.io/2.0/spec/type-refinement-traits.html#enumvalue-trait) the value of one
//! (`enums`, which checks it).

use super::rule::{On, Rule};

/// The trait with the values of an enum, in Smithy 1.0.
pub(in crate::resolve) const ENUM: &str = "smithy.api#enum";
/// The trait with the value of an enum's member.
pub(in crate::resolve) const ENUM_VALUE: &str = "smithy.api#enumValue";

pub(super) const RULES: &[Rule] = &[
    Rule::new(ENUM, &[On::Shape(&["string"])], |_| Ok(None)).strict(),
    Rule::new(ENUM_VALUE, &[On::MemberOf(&["enum", "intEnum"])], |_| Ok(None)).strict(),
];
