//! Values as text: in headers, in the path and in the query.

use serde_core::de::value::{MapDeserializer, SeqDeserializer};
use serde_core::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde_core::forward_to_deserialize_any;
use serde_json::{Error, Value};

use super::super::super::shape::Present;
use super::super::super::{TimestampFormat, Wire};
use super::header;

/// A value, as JSON has it.
pub(super) fn json<F: TimestampFormat, T: Wire<F>>(value: &T) -> Result<Value, Error> {
    // By way of text: a float of 32 bits has fewer digits than the same one of 64.
    serde_json::from_slice(&serde_json::to_vec(&Present::<F, T>::new(value))?)
}

/// The text of a value that is one; none of `null`, a list or an object.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The value of a text.
pub(super) fn of_text<F: TimestampFormat, T: Wire<F>>(text: &str) -> Result<T, Error> {
    T::read(Text { source: Source::Texts(vec![text.to_owned()]), dates: F::HAS_COMMA })
}

/// Where the text of a value stands.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// In a header, which may be a list.
    Header(String),
    /// In one or several places.
    Texts(Vec<String>),
    /// In places with names.
    Entries(Vec<(String, Vec<String>)>),
}

/// Reads a value from its text.
pub(super) struct Text {
    pub(super) source: Source,
    /// Whether dates with a comma stand there.
    pub(super) dates: bool,
}

impl Text {
    fn whole(self) -> String {
        match self.source {
            Source::Header(text) => text,
            Source::Texts(texts) => texts.into_iter().next().unwrap_or_default(),
            Source::Entries(_) => String::new(),
        }
    }
}

impl<'de> Deserializer<'de> for Text {
    type Error = Error;

    /// A number where it is one: only text is asked for as text.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let text = self.whole();
        if let Ok(number) = text.parse::<i64>() {
            return visitor.visit_i64(number);
        }
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => visitor.visit_f64(number),
            _ => visitor.visit_string(text),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.whole().as_str() {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Error::custom("neither `true` nor `false`")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.whole())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_string(self.whole())
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let dates = self.dates;
        let texts = match self.source {
            Source::Header(text) => header::split(&text, dates),
            Source::Texts(texts) => texts,
            Source::Entries(_) => Vec::new(),
        };
        let items = texts.into_iter().map(|text| Text { source: Source::Texts(vec![text]), dates });
        visitor.visit_seq(SeqDeserializer::new(items))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let dates = self.dates;
        let entries = match self.source {
            Source::Entries(entries) => entries,
            _ => Vec::new(),
        };
        let entries =
            entries.into_iter().map(|(name, texts)| (name, Text { source: Source::Texts(texts), dates }));
        visitor.visit_map(MapDeserializer::new(entries))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct struct
        enum identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Text {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
