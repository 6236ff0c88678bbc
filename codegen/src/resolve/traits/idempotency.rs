//! What it means to call an operation again
//! ([behavior traits](https://smithy.io/2.0/spec/behavior-traits.html)).

use super::node::{Node, Read};
use super::rule::{OPERATION, On, Rule, STRINGS, annotations};

annotations! {
    /// Whether a client may fill the member with a random token.
    IdempotencyToken = "smithy.api#idempotencyToken", idempotency_token => only_token;
    /// Whether an operation has the same effect when it is called again. Models may say more, which nothing depends on.
    Idempotent = "smithy.api#idempotent", idempotent => |node| node.any_object().map(|_| ());
    /// Whether an operation changes nothing.
    Readonly = "smithy.api#readonly", readonly;
}

/// A structure has one token
/// ([idempotencyToken trait](https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait)).
fn only_token(node: &Node<'_>) -> Read<()> {
    let subject = node.subject;
    let name = subject.member.map(|(name, _)| name);
    let mut before = subject.draft.members.iter().take_while(|(other, _)| Some(&***other) != name);
    match before.find(|(_, member)| member.has(subject.trait_id)) {
        Some((first, _)) => Err(node.error(format_args!("is on the member `{first}` already"))),
        None => node.annotation(),
    }
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<IdempotencyToken>(&[On::FieldTo(STRINGS)]),
    Rule::of::<Idempotent>(&[On::Shape(OPERATION)]).excludes(&["smithy.api#readonly"]),
    Rule::of::<Readonly>(&[On::Shape(OPERATION)]),
];
