//! Traits that decide whether a member is optional
//! ([structure member optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality)); for
//! the default see `default`.

use super::rule::{On, Rule, STRUCTURE, annotations};

annotations! {
    /// Whether the member is required.
    REQUIRED = "smithy.api#required", required;
    /// Whether a client must treat the member as optional.
    CLIENT_OPTIONAL = "smithy.api#clientOptional", client_optional;
    /// Whether the structure is the input of one operation.
    INPUT = "smithy.api#input", input;
    /// Whether the structure is the output of one operation.
    OUTPUT = "smithy.api#output", output;
}

pub(super) const RULES: &[Rule] = &[
    Rule::annotation("smithy.api#addedDefault", &[On::MemberOf(STRUCTURE)]).without_effect(),
    Rule::annotation(CLIENT_OPTIONAL, &[On::MemberOf(STRUCTURE)]),
    Rule::annotation(INPUT, &[On::Shape(STRUCTURE)]).strict().excludes(&[OUTPUT]),
    Rule::annotation(OUTPUT, &[On::Shape(STRUCTURE)]).strict(),
    Rule::annotation(REQUIRED, &[On::MemberOf(STRUCTURE)]).strict(),
];
