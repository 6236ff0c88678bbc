//! Numbers of any size, kept as their decimal text.
//!
//! JSON has them as numbers, as protocols require, and no digit is lost: they are read and written through
//! `serde_json`'s `RawValue`, since most readers limit the size of numbers. From one of serde's buffers
//! (`#[serde(flatten)]`, tagged enums) a number comes as an `f64`, with at least 15 correct digits: a [`BigDecimal`]
//! accepts it, a [`BigInteger`] only below 2^53, where all digits are correct. Binary formats have them as text, and other
//! formats for people those that are not an `i64` or an `f64` to the last digit.

use std::fmt;
use std::str::FromStr;

use serde_core::de::{Error, MapAccess, Unexpected, Visitor};
use serde_core::ser::Error as _;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::super::numeral;
use super::super::protocol::BIG_NUMBERS_ARE_TEXT;
use super::super::shape::{FixedWire, ShapeVisitor, Simple};
use super::super::timestamp_format::EpochSeconds;

/// An integer of any size.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BigInteger(String);

/// A decimal number of any size. Two are equal if their texts are, so `1.0` and `1.00` are not.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BigDecimal(String);

/// A text that is not a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BigNumberError(());

impl fmt::Display for BigNumberError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number")
    }
}

impl std::error::Error for BigNumberError {}

/// The sign, the digits before and after the point, and the exponent, each checked: `-12.5e-3` is `(true, "12", "5",
/// "-3")`.
#[inline]
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

    /// Parses decimal digits, with or without a sign.
    #[inline]
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

    /// Parses decimal digits, with or without a point, an exponent and a sign.
    #[inline]
    fn from_str(text: &str) -> Result<Self, BigNumberError> {
        let (negative, whole, ..) = parts(text).ok_or(BigNumberError(()))?;
        // As in JSON: without a plus sign and without leading zeros.
        let digits = text.trim_start_matches(['+', '-', '0']);
        let sign = if negative { "-" } else { "" };
        let zero = if whole.bytes().all(|digit| digit == b'0') { "0" } else { "" };
        Ok(Self(format!("{sign}{zero}{digits}")))
    }
}

impl Serialize for BigInteger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(&self.0, serializer)
    }
}

impl Serialize for BigDecimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(&self.0, serializer)
    }
}

fn write<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if BIG_NUMBERS_ARE_TEXT || !serializer.is_human_readable() {
        return serializer.serialize_str(text);
    }
    match (text.parse::<i64>(), text.parse::<f64>()) {
        (Ok(number), _) if number.to_string() == text => serializer.serialize_i64(number),
        // Formats disagree about how exponents are written, and this text is kept.
        (_, Ok(number))
            if number.is_finite() && !text.contains(['e', 'E']) && format!("{number:?}") == text =>
        {
            serializer.serialize_f64(number)
        }
        _ if !numeral::takes_digits::<S>() => serializer.serialize_str(text),
        _ => RawValue::from_string(text.to_owned()).map_err(S::Error::custom)?.serialize(serializer),
    }
}

/// The name under which `serde_json` gives a value as its text. Other formats give the value itself.
const RAW: &str = "$serde_json::private::RawValue";

fn read<'de, D: Deserializer<'de>>(deserializer: D, expected: Number) -> Result<Digits, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_newtype_struct(RAW, expected)
    } else {
        deserializer.deserialize_string(expected)
    }
}

/// A number as it was read.
struct Digits {
    text: String,
    /// Whether no digit can have been lost.
    exact: bool,
}

#[derive(Clone, Copy)]
struct Number(&'static str);

impl<'de> Visitor<'de> for Number {
    type Value = Digits;

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Digits, D::Error> {
        deserializer.deserialize_any(self)
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
        Ok(Digits { text: format!("{number:?}"), exact: numeral::whole(number).is_some() })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Digits, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Digits, E> {
        Ok(Digits { text, exact: true })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Digits, A::Error> {
        let text = numeral::digits(map, &self)?;
        // The raw text of a string has quotation marks.
        let unquoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        self.visit_str(unquoted.unwrap_or(&text))
    }
}

impl<'de> Deserialize<'de> for BigInteger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = Number("an integer, as a number of which no digit is lost or as a string");
        let read = read(deserializer, expected)?;
        let whole = match read.text.split_once('.') {
            Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
            _ => &read.text,
        };
        let float = || numeral::whole(read.text.parse().ok()?).map(Self::from);
        let number = if read.exact { whole.parse().ok().or_else(float) } else { None };
        number.ok_or_else(|| D::Error::invalid_value(Unexpected::Other("another value"), &expected))
    }
}

impl<'de> Deserialize<'de> for BigDecimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = Number("a number, as such or as a string");
        let number = read(deserializer, expected)?.text.parse();
        number.map_err(|_| D::Error::invalid_value(Unexpected::Other("another value"), &expected))
    }
}

/// What both types have.
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

        impl FixedWire for $name {
            fn show<V: ShapeVisitor>(&self, visitor: V) -> V::Output {
                visitor.simple::<EpochSeconds, _>(self, Simple::Digits(self.as_str()))
            }
        }
    };
}

number!(BigInteger: i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);
number!(BigDecimal: i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);
