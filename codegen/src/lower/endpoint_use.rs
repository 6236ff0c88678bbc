//! Which parameters and variables the rules of the endpoint look at.

use crate::resolve::{EndpointOutcome, EndpointProperty, EndpointRule, Expression, ExpressionKind};

/// Whether a rule depends on the parameter or variable.
pub(super) fn uses_rule(rule: &EndpointRule, name: &str) -> bool {
    rule.conditions.iter().any(|condition| uses(&condition.value, name)) || uses_outcome(&rule.outcome, name)
}

/// Whether what follows from a rule depends on it.
pub(super) fn uses_outcome(outcome: &EndpointOutcome, name: &str) -> bool {
    match outcome {
        EndpointOutcome::Error(text) => uses(text, name),
        EndpointOutcome::Rules(rules) => rules.iter().any(|rule| uses_rule(rule, name)),
        EndpointOutcome::Endpoint { url, headers, properties } => {
            uses(url, name)
                || headers.iter().flat_map(|(_, values)| values).any(|value| uses(value, name))
                || properties.iter().any(|(_, property)| uses_property(property, name))
        }
    }
}

fn uses_property(property: &EndpointProperty<Expression>, name: &str) -> bool {
    match property {
        EndpointProperty::Text(text) => uses(text, name),
        EndpointProperty::List(items) => items.iter().any(|item| uses_property(item, name)),
        EndpointProperty::Object(properties) => {
            properties.iter().any(|(_, value)| uses_property(value, name))
        }
        EndpointProperty::Boolean(_) | EndpointProperty::Integer(_) => false,
    }
}

/// Whether a value depends on the parameter or variable.
pub(super) fn uses(expression: &Expression, name: &str) -> bool {
    match &expression.kind {
        ExpressionKind::Reference(other) => other == name,
        ExpressionKind::Attribute(of, _) | ExpressionKind::Index(of, _) => uses(of, name),
        ExpressionKind::Template(values) | ExpressionKind::Call(_, values) => {
            values.iter().any(|value| uses(value, name))
        }
        ExpressionKind::Boolean(_) | ExpressionKind::Integer(_) | ExpressionKind::Text(_) => false,
    }
}
