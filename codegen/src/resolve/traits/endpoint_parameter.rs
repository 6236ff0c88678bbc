//! Types and values of the parameters of endpoint rules
//! ([parameter object](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#parameter-object)).

use super::node::{Node, Read, boolean, text};

/// The type of a parameter of the endpoint rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParamType {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A list of texts.
    StringArray,
}

/// The value of a parameter of the endpoint rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ParamValue {
    /// Text.
    String(String),
    /// `true` or `false`.
    Boolean(bool),
    /// A list of texts.
    StringArray(Vec<String>),
}

/// The names of the types.
const TYPES: &[(&str, ParamType)] = &[
    ("string", ParamType::String),
    ("boolean", ParamType::Boolean),
    ("stringArray", ParamType::StringArray),
];

/// The type of this name. Old models begin them with a capital letter.
pub(super) fn named_type(name: &str) -> Option<ParamType> {
    let same = |wanted: &str| name.eq_ignore_ascii_case(wanted) && name.get(1..) == wanted.get(1..);
    TYPES.iter().find(|(wanted, _)| same(wanted)).map(|(_, ty)| *ty)
}

/// Reads a type.
pub(super) fn param_type(node: &Node<'_>) -> Read<ParamType> {
    match node.json().as_str().and_then(named_type) {
        Some(ty) => Ok(ty),
        None => node.choice(TYPES),
    }
}

/// Reads a value of a type.
pub(super) fn param_value(node: &Node<'_>, ty: ParamType) -> Read<ParamValue> {
    Ok(match ty {
        ParamType::String => ParamValue::String(text(node)?),
        ParamType::Boolean => ParamValue::Boolean(boolean(node)?),
        ParamType::StringArray => ParamValue::StringArray(node.list(text)?),
    })
}
