//! How each Rust type stands on the wire.

use std::collections::BTreeMap;
use std::fmt::{self, Debug};
use std::marker::PhantomData;

use serde_core::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{SerializeMap, SerializeSeq, Serializer};

use super::read::{self, Nullable};
use super::write::Present;
use super::{EpochSeconds, Structure, TimestampFormat, number};

/// A type that stands on the wire, with its timestamps in the format `F`.
///
/// Serde's own traits cannot serve here: the form of a timestamp depends on the member that holds it, and lists and
/// maps skip nulls unless the model says that they are sparse.
pub trait Wire<F: TimestampFormat = EpochSeconds>: Debug + Sized {
    /// Writes the value.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads a value; `null` does not come here.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// What `null` stands for: by default nothing, so that a list drops it and a structure takes it as absent.
    #[inline]
    fn null() -> Option<Self> {
        None
    }

    /// Writes the value as an entry of a map, unless it is absent.
    #[inline]
    fn write_entry<M: SerializeMap>(&self, name: &'static str, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(name, &Present::<F, Self>::new(self))
    }

    /// Whether the value is left out of a structure.
    #[inline]
    fn is_absent(&self) -> bool {
        false
    }
}

impl<F: TimestampFormat, T: Structure> Wire<F> for T {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::write::structure(self, serializer)
    }

    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read::structure(deserializer)
    }
}

impl<F: TimestampFormat, T: Wire<F>> Wire<F> for Option<T> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.write(serializer),
            None => serializer.serialize_none(),
        }
    }

    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Some)
    }

    #[inline]
    fn null() -> Option<Self> {
        Some(None)
    }

    #[inline]
    fn write_entry<M: SerializeMap>(&self, name: &'static str, map: &mut M) -> Result<(), M::Error> {
        match self {
            Some(value) => value.write_entry(name, map),
            None => Ok(()),
        }
    }

    #[inline]
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<F: TimestampFormat, T: Wire<F>> Wire<F> for Vec<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.len()))?;
        for item in self {
            list.serialize_element(&Present::<F, T>::new(item))?;
        }
        list.end()
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<F, T>(PhantomData<(F, T)>);

        impl<'de, F: TimestampFormat, T: Wire<F>> Visitor<'de> for Items<F, T> {
            type Value = Vec<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element_seed(Nullable::<F, T>::new())? {
                    items.extend(item);
                }
                Ok(items)
            }
        }

        deserializer.deserialize_seq(Items(PhantomData))
    }
}

impl<F: TimestampFormat, K: Wire + Ord, V: Wire<F>> Wire<F> for BTreeMap<K, V> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (key, value) in self {
            map.serialize_entry(&super::write::Key(key), &Present::<F, V>::new(value))?;
        }
        map.end()
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<F, K, V>(PhantomData<(F, K, V)>);

        impl<'de, F: TimestampFormat, K: Wire + Ord, V: Wire<F>> Visitor<'de> for Entries<F, K, V> {
            type Value = BTreeMap<K, V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = BTreeMap::new();
                while let Some(key) = map.next_key_seed(read::Key::<K>::new())? {
                    if let Some(value) = map.next_value_seed(Nullable::<F, V>::new())? {
                        entries.insert(key, value);
                    }
                }
                Ok(entries)
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

impl<F: TimestampFormat> Wire<F> for String {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }

    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_core::Deserialize::deserialize(deserializer)
    }
}

impl<F: TimestampFormat> Wire<F> for bool {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(*self)
    }

    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_core::Deserialize::deserialize(deserializer)
    }
}

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
                let visitor = number::Integer { name: stringify!($integer), range };
                let read = if deserializer.is_human_readable() {
                    deserializer.deserialize_any(visitor)
                } else {
                    deserializer.$read(visitor)
                };
                // It is in the range.
                read.map(|number| number as $integer)
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
    ($($float:ident $write:ident $read:ident $convert:expr,)*) => {$(
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
                    deserializer.deserialize_any(number::Float)
                } else {
                    deserializer.$read(number::Float)
                };
                read.and_then($convert)
            }
        }
    )*};
}

float! {
    f32 serialize_f32 deserialize_f32 number::narrowed,
    f64 serialize_f64 deserialize_f64 Ok,
}

/// Implements [`Wire`] for a type by its own serde traits.
macro_rules! through_serde {
    ($name:ty) => {
        #[allow(deprecated)]
        impl<F: $crate::smithy::TimestampFormat> $crate::smithy::Wire<F> for $name {
            #[inline]
            fn write<S: ::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                ::serde_core::Serialize::serialize(self, serializer)
            }

            #[inline]
            fn read<'de, D: ::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ::serde_core::Deserialize::deserialize(deserializer)
            }
        }
    };
}

pub(crate) use through_serde;
