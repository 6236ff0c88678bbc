//! Documents: data whose form the model leaves open.

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::shape::{ShapeVisitor, Simple, Wire};
use super::super::timestamp_format::TimestampFormat;

/// Untyped data: any JSON value.
pub type Document = serde_json::Value;

impl<F: TimestampFormat> Wire<F> for Document {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
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
