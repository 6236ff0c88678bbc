//! Numbers: reading them in any spelling that JSON allows, and from any buffer that serde keeps values in; writing those
//! that are kept as text.
//!
//! A type that is read through `#[serde(flatten)]` or from a tagged enum is read from a buffer, which gives a number in
//! the form that it was read in, whatever type is asked for. So human-readable formats are not asked for a specific
//! type. With its feature `arbitrary_precision`, which any crate in a build can switch on, `serde_json` gives a number
//! as a map whose only value is the number's text.

use std::any::type_name;
use std::convert::TryInto;
use std::fmt;

use serde_core::Serializer;
use serde_core::de::{Error, Expected, MapAccess, Unexpected, Visitor};
use serde_core::ser::Error as _;

/// Reads the text of a number that is given as a map.
pub(super) fn digits<'de, A: MapAccess<'de>>(
    mut map: A,
    expected: &dyn Expected,
) -> Result<String, A::Error> {
    match map.next_key::<String>()? {
        Some(key) if key.starts_with("$serde_json::private::") => map.next_value(),
        _ => Err(A::Error::invalid_type(Unexpected::Map, expected)),
    }
}

/// Whether the serializer is `serde_json`'s, which alone takes a number as its text, under a name of its own.
pub(super) fn takes_digits<S: Serializer>() -> bool {
    type_name::<S::Error>().starts_with("serde_json::")
}

/// Writes a number, which is given as its text, as the smallest of Rust's types that holds it.
pub(super) fn write_plain<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(number) = text.parse() {
        serializer.serialize_u64(number)
    } else if let Ok(number) = text.parse() {
        serializer.serialize_i64(number)
    } else if let Ok(number) = text.parse() {
        serializer.serialize_u128(number)
    } else if let Ok(number) = text.parse() {
        serializer.serialize_i128(number)
    } else {
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        let number = number.ok_or_else(|| S::Error::custom("a number is too large for this format"))?;
        serializer.serialize_f64(number)
    }
}

/// A whole float below this is exactly the number that was written. From here on, it may be rounded.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The whole number that a float was written as, if that is certain.
#[inline]
pub(super) fn whole(number: f64) -> Option<i64> {
    let whole = number as i64;
    (whole as f64 == number && number.abs() < EXACT).then_some(whole)
}

/// Reads an integer: a whole number in any spelling, including `1.0` and `1e3`.
pub(super) struct Integer {
    /// The name of the Rust type.
    pub(super) name: &'static str,
    /// The smallest and the largest value of the type.
    pub(super) range: (i64, i64),
}

impl Integer {
    fn take<E: Error>(&self, number: Option<i64>, found: Unexpected<'_>) -> Result<i64, E> {
        let (least, most) = self.range;
        number.filter(|number| (least..=most).contains(number)).ok_or_else(|| E::invalid_value(found, self))
    }
}

impl<'de> Visitor<'de> for Integer {
    type Value = i64;

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an integer ({})", self.name)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<i64, E> {
        self.take(Some(number), Unexpected::Signed(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<i64, E> {
        self.take(number.try_into().ok(), Unexpected::Unsigned(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<i64, E> {
        self.take(whole(number), Unexpected::Float(number))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<i64, A::Error> {
        let text = digits(map, &self)?;
        let integer = match text.split_once('.') {
            Some((integer, fraction)) if fraction.bytes().all(|digit| digit == b'0') => integer,
            _ => &text,
        };
        let number = integer.parse().ok().or_else(|| whole(text.parse().ok()?));
        self.take(number, Unexpected::Other(&text))
    }
}

/// Reads a floating-point number, or one of the three strings for values that JSON cannot express.
pub(super) struct Float;

impl<'de> Visitor<'de> for Float {
    type Value = f64;

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or one of the strings \"NaN\", \"Infinity\" and \"-Infinity\"")
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<f64, E> {
        Ok(number)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<f64, E> {
        Ok(number as f64)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<f64, E> {
        Ok(number as f64)
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<f64, E> {
        Ok(number as f64)
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<f64, E> {
        Ok(number as f64)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<f64, E> {
        match text {
            "NaN" => Ok(f64::NAN),
            "Infinity" => Ok(f64::INFINITY),
            "-Infinity" => Ok(f64::NEG_INFINITY),
            _ => Err(E::invalid_value(Unexpected::Str(text), &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<f64, A::Error> {
        let text = digits(map, &self)?;
        let number: Option<f64> = text.parse().ok().filter(|number: &f64| number.is_finite());
        number.ok_or_else(|| A::Error::invalid_value(Unexpected::Other(&text), &self))
    }
}

/// Converts to 32 bits. A number that is too large is an error, not infinity.
pub(super) fn narrowed<E: Error>(number: f64) -> Result<f32, E> {
    let narrow = number as f32;
    if narrow.is_infinite() && number.is_finite() {
        return Err(E::invalid_value(Unexpected::Float(number), &"a 32-bit number"));
    }
    Ok(narrow)
}
