//! The [deprecated trait](https://smithy.io/2.0/spec/documentation-traits.html#deprecated-trait).

use super::list::Traits;
use super::node::{Node, Read, text};
use super::rule::{On, Rule, SmithyTrait};

/// That something should not be used any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deprecated {
    /// Why, and what to use instead.
    pub message: Option<String>,
    /// The version or date since when.
    pub since: Option<String>,
}

impl SmithyTrait for Deprecated {
    const ID: &'static str = "smithy.api#deprecated";

    fn read(node: &Node<'_>) -> Read<Self> {
        let object = node.object(&["message", "since"])?;
        let (message, since) = (object.optional("message", text), object.optional("since", text));
        Ok(Self { message: message?, since: since? })
    }
}

impl Traits {
    /// The deprecation.
    pub(crate) fn deprecated(&self) -> Option<&Deprecated> {
        self.get()
    }
}

pub(super) const RULES: &[Rule] = &[Rule::of::<Deprecated>(&[On::Any])];
