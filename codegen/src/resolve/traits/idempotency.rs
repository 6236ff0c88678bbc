//! What it means to call an operation again
//! ([behavior traits](https://smithy.io/2.0/spec/behavior-traits.html)).

use super::list::Traits;
use super::node::{Node, Read};
use super::rule::{OPERATION, On, Rule, STRINGS, SmithyTrait, annotations};

annotations! {
    /// Whether a client may fill the member with a random token.
    IdempotencyToken = "smithy.api#idempotencyToken", idempotency_token;
    /// Whether an operation changes nothing.
    Readonly = "smithy.api#readonly", readonly;
}

/// That an operation has the same effect when it is called again. Models may say more, which nothing depends on.
#[derive(Debug)]
struct Idempotent;

impl SmithyTrait for Idempotent {
    const ID: &'static str = "smithy.api#idempotent";

    fn read(node: &Node<'_>) -> Read<Self> {
        node.any_object().map(|_| Self)
    }
}

impl Traits {
    /// Whether an operation has the same effect when it is called again.
    pub(crate) fn idempotent(&self) -> bool {
        self.has(Idempotent::ID)
    }
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<IdempotencyToken>(&[On::FieldTo(STRINGS)]),
    Rule::of::<Idempotent>(&[On::Shape(OPERATION)]).excludes(&["smithy.api#readonly"]),
    Rule::of::<Readonly>(&[On::Shape(OPERATION)]),
];
