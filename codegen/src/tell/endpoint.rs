//! The pages of the endpoint's parameters and of its rules.

use super::author::text;
use super::docs::Links;
use super::facts::EMPTY;
use super::page::{EndpointPages, FIELD_WIDTH, Page};
use crate::code_span::code;
use crate::lower::{EndpointParameter, EndpointRules};
use crate::resolve::ParamValue;

/// Of the function that makes parameters.
pub(crate) const NEW_PARAMETERS: &str = "Parameters of which none is set but those that have a default.";
/// Of the trait of operations.
pub(crate) const ENDPOINT_CONTEXT: &str = "An operation, with what it says of the endpoint.";
/// Of the method of that trait.
pub(crate) const SET_CONTEXT: &str = "Sets the parameters that the operation, or its input, decides.";
/// Why there is no endpoint if no rule applies.
pub(crate) const NO_RULE: &str = "no rule of the service fits these parameters";

/// Why there is no endpoint if a parameter is not set.
pub(crate) fn missing_parameter(name: &str) -> String {
    format!("the parameter {name} is not set")
}

/// Of the method that takes what an operation says.
pub(crate) fn for_operation() -> Vec<String> {
    let lines = [
        "The parameters for a call of the operation `O` with this input: what it decides takes the place of what is",
        "set here.",
    ];
    lines.map(str::to_owned).into()
}

pub(super) fn pages(rules: &EndpointRules, links: &dyn Links) -> EndpointPages {
    let lines = |lines: &[&str]| Page::of(lines.iter().map(|line| (*line).to_owned()).collect());
    let source = if rules.is_default {
        "Where requests go: the URL of the service in a Region. The model has no rules of its own for this."
    } else {
        "Where requests go, by the rules of the model."
    };
    EndpointPages {
        module: lines(&[source]),
        parameters: lines(&[
            "What the endpoint depends on. Set what is known, then [`resolve`](Self::resolve).",
            "",
            "Nothing is looked up: neither the environment nor files.",
        ]),
        fields: rules.parameters.iter().map(|parameter| field(parameter, links)).collect(),
        resolve: lines(&[
            "The endpoint for these parameters.",
            "",
            "# Errors",
            "",
            "If there is none, with the reason that the model gives.",
        ]),
    }
}

fn field(parameter: &EndpointParameter, links: &dyn Links) -> Page {
    let lines = text(parameter.documentation.as_deref(), links, FIELD_WIDTH, || {
        format!("The parameter `{}`.", parameter.name)
    });
    let mut facts = Vec::new();
    if parameter.required && parameter.default.is_none() {
        facts.push("Required.".to_owned());
    }
    if let Some(default) = &parameter.default {
        facts.push(format!("Default: {}.", value(default)));
    }
    if let Some(built_in) = &parameter.built_in {
        facts.push(format!("Setting of a client: {}.", code(built_in)));
    }
    Page::new(lines, &facts, &[], parameter.deprecated.as_ref())
}

fn value(value: &ParamValue) -> String {
    match value {
        ParamValue::Boolean(value) => code(&value.to_string()),
        ParamValue::String(text) if text.is_empty() => EMPTY.to_owned(),
        ParamValue::String(text) => code(text),
        ParamValue::StringArray(list) => code(&format!("[{}]", list.join(", "))),
    }
}
