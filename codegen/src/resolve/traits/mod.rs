//! The traits that the generator reads.
//!
//! Each family of traits has a file. It says of each trait where it belongs, how its value is read and checked, which type
//! the value has then, and which method of [`Traits`] gives it. No other trait is read.

mod auth;
mod body;
mod constraint;
pub(super) mod default;
mod documentation;
pub(super) mod endpoint;
mod endpoint_bdd;
mod endpoint_context;
mod endpoint_expression;
mod endpoint_parameter;
pub(super) mod endpoint_rules;
mod endpoint_value;
pub(super) mod enumeration;
mod error;
mod example;
pub(super) mod http;
mod idempotency;
pub(super) mod list;
pub(super) mod node;
mod optionality;
mod paginated;
mod protocol;
pub(super) mod rule;
mod sensitive;
mod service;
mod streaming;
mod timestamp;
mod waiter;
mod xml;

pub(crate) use self::body::HttpChecksum;
pub(crate) use self::constraint::{Bounds, Length, Range};
pub(crate) use self::documentation::{Deprecated, Recommended};
pub(crate) use self::endpoint_parameter::{ParamType, ParamValue};
pub(crate) use self::endpoint_rules::{
    EndpointCondition, EndpointOutcome, EndpointParameter, EndpointProperty, EndpointRule, EndpointRuleSet,
};
pub(crate) use self::endpoint_value::{Expression, ExpressionKind, Function, ValueType};
pub(crate) use self::error::Fault;
pub(crate) use self::example::CallExample;
pub(crate) use self::http::{Http, HttpBinding};
pub(crate) use self::list::Traits;
pub(crate) use self::timestamp::TimestampFormat;
pub(crate) use self::waiter::{Acceptor, Comparator, Matcher, PathMatcher, Waiter, WaiterState};
pub(crate) use self::xml::XmlNamespace;

use self::rule::Rule;

/// All families.
const FAMILIES: &[&[Rule]] = &[
    auth::RULES,
    body::RULES,
    constraint::RULES,
    default::RULES,
    documentation::RULES,
    endpoint::RULES,
    endpoint_bdd::RULES,
    endpoint_context::RULES,
    endpoint_rules::RULES,
    enumeration::RULES,
    error::RULES,
    example::RULES,
    http::RULES,
    idempotency::RULES,
    optionality::RULES,
    paginated::RULES,
    protocol::RULES,
    sensitive::RULES,
    service::RULES,
    streaming::RULES,
    timestamp::RULES,
    waiter::RULES,
    xml::RULES,
];

/// The rule of a trait, if the generator reads it.
pub(super) fn rule_of(id: &str) -> Option<&'static Rule> {
    FAMILIES.iter().copied().flatten().find(|rule| rule.id == id)
}

/// Whether the trait changes something in what is generated. What does not is counted, and left out of a model in its
/// normal form.
pub(crate) fn has_effect(id: &str) -> bool {
    rule_of(id).is_some_and(|rule| rule.has_effect)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::FAMILIES;

    #[test]
    fn every_trait_has_one_rule() {
        let mut seen = BTreeSet::new();
        for rule in FAMILIES.iter().copied().flatten() {
            assert!(seen.insert(rule.id), "{}", rule.id);
            assert!(rule.id.parse::<crate::shape_id::ShapeId>().is_ok(), "{}", rule.id);
            assert!(!rule.on.is_empty(), "{}", rule.id);
        }
    }
}
