//! Which parameters and variables the steps look at. That is less than the rules say: some rules are never reached, and some
//! values are always set.

use super::ir::{EndpointStep, EndpointValue};
use crate::name::Ident;
use crate::resolve::EndpointProperty;

/// Whether one of the steps depends on the parameter or variable.
pub(super) fn uses(steps: &[EndpointStep], name: &Ident) -> bool {
    steps.iter().any(|step| match step {
        EndpointStep::Let(_, value) | EndpointStep::Error(value) => is_in(value, name),
        EndpointStep::If(conditions, then) => {
            conditions.iter().any(|condition| is_in(condition, name)) || uses(then, name)
        }
        EndpointStep::IfLet(_, value, then) => is_in(value, name) || uses(then, name),
        EndpointStep::Endpoint { url, headers, properties } => {
            is_in(url, name)
                || headers.iter().any(|(_, value)| is_in(value, name))
                || properties.iter().any(|(_, property)| is_in_property(property, name))
        }
        EndpointStep::NoRule => false,
    })
}

fn is_in_property(property: &EndpointProperty<EndpointValue>, name: &Ident) -> bool {
    match property {
        EndpointProperty::Text(text) => is_in(text, name),
        EndpointProperty::List(items) => items.iter().any(|item| is_in_property(item, name)),
        EndpointProperty::Object(properties) => {
            properties.iter().any(|(_, value)| is_in_property(value, name))
        }
        EndpointProperty::Boolean(_) | EndpointProperty::Integer(_) => false,
    }
}

fn is_in(value: &EndpointValue, name: &Ident) -> bool {
    match value {
        EndpointValue::Variable(ident, _) => ident == name,
        EndpointValue::Template(values) | EndpointValue::Call(_, _, values) => {
            values.iter().any(|value| is_in(value, name))
        }
        EndpointValue::Field(of, ..)
        | EndpointValue::Not(of)
        | EndpointValue::IsSet(of, _)
        | EndpointValue::IsTrue(of)
        | EndpointValue::Some(of) => is_in(of, name),
        EndpointValue::Equal(first, second, _)
        | EndpointValue::Or(first, second)
        | EndpointValue::UnwrapOr(first, second) => is_in(first, name) || is_in(second, name),
        EndpointValue::Choice(test, first, second) => [test, first, second].iter().any(|it| is_in(it, name)),
        EndpointValue::Boolean(_) | EndpointValue::Integer(_) | EndpointValue::Text(_) => false,
    }
}
