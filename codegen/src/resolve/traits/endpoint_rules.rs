//! The rules by which a service's endpoint is found
//! ([rules engine](https://smithy.io/2.0/additional-specs/rules-engine/specification.html)).

use std::cell::Cell;

use serde_json::Value;

use super::documentation::Deprecated;
use super::endpoint_expression::Scope;
use super::endpoint_value::{
    Expression, ExpressionKind, Function, ParamType, ParamValue, ValueType, param_type, param_value,
};
use super::node::{Invalid, Node, Read, boolean, text};
use super::rule::{SERVICE, traits};

/// The rules of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct EndpointRuleSet {
    /// What the endpoint depends on, sorted by name.
    pub parameters: Vec<EndpointParameter>,
    /// The rules; the first whose conditions hold decides.
    pub rules: Vec<EndpointRule>,
}

/// A parameter of the rules.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EndpointParameter {
    /// The name.
    pub name: String,
    /// The type.
    pub ty: ParamType,
    /// Whether it must be set.
    pub required: bool,
    /// Its value if nothing sets it.
    pub default: Option<ParamValue>,
    /// The client setting that it stands for, such as `AWS::Region`.
    pub built_in: Option<String>,
    /// What it does.
    pub documentation: Option<String>,
    /// The deprecation.
    pub deprecated: Option<Deprecated>,
}

/// A rule.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EndpointRule {
    /// What must hold, in this order.
    pub conditions: Vec<EndpointCondition>,
    /// What follows then.
    pub outcome: EndpointOutcome,
}

/// A condition: it holds if its value is set and not `false`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EndpointCondition {
    /// The value.
    pub value: Expression,
    /// The variable that has it from then on.
    pub assign: Option<String>,
}

/// What follows from a rule.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EndpointOutcome {
    /// An endpoint.
    Endpoint {
        /// The URL.
        url: Expression,
        /// The headers, by name, each with its values.
        headers: Vec<(String, Vec<Expression>)>,
        /// The properties, by name.
        properties: Vec<(String, EndpointProperty<Expression>)>,
    },
    /// That there is none, and why.
    Error(Expression),
    /// More rules; if none of them applies, there is no endpoint.
    Rules(Vec<EndpointRule>),
}

/// A property of an endpoint, in which text is of the type `T`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EndpointProperty<T> {
    /// Text.
    Text(T),
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A list.
    List(Vec<Self>),
    /// Properties by name.
    Object(Vec<(String, Self)>),
}

impl<T> EndpointProperty<T> {
    /// The same property with other text.
    pub(crate) fn map<U>(&self, text: &mut impl FnMut(&T) -> U) -> EndpointProperty<U> {
        match self {
            Self::Text(value) => EndpointProperty::Text(text(value)),
            Self::Boolean(value) => EndpointProperty::Boolean(*value),
            Self::Integer(number) => EndpointProperty::Integer(*number),
            Self::List(items) => EndpointProperty::List(items.iter().map(|item| item.map(text)).collect()),
            Self::Object(properties) => EndpointProperty::Object(
                properties.iter().map(|(name, value)| (name.clone(), value.map(text))).collect(),
            ),
        }
    }
}

impl EndpointRuleSet {
    /// The names of all parameters and variables, those of parameters first. A variable that several rules assign comes
    /// several times.
    pub(crate) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        let mut open: Vec<&EndpointRule> = self.rules.iter().rev().collect();
        while let Some(rule) = open.pop() {
            names.extend(rule.conditions.iter().filter_map(|condition| condition.assign.as_deref()));
            if let EndpointOutcome::Rules(rules) = &rule.outcome {
                open.extend(rules.iter().rev());
            }
        }
        names
    }

    /// Reads the rules.
    pub(in crate::resolve) fn read(node: &Node<'_>) -> Read<Self> {
        let object = node.object(&["version", "parameters", "rules"])?;
        object.required("version", version)?;
        let scope = Scope::default();
        let parameters = object.required("parameters", |node| parameters(node, &scope))?;
        let rules = object.required("rules", |node| node.list(|node| rule(node, &scope)))?;
        Ok(Self { parameters, rules })
    }
}

/// Looks at the version of the rules.
pub(super) fn version(node: &Node<'_>) -> Read<()> {
    let is_known = text(node)?.starts_with("1.");
    if is_known { Ok(()) } else { Err(node.error("is not a known version: 1.0 or a later 1")) }
}

/// Reads the parameters, and adds them to what can be named.
pub(super) fn parameters(node: &Node<'_>, scope: &Scope) -> Read<Vec<EndpointParameter>> {
    let mut parameters = Vec::new();
    for (name, parameter) in node.entries(parameter)? {
        node.identifier("the parameter", &name)?;
        let ty = match parameter.ty {
            ParamType::String => &ValueType::Text,
            ParamType::Boolean => &ValueType::Boolean,
            ParamType::StringArray => &ValueType::TextList,
        };
        let ty = if parameter.required { *ty } else { ValueType::Optional(ty) };
        scope.add(&name, ty);
        parameters.push(EndpointParameter { name, ..parameter });
    }
    Ok(parameters)
}

