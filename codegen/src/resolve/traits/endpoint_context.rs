//! What the parameters of the endpoint rules are bound to
//! ([rules engine parameters](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html)).

use serde_json::Value;

use super::endpoint_bdd::ENDPOINT_BDD;
use super::endpoint_rules::ENDPOINT_RULE_SET;
use super::endpoint_value::{ParamType, ParamValue, named_type, param_type, param_value};
use super::node::{Node, Read, all, text};
use super::rule::{FIELD, OPERATION, SERVICE, traits};
use crate::load::did_you_mean;
use crate::resolve::query::Start;
use crate::resolve::query_type::{ShapeQuery, Type};

/// Refuses a value of another type than the parameter with this name has. A service without rules has no parameters, and
/// binding them has no effect.
fn check(node: &Node<'_>, name: &str, found: Option<ParamType>) -> Read<()> {
    let of_service = |id| node.subject.service_trait(id);
    let Some(rules) = of_service(ENDPOINT_RULE_SET).or_else(|| of_service(ENDPOINT_BDD)) else {
        return Ok(());
    };
    let parameters = rules.get("parameters").and_then(Value::as_object);
    let shown = name.escape_debug();
    let Some(parameter) = parameters.and_then(|parameters| parameters.get(name)) else {
        let names = parameters.into_iter().flat_map(|parameters| parameters.keys()).map(String::as_str);
        let problem = format!("binds `{shown}`, which is no parameter of the service's endpoint rules");
        return Err(node.error_with_hint(problem, did_you_mean(name, names)));
    };
    // If it has no type, the rules report it.
    let wanted = parameter.get("type").and_then(Value::as_str).and_then(named_type);
    if wanted.is_some() && found != wanted {
        return Err(node.error(format_args!("binds `{shown}` to a value of another type")));
    }
    Ok(())
}

/// The values by the names of their parameters, if each has the type of its parameter.
fn checked<T>(node: &Node<'_>, values: Vec<(String, (T, Option<ParamType>))>) -> Read<Vec<(String, T)>> {
    let check = |(name, (value, found)): (String, _)| {
        check(node, &name, found)?;
        Ok((name, value))
    };
    all(values.into_iter().map(check))
}

fn context_param(node: &Node<'_>) -> Read<String> {
    let name = node.object(&["name"])?.required("name", text)?;
    let found = match node.subject.target_type() {
        Some("string" | "enum") => Some(ParamType::String),
        Some("boolean") => Some(ParamType::Boolean),
        Some("list") => Some(ParamType::StringArray),
        _ => None,
    };
    check(node, &name, found)?;
    Ok(name)
}

fn client_params(node: &Node<'_>) -> Read<()> {
    let param = |node: &Node<'_>| {
        let object = node.object(&["type", "documentation", "required"])?;
        let param_type = object.required("type", param_type);
        object.optional("documentation", text)?;
        Ok(((), Some(param_type?)))
    };
    checked(node, node.entries(param)?).map(|_| ())
}

fn static_params(node: &Node<'_>) -> Read<Vec<(String, ParamValue)>> {
    let value = |node: &Node<'_>| {
        let ty = match node.json() {
            Value::Bool(_) => ParamType::Boolean,
            Value::Array(_) => ParamType::StringArray,
            _ => ParamType::String,
        };
        Ok((param_value(node, ty)?, Some(ty)))
    };
    checked(node, node.entries(|node| node.object(&["value"])?.required("value", value))?)
}

fn operation_params(node: &Node<'_>) -> Read<Vec<(String, ShapeQuery)>> {
    let path = |node: &Node<'_>| {
        let (query, ty) = node.query(Start::Input)?;
        let found = match ty {
            Type::Text => Some(ParamType::String),
            Type::Boolean => Some(ParamType::Boolean),
            Type::List(item) if *item == Type::Text => Some(ParamType::StringArray),
            _ => None,
        };
        Ok((query, found))
    };
    checked(node, node.entries(|node| node.object(&["path"])?.required("path", path))?)
}

traits! {
    // The parameters that a client sets once are also in the rules, so nothing more is needed here.
    CLIENT_CONTEXT_PARAMS = "smithy.rules#clientContextParams", [SERVICE], client_params;
    /// The parameter of the endpoint rules that the member gives.
    CONTEXT_PARAM(String) = "smithy.rules#contextParam" => context_param, [FIELD], context_param;
    /// The parameters of the endpoint rules that an operation takes from its input, by name, each with its place there.
    OPERATION_CONTEXT_PARAMS(Vec<(String, ShapeQuery)>) = "smithy.rules#operationContextParams"
        => operation_context_params, [OPERATION], operation_params;
    /// The parameters of the endpoint rules that an operation fixes, by name.
    STATIC_CONTEXT_PARAMS(Vec<(String, ParamValue)>) = "smithy.rules#staticContextParams" => static_context_params,
        [OPERATION], static_params;
}
