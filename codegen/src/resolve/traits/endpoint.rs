//! Hosts ([endpoint traits](https://smithy.io/2.0/spec/endpoint-traits.html)).

use super::list::Traits;
use super::node::{Node, Read, text};
use super::rule::{OPERATION, On, Rule, STRINGS, SmithyTrait, annotations};

annotations! {
    /// Whether the value of the member is part of the host's name.
    HostLabel = "smithy.api#hostLabel", host_label;
}

/// How the host's name begins, with the names of members in braces.
#[derive(Debug, PartialEq)]
pub(in crate::resolve) struct Endpoint(String);

impl SmithyTrait for Endpoint {
    const ID: &'static str = "smithy.api#endpoint";

    fn read(node: &Node<'_>) -> Read<Self> {
        node.object(&["hostPrefix"])?.required("hostPrefix", text).map(Self)
    }
}

impl Traits {
    /// How the host's name begins for an operation, with the names of members in braces.
    pub(crate) fn host_prefix(&self) -> Option<&str> {
        self.get::<Endpoint>().map(|endpoint| endpoint.0.as_str())
    }
}

pub(super) const RULES: &[Rule] =
    &[Rule::of::<Endpoint>(&[On::Shape(OPERATION)]), Rule::of::<HostLabel>(&[On::FieldTo(STRINGS)])];
