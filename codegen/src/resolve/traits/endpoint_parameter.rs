//! Types and values of the parameters of endpoint rules
//! ([parameter object](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#parameter-object)).

use super::node::{Node, Read, boolean, text};

/// The type of a parameter of the endpoint rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamType {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A list of texts.
    StringArray,
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

/// The names of the types. Old models begin them with a capital letter.
pub(super) const PARAM_TYPES: &[(&str, ParamType)] = &[
    ("string", ParamType::String),
    ("boolean", ParamType::Boolean),
    ("stringArray", ParamType::StringArray),
    ("String", ParamType::String),
    ("Boolean", ParamType::Boolean),
    ("StringArray", ParamType::StringArray),
];

/// Reads a value of a type.
pub(super) fn param_value(node: &Node<'_>, ty: ParamType) -> Read<ParamValue> {
    Ok(match ty {
        ParamType::String => ParamValue::String(text(node)?),
        ParamType::Boolean => ParamValue::Boolean(boolean(node)?),
        ParamType::StringArray => ParamValue::StringArray(node.list(text)?),
    })
}
