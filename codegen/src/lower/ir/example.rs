//! Examples of calls, lowered.

use super::enumeration::WireValue;
use super::literal::Literal;
use super::ty::Type;
use crate::name::Ident;

/// An example of a call, as the model has it
/// (Smithy 2.0, [examples trait](https://smithy.io/2.0/spec/documentation-traits.html#examples-trait)).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Example {
    /// What it shows, in the author's words.
    pub title: String,
    /// More about it, in the author's words.
    pub documentation: Option<String>,
    /// What goes in; `None` if the operation takes no data.
    pub request: Option<Request>,
    /// What comes out, if the model says so.
    pub answer: Option<Answer>,
}

/// A call that is made up.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct MadeUp {
    /// What goes in; `None` if the operation takes no data, or the model has an example.
    pub request: Option<Request>,
    /// What comes out; `None` if the operation gives no data.
    pub answer: Option<Answer>,
}

/// A request as Rust, and what serde writes for it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Request {
    /// The value.
    pub value: Expression,
    /// What serde writes.
    pub json: Json,
    /// What is sent, if the model says where each member travels.
    pub http: Option<HttpRequest>,
}

/// A request of HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HttpRequest {
    /// The method.
    pub method: String,
    /// The path and the query.
    pub target: String,
    /// The headers that the model binds members to: names and values.
    pub headers: Vec<(String, String)>,
    /// What the body is.
    pub body: HttpBody,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HttpBody {
    /// Nothing, or something that is not text.
    None,
    /// What serde writes.
    Json,
    /// This text.
    Text(String),
    /// XML, which is not shown.
    Xml,
}

/// An answer as serde reads it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    /// The type at the root of the crate.
    pub ty: String,
    /// Whether the type is deprecated.
    pub deprecated: bool,
    /// Whether it is an error.
    pub is_error: bool,
    /// What serde reads.
    pub json: Json,
    /// A field that holds text, whether it is an `Option`, and the text: for a line that shows how to read one.
    pub field: Option<(Ident, bool, String)>,
}

/// A value as a Rust expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expression {
    /// A simple value. A number states its type if that does not follow from its place.
    Literal(Literal, Type),
    /// A value that an enum does not know, by the enum's `From`.
    OpenValue(String, WireValue),
    /// A structure: its type, and the fields that are set.
    Structure {
        /// The type.
        ty: String,
        /// Whether the type is deprecated.
        deprecated: bool,
        /// The fields that are set.
        fields: Vec<SetField>,
    },
    /// A union: its type, the variant, and the value in it.
    Union {
        /// The type.
        ty: String,
        /// The variant.
        variant: Ident,
        /// Whether the type or the variant is deprecated.
        deprecated: bool,
        /// The value; `None` if the variant holds nothing.
        value: Option<Box<Self>>,
        /// Whether the value is in a `Box`.
        boxed: bool,
    },
    /// A `Vec` of items of this type.
    Vec(Vec<Self>, Type),
    /// A `BTreeMap`, with the types of keys and values.
    Map(Vec<(Self, Self)>, Type),
    /// A value in a sparse list or map.
    Some(Box<Self>),
    /// A null in a sparse list or map.
    None,
}

impl Expression {
    /// The values that it is made of.
    pub(crate) fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Structure { fields, .. } => fields.iter().map(|field| &field.value).collect(),
            Self::Union { value, .. } => value.iter().map(|value| &**value).collect(),
            Self::Vec(items, _) => items.iter().collect(),
            Self::Map(entries, _) => entries.iter().flat_map(|(key, value)| [key, value]).collect(),
            Self::Some(value) => vec![value],
            Self::Literal(..) | Self::OpenValue(..) | Self::None => Vec::new(),
        }
    }
}

/// A field that is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SetField {
    /// The field.
    pub ident: Ident,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its value.
    pub value: Expression,
}

/// JSON that keeps its order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as its digits.
    Number(String),
    /// A number of 32 bits that has other digits as one of 64 bits: as such `1.1` is `1.100000023841858`.
    Single(f32),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// An object.
    Object(Vec<(String, Self)>),
}

impl Json {
    /// The number of values in it, itself included.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::List(items) => 1 + items.iter().map(Self::size).sum::<usize>(),
            Self::Object(entries) => 1 + entries.iter().map(|(_, value)| value.size()).sum::<usize>(),
            _ => 1,
        }
    }

    /// The digits of a finite number of 32 bits, as serde_json writes them.
    pub(crate) fn single(number: f32) -> String {
        serde_json::to_string(&number).unwrap_or_else(|_| number.to_string())
    }

    /// Whether it is `{}`.
    pub(crate) fn is_empty_object(&self) -> bool {
        matches!(self, Self::Object(entries) if entries.is_empty())
    }
}

impl From<&serde_json::Value> for Json {
    fn from(value: &serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(value) => Self::Bool(*value),
            serde_json::Value::Number(number) => Self::Number(number.to_string()),
            serde_json::Value::String(text) => Self::Text(text.clone()),
            serde_json::Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            serde_json::Value::Object(entries) => {
                Self::Object(entries.iter().map(|(name, value)| (name.clone(), value.into())).collect())
            }
        }
    }
}
