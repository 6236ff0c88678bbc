//! JSON whose keys keep the order in which they were added.

use std::borrow::Cow;

use serde::{Serialize, Serializer};
use serde_json::Value;

/// A JSON value.
#[derive(Debug)]
pub(super) enum Node<'a> {
    Text(Cow<'a, str>),
    Whole(i64),
    /// A number, a boolean or null.
    Plain(&'a Value),
    Array(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

impl<'a> Node<'a> {
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn object<const N: usize>(pairs: [(&'a str, Self); N]) -> Self {
        Self::Object(pairs.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// The value with the keys of every object sorted.
    pub(super) fn sorted(value: &'a Value) -> Self {
        match value {
            Value::String(text) => Self::text(text),
            Value::Array(items) => Self::Array(items.iter().map(Self::sorted).collect()),
            Value::Object(pairs) => {
                let mut pairs: Vec<_> =
                    pairs.iter().map(|(key, value)| (key.into(), Self::sorted(value))).collect();
                pairs.sort_by(|(a, _): &(Cow<'_, str>, _), (b, _)| a.cmp(b));
                Self::Object(pairs)
            }
            plain => Self::Plain(plain),
        }
    }
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Plain(value) => value.serialize(serializer),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(pairs) => serializer.collect_map(pairs.iter().map(|(key, value)| (key, value))),
        }
    }
}
