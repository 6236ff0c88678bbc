//! What it means to call an operation again
//! ([behavior traits](https://smithy.io/2.0/spec/behavior-traits.html)).

use super::node::{Node, Read};
use super::rule::{OPERATION, On, STRINGS, traits};

traits! {
    /// Whether a client may fill the member with a random token.
    IDEMPOTENCY_TOKEN = "smithy.api#idempotencyToken" => idempotency_token, [On::FieldTo(STRINGS)], only_token;
    /// Whether an operation has the same effect when it is called again. Nothing depends on what else its value says.
    IDEMPOTENT = "smithy.api#idempotent" => idempotent, [On::Shape(OPERATION)].excludes(&[READONLY]),
        |node| node.any_object().map(|_| ());
    /// Whether an operation changes nothing.
    READONLY = "smithy.api#readonly" => readonly, [On::Shape(OPERATION)];
}

/// A structure has one token
/// ([idempotencyToken trait](https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait)).
fn only_token(node: &Node<'_>) -> Read<()> {
    let (_, name) = node.subject.about();
    let mut before = node.subject.draft.members.iter().take_while(|(other, _)| Some(&***other) != name);
    match before.find(|(_, member)| member.traits.has(IDEMPOTENCY_TOKEN)) {
        Some((first, _)) => Err(node.error(format_args!("is on the member `{first}` already"))),
        None => node.annotation(),
    }
}
