//! JSON as it is written: keys in the file's order, equal keys kept, strings borrowed from the text where they can be.
//!
//! `serde_json::Value` keeps the last of equal keys; a model with the same shape twice must be refused instead. Reading
//! all JSON first, and its meaning after that, lets one pass find every wrong place of a file.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The number of JSON values that one file may have; the largest models of AWS have about a tenth of it.
pub(super) const MAX_VALUES: usize = 4_000_000;

/// A JSON value.
#[derive(Debug, PartialEq)]
pub(super) enum Node<'a> {
    Null,
    Bool(bool),
    Number(Number),
    String(Cow<'a, str>),
    Array(Vec<Node<'a>>),
    Object(Object<'a>),
}

/// Keys and values in the file's order.
pub(super) type Object<'a> = Vec<(Cow<'a, str>, Node<'a>)>;

/// Why a text could not be read.
#[derive(Debug)]
pub(super) enum Failure {
    /// Not JSON, or nested too deep.
    Json(serde_json::Error),
    /// More than [`MAX_VALUES`] values.
    TooLarge,
}

impl Failure {
    /// Whether a number is too large to be read.
    pub(super) fn is_of_range(&self) -> bool {
        matches!(self, Self::Json(error) if error.to_string().starts_with("number out of range"))
    }
}

impl<'a> Node<'a> {
    /// Reads a whole text.
    pub(super) fn read(text: &'a str, max_values: usize) -> Result<Self, Failure> {
        let left = Cell::new(max_values);
        let mut deserializer = serde_json::Deserializer::from_str(text);
        Seed { left: &left }
            .deserialize(&mut deserializer)
            .and_then(|node| deserializer.end().map(|()| node))
            .map_err(|error| if left.get() == 0 { Failure::TooLarge } else { Failure::Json(error) })
    }

    /// What the value is, for messages, with an article.
    pub(super) fn description(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }

    /// The value without the order of its keys; of equal keys the last one counts.
    pub(super) fn into_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(value),
            Self::Number(value) => Value::Number(value),
            Self::String(value) => Value::String(value.into_owned()),
            Self::Array(items) => Value::Array(items.into_iter().map(Self::into_value).collect()),
            Self::Object(pairs) => {
                let mut object = Map::new();
                for (key, value) in pairs {
                    object.insert(key.into_owned(), value.into_value());
                }
                Value::Object(object)
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Seed<'c> {
    left: &'c Cell<usize>,
}

/// A key, which is copied only where it has escapes, and does not count as a value.
struct Key<'c>(Seed<'c>);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_str(self.0)
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        match self.left.get().checked_sub(1) {
            Some(0) | None => {
                self.left.set(0);
                Err(D::Error::custom("too many values"))
            }
            Some(left) => {
                self.left.set(left);
                deserializer.deserialize_any(self)
            }
        }
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node<'de>, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node<'de>, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node<'de>, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node<'de>, E> {
        Ok(Number::from_f64(value).map_or(Node::Null, Node::Number))
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::String(Cow::Borrowed(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node<'de>, E> {
        Ok(Node::String(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node<'de>, A::Error> {
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            array.push(item);
        }
        Ok(Node::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node<'de>, A::Error> {
        let mut object = Vec::new();
        while let Some(Node::String(key)) = entries.next_key_seed(Key(self))? {
            object.push((key, entries.next_value_seed(self)?));
        }
        Ok(Node::Object(object))
    }
}
