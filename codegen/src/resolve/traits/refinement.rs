//! [Type refinement traits](https://smithy.io/2.0/spec/type-refinement-traits.html): whether a member is optional
//! ([structure member optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality)), what
//! lists and maps hold, and the values of enums; for the default see `default`, for errors `error`.
//!
//! Nothing of the traits of enums is left in the model: the `enum` trait of Smithy 1.0 becomes members (`version1`), and the
//! [enumValue trait](https://smithy.io/2.0/spec/type-refinement-traits.html#enumvalue-trait) the value of one (`enums`, which
//! checks it).

use super::rule::{FIELD, On, STRUCTURE, traits};

traits! {
    ADDED_DEFAULT = "smithy.api#addedDefault", [FIELD].needs("smithy.api#default").without_effect();
    /// Whether a client must treat the member as optional.
    CLIENT_OPTIONAL = "smithy.api#clientOptional" => client_optional, [FIELD];
    // The values of an enum, in Smithy 1.0.
    ENUM = "smithy.api#enum", [On::Shape(&["string"])].strict(), |_| Ok(());
    // The value of an enum's member.
    ENUM_VALUE = "smithy.api#enumValue", [On::MemberOf(&["enum", "intEnum"])].strict(), |_| Ok(());
    /// Whether the structure is the input of one operation.
    INPUT = "smithy.api#input" => input, [STRUCTURE].strict().excludes(&[OUTPUT]);
    /// Whether the structure is the output of one operation.
    OUTPUT = "smithy.api#output" => output, [STRUCTURE].strict();
    /// Whether the member is required.
    REQUIRED = "smithy.api#required" => required, [FIELD].strict();
    /// Whether a list or map may hold nulls
    /// ([sparse trait](https://smithy.io/2.0/spec/type-refinement-traits.html#sparse-trait)).
    SPARSE = "smithy.api#sparse" => sparse, [On::Shape(&["list", "map"])].strict();
}
