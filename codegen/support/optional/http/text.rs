//! Values as text: in headers, in the path and in the query.

use std::collections::BTreeMap;

use serde_core::de::value::{MapDeserializer, SeqDeserializer};
use serde_core::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde_core::forward_to_deserialize_any;
use serde_json::Error;

use super::super::super::shape::{Present, ShapeVisitor, Simple, Structure, Union};
use super::super::super::{TimestampFormat, Wire};
use super::header;

/// The text of a simple value, the texts of a list's items, or those of a map by its keys.
#[derive(Clone, Debug)]
pub(super) enum Texts {
    /// The value is absent or has no text.
    Nothing,
    One(String),
    List(Vec<String>),
    Map(Vec<(String, Texts)>),
}

impl Texts {
    /// The texts of this value.
    pub(super) fn of<F: TimestampFormat, T: Wire<F>>(value: &T) -> Result<Self, Error> {
        value.accept(ToTexts)
    }

    /// The text of one value.
    #[inline]
    pub(super) fn one(self) -> Option<String> {
        match self {
            Self::One(text) => Some(text),
            _ => None,
        }
    }

    /// The text of one value, or the texts of a list.
    #[inline]
    pub(super) fn all(self) -> Vec<String> {
        match self {
            Self::One(text) => vec![text],
            Self::List(texts) => texts,
            Self::Nothing | Self::Map(_) => Vec::new(),
        }
    }

    /// The texts of a map, by its keys.
    #[inline]
    pub(super) fn entries(self) -> Vec<(String, Texts)> {
        match self {
            Self::Map(entries) => entries,
            _ => Vec::new(),
        }
    }
}

struct ToTexts;

impl ShapeVisitor for ToTexts {
    type Output = Result<Texts, Error>;

    #[inline]
    fn absent(self) -> Self::Output {
        Ok(Texts::Nothing)
    }

    fn simple<F: TimestampFormat, T: Wire<F>>(self, value: &T, _: Simple<'_>) -> Self::Output {
        text::<F, T>(value).map(Texts::One)
    }

    fn list<F: TimestampFormat, T: Wire<F>>(self, items: &[T]) -> Self::Output {
        let texts: Result<Vec<_>, Error> = items.iter().map(|item| item.accept(ToTexts)).collect();
        Ok(Texts::List(texts?.into_iter().filter_map(Texts::one).collect()))
    }

    fn map<F: TimestampFormat, K: Wire + Ord, T: Wire<F>>(self, entries: &BTreeMap<K, T>) -> Self::Output {
        let entry = |(key, value): (&K, &T)| Ok((text(key)?, value.accept(ToTexts)?));
        entries.iter().map(entry).collect::<Result<_, _>>().map(Texts::Map)
    }

    fn structure<T: Structure>(self, _: &T) -> Self::Output {
        Ok(Texts::Nothing)
    }

    fn union<T: Union>(self, _: &T) -> Self::Output {
        Ok(Texts::Nothing)
    }
}

/// The text of a simple value: its JSON without quotation marks. It keeps every digit, which a parsed JSON value would
/// not.
fn text<F: TimestampFormat, T: Wire<F>>(value: &T) -> Result<String, Error> {
    let json = serde_json::to_string(&Present::<F, T>::new(value))?;
    if json.starts_with('"') { serde_json::from_str(&json) } else { Ok(json) }
}

/// Reads a value from its text.
pub(super) fn of_text<F: TimestampFormat, T: Wire<F>>(text: &str) -> Result<T, Error> {
    T::read(Text { source: Source::Texts(vec![text.to_owned()]), dates: F::HAS_COMMA })
}

/// Where the text of a value comes from.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// A header, which may hold a list.
    Header(String),
    /// One or more places.
    Texts(Vec<String>),
    /// Places with names.
    Entries(Vec<(String, Vec<String>)>),
}

/// Reads a value from its text.
pub(super) struct Text {
    pub(super) source: Source,
    /// Whether it holds dates with a comma.
    pub(super) dates: bool,
}

impl Text {
    #[inline]
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

    /// Visits a number if the text is one: strings are asked for as strings.
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

    #[inline]
    fn into_deserializer(self) -> Self {
        self
    }
}
