//! The traits that the generator reads.
//!
//! Each family of traits, mostly a chapter of the specification, has a file. It says of each trait where it belongs, how its
//! value is read and checked, which type the value has then, and which method of [`Traits`] gives it. No other trait is read.

mod auth;
mod behavior;
mod constraint;
pub(super) mod default;
mod documentation;
pub(super) mod endpoint;
mod endpoint_bdd;
mod endpoint_context;
mod endpoint_expression;
pub(super) mod endpoint_rules;
mod endpoint_value;
mod error;
mod example;
pub(super) mod http;
mod list;
pub(super) mod node;
pub(super) mod protocol;
pub(super) mod refinement;
mod rule;
mod service;
mod streaming;
mod waiter;

pub(crate) use self::constraint::{Bounds, Length, Range};
pub(crate) use self::documentation::{Deprecated, Recommended};
pub(crate) use self::endpoint_rules::{
    EndpointCondition, EndpointOutcome, EndpointParameter, EndpointProperty, EndpointRule, EndpointRuleSet,
};
pub(crate) use self::endpoint_value::{
    Expression, ExpressionKind, Function, ParamType, ParamValue, ValueType,
};
pub(crate) use self::error::Fault;
pub(crate) use self::example::CallExample;
pub(crate) use self::http::{Http, HttpBinding, HttpChecksum};
pub(crate) use self::list::Traits;
pub(crate) use self::protocol::{TimestampFormat, XmlNamespace};
pub(crate) use self::waiter::{Acceptor, Comparator, Matcher, PathMatcher, Waiter, WaiterState};

use self::node::{Node, Subject};
use self::rule::Rule;
use super::context::WrongPart;
use crate::load::{did_you_mean, with_article};

/// All families.
const FAMILIES: &[&[Rule]] = &[
    auth::RULES,
    behavior::RULES,
    constraint::RULES,
    default::RULES,
    documentation::RULES,
    endpoint::RULES,
    endpoint_bdd::RULES,
    endpoint_context::RULES,
    endpoint_rules::RULES,
    error::RULES,
    example::RULES,
    http::RULES,
    protocol::RULES,
    refinement::RULES,
    service::RULES,
    streaming::RULES,
    waiter::RULES,
];

/// The traits of Smithy's own namespace that no family reads, by their names
/// (<https://smithy.io/2.0/trait-index.html>).
const OTHERS_OF_SMITHY: &[&str] = &[
    "authDefinition",
    "box",
    "cors",
    "httpApiKeyAuth",
    "httpBasicAuth",
    "httpBearerAuth",
    "httpDigestAuth",
    "idRef",
    "mixin",
    "nestedProperties",
    "noReplace",
    "notProperty",
    "private",
    "property",
    "protocolDefinition",
    "references",
    "resourceIdentifier",
    "suppress",
    "tags",
    "trait",
    "traitValidators",
    "unitType",
];

/// The rule of a trait, if the generator reads it.
fn rule_of(id: &str) -> Option<&'static Rule> {
    FAMILIES.iter().copied().flatten().find(|rule| rule.id == id)
}

/// Whether the trait changes something in what is generated. What does not is counted, and left out of a model in its
/// normal form.
pub(crate) fn has_effect(id: &str) -> bool {
    rule_of(id).is_some_and(|rule| rule.has_effect)
}

/// The traits of a shape or member, as far as each is where it belongs and has a value that can be read. What is wrong is
/// reported.
pub(super) fn typed(subject: &Subject<'_>) -> Traits {
    Traits::new(subject.traits().map(|id, written| {
        let Some(rule) = rule_of(id.as_str()) else {
            misspelled(subject, id.as_str());
            return None;
        };
        if !rule.fits(subject) {
            misplaced(subject, rule, None);
            return None;
        }
        if let Some(needed) = rule.needs.filter(|needed| !subject.traits().has(needed)) {
            misplaced(subject, rule, Some(needed));
            return None;
        }
        for other in rule.conflicts.iter().filter(|other| subject.traits().has(other)) {
            let message = format!("the traits {id} and {other} exclude each other");
            subject.context.error("trait-conflict", subject.about(), WrongPart::TraitName(rule.id), message);
        }
        (rule.read)(&Node::root(subject, rule.id, &written.value)).ok().flatten()
    }))
}

/// Warns of a trait that Smithy's own namespace does not have, where it has one of nearly that name: a secret that somebody
/// meant to mark would be shown. A name that is near none may be of a later version.
fn misspelled(subject: &Subject<'_>, id: &str) {
    let Some(name) = id.strip_prefix("smithy.api#").filter(|name| !OTHERS_OF_SMITHY.contains(name)) else {
        return;
    };
    let known = FAMILIES.iter().copied().flatten().filter_map(|rule| rule.id.strip_prefix("smithy.api#"));
    let Some(hint) = did_you_mean(name, known.chain(OTHERS_OF_SMITHY.iter().copied())) else { return };
    let message = format!("Smithy has no trait {id}; it is ignored");
    let finding =
        subject.context.finding("unknown-trait", subject.about(), WrongPart::TraitName(id), message);
    subject.context.found.push(finding.hint(hint).into_warning());
}

/// Reports a trait where it does not belong, at all or without another one.
fn misplaced(subject: &Subject<'_>, rule: &Rule, without: Option<&str>) {
    let shape_type = subject.shape_type();
    let owner = match subject.target_type() {
        None => format!("a shape of type {shape_type}"),
        Some(target) => {
            format!("a member of {} that targets {}", with_article(shape_type), with_article(target))
        }
    };
    let without = without.map(|needed| format!(" without the trait {needed}"));
    let is_strict = rule.is_strict && without.is_none();
    let message = format!("the trait {} does not belong on {owner}{}", rule.id, without.unwrap_or_default());
    let at = WrongPart::TraitName(rule.id);
    let finding = subject.context.finding("misplaced-trait", subject.about(), at, message);
    subject.context.found.push(if is_strict { finding } else { finding.into_warning() });
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
