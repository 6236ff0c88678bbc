//! What it means to call an operation again
//! ([behavior traits](https://smithy.io/2.0/spec/behavior-traits.html)).

use super::node::{Node, Read};
use super::rule::{OPERATION, On, Rule, STRINGS, annotations};

annotations! {
    /// Whether a client may fill the member with a random token.
    IDEMPOTENCY_TOKEN = "smithy.api#idempotencyToken", idempotency_token;
    /// Whether an operation has the same effect when it is called again. Nothing depends on what else its value says.
    IDEMPOTENT = "smithy.api#idempotent", idempotent;
    /// Whether an operation changes nothing.
    READONLY = "smithy.api#readonly", readonly;
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
    Rule::new(IDEMPOTENCY_TOKEN, &[On::FieldTo(STRINGS)], |node| only_token(node).map(|()| None)),
    Rule::new(IDEMPOTENT, &[On::Shape(OPERATION)], |node| node.any_object().map(|_| None))
        .excludes(&[READONLY]),
    Rule::annotation(READONLY, &[On::Shape(OPERATION)]),
];
