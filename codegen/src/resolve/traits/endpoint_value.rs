//! What a value in the rules of endpoints can be
//! ([rules engine](https://smithy.io/2.0/additional-specs/rules-engine/specification.html)), and what a parameter of them
//! ([parameter object](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#parameter-object)).

use super::node::{Node, Read, boolean, text};

/// A value in the rules.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Expression {
    /// What it is.
    pub kind: ExpressionKind,
    /// What it gives.
    pub ty: ValueType,
}

impl Expression {
    pub(in crate::resolve) fn new(kind: ExpressionKind, ty: ValueType) -> Self {
        Self { kind, ty }
    }

    /// Text as it is.
    pub(in crate::resolve) fn literal(text: &str) -> Self {
        Self::new(ExpressionKind::Text(text.to_owned()), ValueType::Text)
    }
}

/// The kinds of values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ExpressionKind {
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Text as it is.
    Text(String),
    /// Texts, one after another.
    Template(Vec<Expression>),
    /// A parameter or a variable.
    Reference(String),
    /// A part of a value, by its name in the specification.
    Attribute(Box<Expression>, &'static str),
    /// An item of a list; from the end if the number is negative.
    Index(Box<Expression>, i64),
    /// What a function gives.
    Call(Function, Vec<Expression>),
}

/// The types of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueType {
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// Text.
    Text,
    /// A list of texts.
    TextList,
    /// A part of AWS.
    Partition,
    /// A URL in its parts.
    Url,
    /// An ARN in its parts.
    Arn,
    /// A value that may be unset.
    Optional(&'static ValueType),
}

/// The functions of the [standard library] and [those of AWS]. `getAttr` is not among them: it is an
/// [`Attribute`](ExpressionKind::Attribute) or an [`Index`](ExpressionKind::Index).
///
/// [standard library]: https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html
/// [those of AWS]: https://smithy.io/2.0/aws/rules-engine/library-functions.html
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the specification")]
pub(crate) enum Function {
    BooleanEquals,
    Coalesce,
    IsSet,
    IsValidHostLabel,
    IsVirtualHostableS3Bucket,
    Ite,
    Not,
    ParseArn,
    ParseUrl,
    Partition,
    Split,
    StringEquals,
    Substring,
    UriEncode,
}

impl ValueType {
    /// Whether the value may be unset.
    pub(crate) fn is_optional(self) -> bool {
        matches!(self, Self::Optional(_))
    }

    /// The type of the value if it is set.
    pub(crate) fn inner(self) -> Self {
        match self {
            Self::Optional(inner) => *inner,
            ty => ty,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Boolean => "true or false",
            Self::Integer => "a number",
            Self::Text => "text",
            Self::TextList => "a list",
            Self::Partition => "a partition",
            Self::Url => "a URL",
            Self::Arn => "an ARN",
            Self::Optional(inner) => inner.name(),
        }
    }
}

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
