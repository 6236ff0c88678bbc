//! The documentation of the endpoint, of its parameters and of its rules.

use super::author::text;
use super::docs::Links;
use super::facts::shown;
use super::page::{FIELD_WIDTH, Page};
use crate::code_span::code;
use crate::lower::EndpointRules;
use crate::resolve::{EndpointParameter, ParamValue};

/// Documents the struct with the parameters.
pub(crate) const PARAMETERS: &[&str] = &[
    "What the endpoint depends on. Set what is known, then [`resolve`](Self::resolve).",
    "",
    "Nothing is looked up: neither the environment nor files.",
];
/// Documents the function that makes parameters.
pub(crate) const NEW_PARAMETERS: &str = "Parameters of which none is set but those that have a default.";
/// Documents the method that follows the rules.
pub(crate) const RESOLVE: &[&str] = &[
    "The endpoint for these parameters.",
    "",
    "# Errors",
    "",
    "If there is none, with the reason that the model gives.",
];
/// Documents the method that takes what an operation says.
pub(crate) const FOR_OPERATION: &[&str] = &[
    "The parameters for a call of the operation `O` with this input: what it decides takes the place of what is",
    "set here.",
];
/// Documents the trait of operations.
pub(crate) const ENDPOINT_CONTEXT: &str = "An operation, with what it says of the endpoint.";
/// Documents the method of that trait.
pub(crate) const SET_CONTEXT: &str = "Sets the parameters that the operation, or its input, decides.";
/// Why there is no endpoint if no rule applies.
pub(crate) const NO_RULE: &str = "no rule of the service fits these parameters";

/// Why there is no endpoint if a parameter is not set.
pub(crate) fn missing_parameter(name: &str) -> String {
    format!("the parameter {name} is not set")
}

/// Documents the module with the endpoint.
pub(crate) fn endpoint_module(rules: &EndpointRules) -> &'static str {
    if rules.is_default {
        "Where requests go: the URL of the service in a Region. The model has no rules of its own for this."
    } else {
        "Where requests go, by the rules of the model."
    }
}

/// The page of a parameter.
pub(super) fn page(parameter: &EndpointParameter, links: &Links<'_>) -> Page {
    let lines = text(parameter.documentation.as_deref(), links, FIELD_WIDTH, || {
        format!("The parameter `{}`.", parameter.name)
    });
    let is_required = parameter.required && parameter.default.is_none();
    let facts = [
        is_required.then(|| "Required.".to_owned()),
        parameter.default.as_ref().map(|default| format!("Default: {}.", value(default))),
        parameter.built_in.as_ref().map(|name| format!("Setting of a client: {}.", code(name))),
    ];
    Page::new(lines, &facts.into_iter().flatten().collect::<Vec<_>>(), parameter.deprecated.as_ref())
}

fn value(value: &ParamValue) -> String {
    match value {
        ParamValue::Boolean(value) => code(&value.to_string()),
        ParamValue::String(text) => shown(text),
        ParamValue::StringArray(list) => code(&format!("[{}]", list.join(", "))),
    }
}
