//! Documents: data whose form the model leaves open.

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::numeral;
use super::super::shape::{ShapeVisitor, Simple, Wire};
use super::super::timestamp_format::TimestampFormat;

/// Untyped data: any JSON value.
pub type Document = serde_json::Value;

impl<F: TimestampFormat> Wire<F> for Document {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if numeral::takes_digits::<S>() {
            self.serialize(serializer)
        } else {
            Plain(self).serialize(serializer)
        }
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Deserialize::deserialize(deserializer)
    }

    fn accept<V: ShapeVisitor>(&self, visitor: V) -> V::Output {
        visitor.simple::<F, _>(self, Simple::Other)
    }

    /// `null` is a document too.
    fn null() -> Option<Self> {
        Some(Self::Null)
    }
}

/// A document for another format than JSON. With its feature `arbitrary_precision`, `serde_json` gives numbers as maps.
struct Plain<'d>(&'d Document);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Document::Number(number) => numeral::write_plain(&number.to_string(), serializer),
            Document::Array(items) => serializer.collect_seq(items.iter().map(Plain)),
            Document::Object(map) => {
                serializer.collect_map(map.iter().map(|(key, value)| (key, Plain(value))))
            }
            simple => simple.serialize(serializer),
        }
    }
}
