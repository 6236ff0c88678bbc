//! What it means to call an operation again
//! ([behavior traits](https://smithy.io/2.0/spec/behavior-traits.html)).

use super::rule::{OPERATION, On, Rule, STRINGS, annotations};

annotations! {
    /// Whether a client may fill the member with a random token.
    IdempotencyToken = "smithy.api#idempotencyToken", idempotency_token;
    /// Whether an operation has the same effect when it is called again. Models may say more, which nothing depends on.
    Idempotent = "smithy.api#idempotent", idempotent => |node| node.any_object().map(|_| ());
    /// Whether an operation changes nothing.
    Readonly = "smithy.api#readonly", readonly;
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<IdempotencyToken>(&[On::FieldTo(STRINGS)]),
    Rule::of::<Idempotent>(&[On::Shape(OPERATION)]).excludes(&["smithy.api#readonly"]),
    Rule::of::<Readonly>(&[On::Shape(OPERATION)]),
];
