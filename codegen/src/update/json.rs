//! JSON whose keys keep the order in which they were added.

use std::borrow::Cow;

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

/// A JSON value.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Node<'a> {
    Text(Cow<'a, str>),
    /// Any value, with the keys of every object sorted.
    Value(Value),
    Array(Vec<Node<'a>>),
    Object(Object<'a>),
}

/// The keys and values of an object.
pub(super) type Object<'a> = IndexMap<&'a str, Node<'a>>;

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
