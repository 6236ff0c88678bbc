//! JSON whose keys keep the order in which they were added.

use std::borrow::Cow;

use serde::{Serialize, Serializer};
use serde_json::Value;

/// A JSON value.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Node<'a> {
    Text(Cow<'a, str>),
    /// Any value, with the keys of every object sorted.
    Value(Value),
    Array(Vec<Node<'a>>),
    Object(#[serde(serialize_with = "object")] Object<'a>),
}

/// The keys and values of an object.
pub(super) type Object<'a> = Vec<(&'a str, Node<'a>)>;

fn object<S: Serializer>(pairs: &[(&str, Node<'_>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

impl<'a> Node<'a> {
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn sorted(value: &Value) -> Self {
        let mut value = value.clone();
        value.sort_all_objects();
        Self::Value(value)
    }
}
