//! Traits of enums. Nothing of them is left in the model: the `enum` trait of Smithy 1.0 becomes members (`version1`),
//! and the [enumValue trait](https://smithy.io/2.0/spec/type-refinement-traits.html#enumvalue-trait) the value of one
//! (`enums`, which checks it).

use super::rule::{On, traits};

traits! {
    // The values of an enum, in Smithy 1.0.
    ENUM = "smithy.api#enum", [On::Shape(&["string"])].strict(), |_| Ok(());
    // The value of an enum's member.
    ENUM_VALUE = "smithy.api#enumValue", [On::MemberOf(&["enum", "intEnum"])].strict(), |_| Ok(());
}
