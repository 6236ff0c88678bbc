//! How numbers stand on the wire.

use std::fmt;

use serde_core::de::{self, Deserializer, Visitor};
use serde_core::ser::Serializer;

use super::float::Float;
use super::timestamp::TimestampFormat;
use super::wire::Wire;

/// Integers: a whole number in any spelling that JSON has for it, so `1.0` too.
macro_rules! integer {
    ($($integer:ident $write:ident $read:ident,)*) => {$(
        impl<F: TimestampFormat> Wire<F> for $integer {
            #[inline]
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.$write(*self)
            }

            #[inline]
            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Integer;

                impl Visitor<'_> for Integer {
                    type Value = $integer;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(concat!("an integer (", stringify!($integer), ")"))
                    }

                    #[inline]
                    fn visit_i64<E: de::Error>(self, value: i64) -> Result<$integer, E> {
                        value.try_into().map_err(|_| E::invalid_value(de::Unexpected::Signed(value), &self))
                    }

                    #[inline]
                    fn visit_u64<E: de::Error>(self, value: u64) -> Result<$integer, E> {
                        value.try_into().map_err(|_| E::invalid_value(de::Unexpected::Unsigned(value), &self))
                    }

                    fn visit_f64<E: de::Error>(self, value: f64) -> Result<$integer, E> {
                        // The cast saturates, and serde_json gives an integer beyond an `i64` as the nearest float, so
                        // that 2^63 and -2^63 may be rounded from what is no `i64`.
                        let whole = value as i64;
                        if whole as f64 == value && value.abs() < 9_223_372_036_854_775_808.0 {
                            self.visit_i64(whole)
                        } else {
                            Err(E::invalid_value(de::Unexpected::Float(value), &self))
                        }
                    }
                }

                deserializer.$read(Integer)
            }
        }
    )*};
}

integer! {
    i8 serialize_i8 deserialize_i8,
    i16 serialize_i16 deserialize_i16,
    i32 serialize_i32 deserialize_i32,
    i64 serialize_i64 deserialize_i64,
}

/// Floating-point numbers: what is no number is written as the strings `NaN`, `Infinity` and `-Infinity`.
macro_rules! float {
    ($($float:ident $write:ident $read:ident,)*) => {$(
        impl<F: TimestampFormat> Wire<F> for $float {
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match () {
                    () if self.is_finite() || !serializer.is_human_readable() => serializer.$write(*self),
                    () if self.is_nan() => serializer.serialize_str("NaN"),
                    () if *self > 0.0 => serializer.serialize_str("Infinity"),
                    () => serializer.serialize_str("-Infinity"),
                }
            }

            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    deserializer.deserialize_any(Float).map(|value| value as $float)
                } else {
                    deserializer.$read(Float).map(|value| value as $float)
                }
            }
        }
    )*};
}

float! {
    f32 serialize_f32 deserialize_f32,
    f64 serialize_f64 deserialize_f64,
}