fn parameter(node: &Node<'_>) -> Read<EndpointParameter> {
    let object = node.object(&["type", "builtIn", "default", "required", "documentation", "deprecated"])?;
    let ty = object.required("type", param_type)?;
    let default = object.optional("default", |node| param_value(node, ty))?;
    let required = object.or("required", false, boolean)?;
    if default.is_some() && !required {
        return Err(node.error("has a `default` and is not `required`"));
    }
    Ok(EndpointParameter {
        name: String::new(),
        ty,
        required,
        default,
        built_in: object.optional("builtIn", text)?,
        documentation: object.optional("documentation", text)?,
        deprecated: object.optional("deprecated", Deprecated::read)?,
    })
}

fn rule(node: &Node<'_>, scope: &Scope) -> Read<EndpointRule> {
    let object = node.object(&["type", "conditions", "documentation", "endpoint", "error", "rules"])?;
    let kind = object.required("type", text)?;
    scope.within(|| {
        // After a condition that cannot be read, names may be missing.
        let failed = Cell::new(false);
        let next = |node: &Node<'_>| {
            let read = if failed.get() { Err(Invalid) } else { condition(node, scope) };
            failed.set(read.is_err());
            read
        };
        let conditions = object.required("conditions", |node| node.list(next))?.concat();
        let outcome = match kind.as_str() {
            "endpoint" => object.required("endpoint", |node| endpoint(node, scope))?,
            "error" => {
                object.required("error", |node| Expression::text(node, scope)).map(EndpointOutcome::Error)?
            }
            "tree" => {
                let rules = object.required("rules", |node| node.list(|node| rule(node, scope)));
                rules.map(EndpointOutcome::Rules)?
            }
            _ => return Err(node.error("must be of the type endpoint, error or tree")),
        };
        Ok(EndpointRule { conditions, outcome })
    })
}

/// The outcome of a rule that has no conditions and no rules below it.
pub(super) fn result(node: &Node<'_>, scope: &Scope) -> Read<EndpointOutcome> {
    match rule(node, scope)? {
        EndpointRule { conditions, outcome } if conditions.is_empty() => Ok(outcome),
        _ => Err(node.error("has conditions of its own")),
    }
}

/// Reads a condition, and before it those that what it gives to its function is set; what it assigns can be named from
/// then on.
pub(super) fn condition(node: &Node<'_>, scope: &Scope) -> Read<Vec<EndpointCondition>> {
    let object = node.object(&["fn", "argv", "assign", "documentation"])?;
    // A condition whose function is given an unset value does not hold. The specification wants `isSet` before it, but
    // the published rules of SimpleDB give `aws.partition` a Region that nothing asked for. AWS's SDKs agree for the
    // other functions, and for this one only differ in which error follows from there being no Region.
    let (tests, value) = Expression::condition(node, scope)?;
    let mut conditions: Vec<EndpointCondition> =
        tests.into_iter().map(|value| EndpointCondition { value, assign: None }).collect();
    let assign = object.optional("assign", text)?;
    match &assign {
        Some(name) if scope.type_of(name).is_some() => {
            return Err(node.error(format_args!("assigns `{}`, which is there already", name.escape_debug())));
        }
        Some(name) => {
            node.identifier("the variable", name)?;
            scope.add(name, value.ty.inner());
        }
        None => {}
    }
    // From here on it is known to be set.
    if let ExpressionKind::Call(Function::IsSet, arguments) = &value.kind
        && let [Expression { kind: ExpressionKind::Reference(name), ty }] = arguments.as_slice()
    {
        scope.add(name, ty.inner());
    }
    conditions.push(EndpointCondition { value, assign });
    Ok(conditions)
}

fn endpoint(node: &Node<'_>, scope: &Scope) -> Read<EndpointOutcome> {
    let object = node.object(&["url", "headers", "properties"])?;
    let values = |node: &Node<'_>| node.list(|node| Expression::text(node, scope));
    Ok(EndpointOutcome::Endpoint {
        url: object.required("url", |node| Expression::text(node, scope))?,
        headers: object.or("headers", Vec::new(), |node| node.entries(values))?,
        properties: object.or("properties", Vec::new(), |node| node.entries(|node| property(node, scope)))?,
    })
}

fn property(node: &Node<'_>, scope: &Scope) -> Read<EndpointProperty<Expression>> {
    match node.json() {
        Value::Object(_) => node.entries(|node| property(node, scope)).map(EndpointProperty::Object),
        Value::Array(_) => node.list(|node| property(node, scope)).map(EndpointProperty::List),
        Value::String(_) => Expression::text(node, scope).map(EndpointProperty::Text),
        _ => match Expression::read(node, scope)?.kind {
            ExpressionKind::Boolean(value) => Ok(EndpointProperty::Boolean(value)),
            ExpressionKind::Integer(number) => Ok(EndpointProperty::Integer(number)),
            _ => Err(node.error("is no property")),
        },
    }
}

traits! {
    ENDPOINT_RULE_SET: EndpointRuleSet = "smithy.rules#endpointRuleSet", [SERVICE], EndpointRuleSet::read;
    // Tests of the rules are for those who write the model.
    ENDPOINT_TESTS = "smithy.rules#endpointTests", [SERVICE], |node| node.any_object().map(|_| ());
}
