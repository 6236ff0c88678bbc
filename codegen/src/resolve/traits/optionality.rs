//! Traits that decide whether a member is optional
//! ([structure member optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality)), or what
//! lists and maps hold; for the default see `default`.

use super::rule::{On, STRUCTURE, traits};

traits! {
    ADDED_DEFAULT = "smithy.api#addedDefault", [On::MemberOf(STRUCTURE)].needs("smithy.api#default").without_effect();
    /// Whether a client must treat the member as optional.
    CLIENT_OPTIONAL = "smithy.api#clientOptional" => client_optional, [On::MemberOf(STRUCTURE)];
    /// Whether the structure is the input of one operation.
    INPUT = "smithy.api#input" => input, [On::Shape(STRUCTURE)].strict().excludes(&[OUTPUT]);
    /// Whether the structure is the output of one operation.
    OUTPUT = "smithy.api#output" => output, [On::Shape(STRUCTURE)].strict();
    /// Whether the member is required.
    REQUIRED = "smithy.api#required" => required, [On::MemberOf(STRUCTURE)].strict();
    /// Whether a list or map may hold nulls
    /// ([sparse trait](https://smithy.io/2.0/spec/type-refinement-traits.html#sparse-trait)).
    SPARSE = "smithy.api#sparse" => sparse, [On::Shape(&["list", "map"])].strict();
}
