//! All traits that the generator reads: those of the families in this folder.

use super::rule::Rule;
use super::{
    auth, body, collection, constraint, default, deprecated, documentation, endpoint, endpoint_bdd,
    endpoint_context, endpoint_rules, enumeration, error, example, http, idempotency, optionality, paginated,
    protocol, sensitive, service, streaming, timestamp, waiter, xml,
};

const FAMILIES: &[&[Rule]] = &[
    auth::RULES,
    body::RULES,
    collection::RULES,
    constraint::RULES,
    default::RULES,
    deprecated::RULES,
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
pub(in crate::resolve) fn rule(id: &str) -> Option<&'static Rule> {
    FAMILIES.iter().copied().flatten().find(|rule| rule.id == id)
}

/// Whether the trait changes something in what is generated. What does not is counted, and left out of a model in its
/// normal form.
pub(crate) fn has_effect(id: &str) -> bool {
    rule(id).is_some_and(|rule| rule.has_effect)
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
