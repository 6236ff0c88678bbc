//! Numbers on the wire.

use serde_core::de::Deserializer;
use serde_core::ser::Serializer;

use super::numeral::{Float, Integer, narrowed};
use super::shape::{ShapeVisitor, Simple, Wire};
use super::timestamp_format::TimestampFormat;

/// Integers.
macro_rules! integer {
    ($($integer:ident $write:ident $read:ident,)*) => {$(
        impl<F: TimestampFormat> Wire<F> for $integer {
            #[inline]
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.$write(*self)
            }

            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let range = ($integer::MIN.into(), $integer::MAX.into());
                let visitor = Integer { name: stringify!($integer), range };
                let read = if deserializer.is_human_readable() {
                    deserializer.deserialize_any(visitor)
                } else {
                    deserializer.$read(visitor)
                };
                // The visitor has checked the range.
                read.map(|number| number as $integer)
            }

            #[inline]
            fn accept<V: ShapeVisitor>(&self, visitor: V) -> V::Output {
                visitor.simple::<F, _>(self, Simple::Integer((*self).into()))
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

/// Floating-point numbers. Those that JSON cannot express are written as the strings `NaN`, `Infinity` and `-Infinity`.
macro_rules! float {
    ($($float:ident $write:ident $read:ident $convert:expr, $content:ident,)*) => {$(
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
                let read = if deserializer.is_human_readable() {
                    deserializer.deserialize_any(Float)
                } else {
                    deserializer.$read(Float)
                };
                read.and_then($convert)
            }

            #[inline]
            fn accept<V: ShapeVisitor>(&self, visitor: V) -> V::Output {
                visitor.simple::<F, _>(self, Simple::$content(*self))
            }
        }
    )*};
}

float! {
    f32 serialize_f32 deserialize_f32 narrowed, Single,
    f64 serialize_f64 deserialize_f64 Ok, Float,
}
