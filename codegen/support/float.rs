//! Reading numbers with a point.

use std::fmt;

use serde_core::de::{Error, MapAccess, Unexpected, Visitor};

/// Reads a floating-point number, or one of the three strings that stand for what JSON's numbers cannot say.
pub(super) struct Float;

impl<'de> Visitor<'de> for Float {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or one of the strings \"NaN\", \"Infinity\" and \"-Infinity\"")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<f64, E> {
        Ok(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<f64, E> {
        match value {
            "NaN" => Ok(f64::NAN),
            "Infinity" => Ok(f64::INFINITY),
            "-Infinity" => Ok(f64::NEG_INFINITY),
            _ => Err(E::invalid_value(Unexpected::Str(value), &self)),
        }
    }

    /// With its feature `arbitrary_precision`, which any crate of a build can switch on, serde_json gives a number as a
    /// map whose one value is the number's text.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<f64, A::Error> {
        let number = map.next_entry::<String, String>()?.and_then(|(_, text)| text.parse().ok());
        number.ok_or_else(|| A::Error::invalid_type(Unexpected::Map, &self))
    }
}
