//! All traits that the generator reads: those of the families in this folder.

use super::rule::Rule;

const FAMILIES: &[&[Rule]] = &[
    super::auth::RULES,
    super::body::RULES,
    super::constraint::RULES,
    super::default::RULES,
    super::documentation::RULES,
    super::endpoint::RULES,
    super::endpoint_bdd::RULES,
    super::endpoint_context::RULES,
    super::endpoint_rules::RULES,
    super::enumeration::RULES,
    super::error::RULES,
    super::example::RULES,
    super::http::RULES,
    super::idempotency::RULES,
    super::optionality::RULES,
    super::paginated::RULES,
    super::protocol::RULES,
    super::sensitive::RULES,
    super::service::RULES,
    super::streaming::RULES,
    super::timestamp::RULES,
    super::waiter::RULES,
    super::xml::RULES,
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
