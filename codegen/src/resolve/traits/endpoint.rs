//! Hosts and the parameters of endpoints ([endpoint traits](https://smithy.io/2.0/spec/endpoint-traits.html),
//! [rules engine parameters](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html)).

use serde_json::Value;

use super::list::Traits;
use super::node::{Node, Read, text};
use super::rule::{OPERATION, On, Rule, SERVICE, STRINGS, STRUCTURE, SmithyTrait, annotations};

annotations! {
    /// Whether the value of the member is part of the host's name.
    HostLabel = "smithy.api#hostLabel", host_label;
}

/// How the host's name begins, with the names of members in braces.
#[derive(Debug, PartialEq)]
pub(in crate::resolve) struct Endpoint(String);

impl SmithyTrait for Endpoint {
    const ID: &'static str = "smithy.api#endpoint";

    fn read(node: &Node<'_>) -> Read<Self> {
        node.object(&["hostPrefix"])?.required("hostPrefix", text).map(Self)
    }
}

/// The parameter of the endpoint rules that the member gives.
#[derive(Debug, PartialEq)]
pub(in crate::resolve) struct ContextParam(String);

impl SmithyTrait for ContextParam {
    const ID: &'static str = "smithy.rules#contextParam";

    fn read(node: &Node<'_>) -> Read<Self> {
        node.object(&["name"])?.required("name", text).map(Self)
    }
}

/// The type of a parameter that a client sets once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamType {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A list of texts.
    StringArray,
}

/// A parameter of the endpoint rules that a client sets once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientContextParam {
    /// Its type.
    pub param_type: ParamType,
    /// What it does.
    pub documentation: Option<String>,
}

/// The parameters that a client sets once, by name.
#[derive(Debug, PartialEq)]
pub(in crate::resolve) struct ClientContextParams(Vec<(String, ClientContextParam)>);

impl SmithyTrait for ClientContextParams {
    const ID: &'static str = "smithy.rules#clientContextParams";

    fn read(node: &Node<'_>) -> Read<Self> {
        let types = [
            ("string", ParamType::String),
            ("boolean", ParamType::Boolean),
            ("stringArray", ParamType::StringArray),
        ];
        let param = |node: &Node<'_>| {
            let object = node.object(&["type", "documentation"])?;
            let param_type = object.required("type", |node| node.choice(&types));
            let documentation = object.optional("documentation", text);
            Ok(ClientContextParam { param_type: param_type?, documentation: documentation? })
        };
        node.entries(param).map(Self)
    }
}

/// The value of a parameter of the endpoint rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamValue {
    /// Text.
    String(String),
    /// `true` or `false`.
    Boolean(bool),
    /// A list of texts.
    StringArray(Vec<String>),
}

/// The parameters that an operation fixes, by name.
#[derive(Debug, PartialEq)]
pub(in crate::resolve) struct StaticContextParams(Vec<(String, ParamValue)>);

impl SmithyTrait for StaticContextParams {
    const ID: &'static str = "smithy.rules#staticContextParams";

    fn read(node: &Node<'_>) -> Read<Self> {
        let value = |node: &Node<'_>| match node.json() {
            Value::Bool(value) => Ok(ParamValue::Boolean(*value)),
            Value::Array(_) => node.list(text).map(ParamValue::StringArray),
            _ => text(node).map(ParamValue::String),
        };
        node.entries(|node| node.object(&["value"])?.required("value", value)).map(Self)
    }
}

/// The parameters that an operation takes from its input, by name, each with a JMESPath expression.
#[derive(Debug, PartialEq)]
pub(in crate::resolve) struct OperationContextParams(Vec<(String, String)>);

impl SmithyTrait for OperationContextParams {
    const ID: &'static str = "smithy.rules#operationContextParams";

    fn read(node: &Node<'_>) -> Read<Self> {
        node.entries(|node| node.object(&["path"])?.required("path", text)).map(Self)
    }
}

impl Traits {
    /// How the host's name begins for an operation, with the names of members in braces.
    pub fn host_prefix(&self) -> Option<&str> {
        self.get::<Endpoint>().map(|endpoint| endpoint.0.as_str())
    }

    /// The parameter of the endpoint rules that the member gives.
    pub fn context_param(&self) -> Option<&str> {
        self.get::<ContextParam>().map(|param| param.0.as_str())
    }

    /// The parameters of the endpoint rules that a client sets once, by name.
    pub fn client_context_params(&self) -> &[(String, ClientContextParam)] {
        self.get::<ClientContextParams>().map_or(&[], |params| &params.0)
    }

    /// The parameters of the endpoint rules that an operation fixes, by name.
    pub fn static_context_params(&self) -> &[(String, ParamValue)] {
        self.get::<StaticContextParams>().map_or(&[], |params| &params.0)
    }

    /// The parameters of the endpoint rules that an operation takes from its input, by name, each with a JMESPath
    /// expression.
    pub fn operation_context_params(&self) -> &[(String, String)] {
        self.get::<OperationContextParams>().map_or(&[], |params| &params.0)
    }
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<ClientContextParams>(&[On::Shape(SERVICE)]).without_effect(),
    Rule::of::<ContextParam>(&[On::MemberOf(STRUCTURE)]).without_effect(),
    Rule::of::<Endpoint>(&[On::Shape(OPERATION)]),
    Rule::of::<HostLabel>(&[On::FieldTo(STRINGS)]),
    Rule::of::<OperationContextParams>(&[On::Shape(OPERATION)]).without_effect(),
    Rule::of::<StaticContextParams>(&[On::Shape(OPERATION)]).without_effect(),
];
