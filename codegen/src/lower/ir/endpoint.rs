//! How the endpoint of the service is found, lowered.

use super::query::QueryPath;
use super::ty::Type;
use crate::name::Ident;
use crate::ordered::OrderedSet;
use crate::resolve::{EndpointParameter as RuleParameter, EndpointProperty, ParamType, ParamValue};

/// The parameters of the endpoint, and the rules as steps of a function.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct EndpointRules {
    /// The parameters, sorted by name.
    pub parameters: Vec<EndpointParameter>,
    /// The steps; the last of them ends the function.
    pub steps: Vec<EndpointStep>,
    /// What operations set, by their unit structs: all operations if any of them sets something, otherwise none.
    pub bindings: Vec<EndpointBinding>,
    /// The functions of the support code that the steps call.
    pub functions: OrderedSet<&'static str>,
    /// Whether the model has no rules, so that those of all AWS services are used.
    pub is_default: bool,
}

impl EndpointRules {
    /// Whether one of the parameters is deprecated.
    pub(crate) fn has_deprecated(&self) -> bool {
        self.parameters.iter().any(|parameter| parameter.rule.deprecated.is_some())
    }
}

/// A parameter of the endpoint, with its name in Rust.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EndpointParameter {
    /// The field's name.
    pub ident: Ident,
    /// What the rules say of it.
    pub rule: RuleParameter,
    /// Whether the steps use it.
    pub is_used: bool,
}

impl EndpointParameter {
    /// The type, without `Option`.
    pub(crate) fn ty(&self) -> Type {
        match self.rule.ty {
            ParamType::String => Type::String,
            ParamType::Boolean => Type::Bool,
            ParamType::StringArray => Type::Vec(Box::new(Type::String)),
        }
    }

    /// Whether the field is an `Option`.
    pub(crate) fn is_optional(&self) -> bool {
        self.rule.default.is_none()
    }

    /// Whether its default is that of its type.
    pub(crate) fn has_own_default(&self) -> bool {
        match &self.rule.default {
            None => true,
            Some(ParamValue::Boolean(value)) => !value,
            Some(ParamValue::String(text)) => text.is_empty(),
            Some(ParamValue::StringArray(list)) => list.is_empty(),
        }
    }
}

/// A step of the function that finds the endpoint.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EndpointStep {
    /// Gives a value a name.
    Let(Ident, EndpointValue),
    /// Steps for which all conditions must hold.
    If(Vec<EndpointValue>, Vec<EndpointStep>),
    /// Steps with a value that must be set.
    IfLet(Ident, EndpointValue, Vec<EndpointStep>),
    /// Returns an endpoint.
    Endpoint {
        /// The URL.
        url: EndpointValue,
        /// The headers.
        headers: Vec<(String, EndpointValue)>,
        /// The properties.
        properties: Vec<(String, EndpointProperty<EndpointValue>)>,
    },
    /// Returns an error with this text.
    Error(EndpointValue),
    /// Returns the error that no rule applies.
    NoRule,
}

/// A value in the steps.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EndpointValue {
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Text as it is.
    Text(String),
    /// Texts, one after another.
    Template(Vec<EndpointValue>),
    /// A variable, and whether it owns its text or list.
    Variable(Ident, bool),
    /// A field of a value, and whether it owns its text or list.
    Field(Box<EndpointValue>, String, bool),
    /// What the function of the support code with this name gives, and whether it owns its text or list.
    Call(&'static str, bool, Vec<EndpointValue>),
    /// Whether both are equal, or are not.
    Equal(Box<EndpointValue>, Box<EndpointValue>, bool),
    /// Whether a value is not true.
    Not(Box<EndpointValue>),
    /// Whether a value is set, or is not.
    IsSet(Box<EndpointValue>, bool),
    /// Whether a value is set and true.
    IsTrue(Box<EndpointValue>),
    /// The value as one that may be unset.
    Some(Box<EndpointValue>),
    /// The first value if it is set, else the second, which may be unset too.
    Or(Box<EndpointValue>, Box<EndpointValue>),
    /// The first value if it is set, else the second.
    UnwrapOr(Box<EndpointValue>, Box<EndpointValue>),
    /// One of two values.
    Choice(Box<EndpointValue>, Box<EndpointValue>, Box<EndpointValue>),
}

/// What an operation sets.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EndpointBinding {
    /// The operation's unit struct.
    pub operation: Ident,
    /// Whether the operation is deprecated, or a parameter that it sets, or a member of its input that sets one.
    pub uses_deprecated: bool,
    /// The parameters and what they are set to; the last one counts.
    pub sets: Vec<(Ident, EndpointSource)>,
}

/// Where an operation takes the value of a parameter from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EndpointSource {
    /// The value.
    pub value: EndpointSourceValue,
    /// The type of the parameter.
    pub ty: ParamType,
    /// Whether the field of the parameter is an `Option`.
    pub optional: bool,
}

/// A value that an operation gives to a parameter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EndpointSourceValue {
    /// Always the same.
    Fixed(ParamValue),
    /// What is at this place in the input, if anything is.
    Input {
        /// The place.
        path: QueryPath,
        /// Whether the model requires it, so that empty text counts as none.
        required: bool,
    },
}
