//! Numbers without bounds, kept as their decimal text.
//!
//! JSON sets no bounds to numbers, but most readers of it do. What they hand over as an integer of 64 bits or as text is
//! kept to the last digit. A number that they hand over as an `f64` has 15 digits or more that are right: a
//! [`BigDecimal`] takes it, a [`BigInteger`] only below 2^53, where all are right. `serde_json` keeps every digit with
//! its feature `arbitrary_precision`.
//!
//! Written are numbers where the format has one with all the digits (an integer of 128 bits, or an `f64` that reads back
//! as the same text), and otherwise strings.

use std::fmt;
use std::str::FromStr;

use serde_core::de::{Error, MapAccess, Unexpected, Visitor};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::super::smithy;

/// An integer without bounds.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BigInteger(String);

/// A decimal number without bounds. Two are equal if their texts are, so `1.0` and `1.00` are not.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BigDecimal(String);

/// A text that is no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BigNumberError(());

impl fmt::Display for BigNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number")
    }
}

impl std::error::Error for BigNumberError {}

/// The sign and the digits before an exponent's `e`, each checked: `-12.5e-3` is `(true, "12", "5", "-3")`.
fn parts(text: &str) -> Option<(bool, &str, &str, &str)> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    (digits(whole) && digits(fraction) && digits(unsigned)).then_some((negative, whole, fraction, exponent))
}

impl FromStr for BigInteger {
    type Err = BigNumberError;

    /// Takes decimal digits, with a sign or without one.
    fn from_str(text: &str) -> Result<Self, BigNumberError> {
        let (negative, whole, ..) = parts(text).ok_or(BigNumberError(()))?;
        if text.contains(['.', 'e', 'E']) {
            return Err(BigNumberError(()));
        }
        let digits = whole.trim_start_matches('0');
        Ok(Self(match (digits, negative) {
            ("", _) => "0".to_owned(),
            (digits, true) => format!("-{digits}"),
            (digits, false) => digits.to_owned(),
        }))
    }
}

impl FromStr for BigDecimal {
    type Err = BigNumberError;

    /// Takes decimal digits with a point, an exponent and a sign, or without them.
    fn from_str(text: &str) -> Result<Self, BigNumberError> {
        parts(text).ok_or(BigNumberError(()))?;
        Ok(Self(text.strip_prefix('+').unwrap_or(text).to_owned()))
    }
}

impl Serialize for BigInteger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Ok(number) = self.0.parse::<i64>() {
            serializer.serialize_i64(number)
        } else if let Ok(number) = self.0.parse::<u64>() {
            serializer.serialize_u64(number)
        } else if let (true, Ok(number)) = (serializer.is_human_readable(), self.0.parse::<i128>()) {
            serializer.serialize_i128(number)
        } else {
            serializer.serialize_str(&self.0)
        }
    }
}

impl Serialize for BigDecimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.0.parse::<i64>(), self.0.parse::<f64>()) {
            (Ok(number), _) if number.to_string() == self.0 => serializer.serialize_i64(number),
            (_, Ok(number)) if number.is_finite() && format!("{number:?}") == self.0 => {
                serializer.serialize_f64(number)
            }
            _ => serializer.serialize_str(&self.0),
        }
    }
}

/// The largest `f64` up to which all integers are one too.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl From<f64> for Digits {
    fn from(number: f64) -> Self {
        Self { text: format!("{number:?}"), exact: number.abs() < EXACT && number.trunc() == number }
    }
}

/// A number as it was read.
struct Digits {
    text: String,
    /// Whether it is an integer of which no digit can have been lost.
    exact: bool,
}

struct Number(&'static str);

impl<'de> Visitor<'de> for Number {
    type Value = Digits;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Digits, E> {
        self.visit_string(number.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Digits, E> {
        self.visit_string(number.to_string())
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Digits, E> {
        self.visit_string(number.to_string())
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Digits, E> {
        self.visit_string(number.to_string())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Digits, E> {
        Ok(number.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Digits, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Digits, E> {
        Ok(Digits { text, exact: true })
    }

    /// See `Float`.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Digits, A::Error> {
        match map.next_entry::<String, String>()? {
            Some((_, text)) => self.visit_string(text),
            None => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

impl<'de> Deserialize<'de> for BigInteger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const EXPECTED: Number = Number("an integer, as a number of which no digit is lost or as a string");
        let read = deserializer.deserialize_any(EXPECTED)?;
        let text = read.text.strip_suffix(".0").unwrap_or(&read.text);
        let number = if read.exact { text.parse().ok() } else { None };
        number.ok_or_else(|| D::Error::invalid_value(Unexpected::Other("another value"), &EXPECTED))
    }
}

impl<'de> Deserialize<'de> for BigDecimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const EXPECTED: Number = Number("a number, as such or as a string");
        let read = deserializer.deserialize_any(EXPECTED)?;
        read.text.parse().map_err(|_| D::Error::invalid_value(Unexpected::Other("another value"), &EXPECTED))
    }
}

/// What both have.
macro_rules! number {
    ($name:ident: $($integer:ident)*) => {
        impl $name {
            /// The decimal text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        /// The number 0.
        impl Default for $name {
            fn default() -> Self {
                Self("0".to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        $(
            impl From<$integer> for $name {
                fn from(number: $integer) -> Self {
                    Self(number.to_string())
                }
            }
        )*

        smithy::wire::through_serde!($name);
    };
}

number!(BigInteger: i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);
number!(BigDecimal: i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);
