//! Traits that decide whether a member is optional
//! ([structure member optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality)); for
//! the default see `default`.

use super::rule::{On, Rule, STRUCTURE, annotations};

annotations! {
    /// Whether the member is required.
    Required = "smithy.api#required", required;
    /// Whether a client must treat the member as optional.
    ClientOptional = "smithy.api#clientOptional", client_optional;
    /// Whether the default came after the model was first published.
    AddedDefault = "smithy.api#addedDefault";
    /// Whether the structure is the input of one operation.
    Input = "smithy.api#input", input;
    /// Whether the structure is the output of one operation.
    Output = "smithy.api#output", output;
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<AddedDefault>(&[On::MemberOf(STRUCTURE)]).without_effect(),
    Rule::of::<ClientOptional>(&[On::MemberOf(STRUCTURE)]),
    Rule::of::<Input>(&[On::Shape(STRUCTURE)]).strict().excludes(&["smithy.api#output"]),
    Rule::of::<Output>(&[On::Shape(STRUCTURE)]).strict(),
    Rule::of::<Required>(&[On::MemberOf(STRUCTURE)]).strict(),
];
