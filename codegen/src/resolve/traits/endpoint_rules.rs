//! The rules by which a service's endpoint is found, and tests of them
//! ([rules engine](https://smithy.io/2.0/additional-specs/rules-engine/index.html)).

use serde_json::Value;

use super::list::Traits;
use super::node::{Node, Read};
use super::rule::{On, Rule, SERVICE, SmithyTrait};

/// The rules, as the model has them.
#[derive(Clone, Debug, PartialEq)]
pub struct EndpointRuleSet(Value);

impl SmithyTrait for EndpointRuleSet {
    const ID: &'static str = "smithy.rules#endpointRuleSet";

    fn read(node: &Node<'_>) -> Read<Self> {
        node.any_object().map(|_| Self(node.json().clone()))
    }
}

/// Tests of the rules, as the model has them.
#[derive(Clone, Debug, PartialEq)]
pub struct EndpointTests(Value);

impl SmithyTrait for EndpointTests {
    const ID: &'static str = "smithy.rules#endpointTests";

    fn read(node: &Node<'_>) -> Read<Self> {
        node.any_object().map(|_| Self(node.json().clone()))
    }
}

impl Traits {
    /// The rules by which the endpoint of the service is found.
    pub fn endpoint_rule_set(&self) -> Option<&EndpointRuleSet> {
        self.get()
    }

    /// Tests of those rules.
    pub fn endpoint_tests(&self) -> Option<&EndpointTests> {
        self.get()
    }
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<EndpointRuleSet>(&[On::Shape(SERVICE)]).without_effect(),
    Rule::of::<EndpointTests>(&[On::Shape(SERVICE)]).without_effect(),
];
