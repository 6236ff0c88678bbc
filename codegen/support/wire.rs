//! The wire form of each Rust type.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde_core::Serialize;
use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{SerializeMap, SerializeSeq, Serializer};

use super::path::{at_index, at_key};
use super::shape::{FixedWire, Present, ShapeVisitor, Simple, Structure, Wire};
use super::timestamp::Timestamp;
use super::timestamp_format::TimestampFormat;

impl<F: TimestampFormat, T: FixedWire> Wire<F> for T {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }

    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer)
    }

    #[inline]
    fn accept<V: ShapeVisitor>(&self, visitor: V) -> V::Output {
        self.show(visitor)
    }
}

impl<T: Structure> FixedWire for T {
    #[inline]
    fn show<V: ShapeVisitor>(&self, visitor: V) -> V::Output {
        visitor.structure(self)
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
    fn accept<V: ShapeVisitor>(&self, visitor: V) -> V::Output {
        match self {
            Some(value) => value.accept(visitor),
            None => visitor.absent(),
        }
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

    #[inline]
    fn bytes(&self) -> Option<&[u8]> {
        self.as_ref().and_then(T::bytes)
    }

    #[inline]
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        T::from_bytes(bytes).map(Some)
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
                let mut index = 0;
                loop {
                    match list.next_element_seed(Nullable::<F, T>::new()) {
                        Ok(Some(item)) => items.extend(item),
                        Ok(None) => return Ok(items),
                        Err(error) => return Err(at_index(error, index)),
                    }
                    index += 1;
                }
            }
        }

        deserializer.deserialize_seq(Items(PhantomData))
    }

    #[inline]
    fn accept<V: ShapeVisitor>(&self, visitor: V) -> V::Output {
        visitor.list::<F, T>(self)
    }
}

impl<F: TimestampFormat, K: Wire + Ord, V: Wire<F>> Wire<F> for BTreeMap<K, V> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (key, value) in self {
            map.serialize_entry(&WrittenKey(key), &Present::<F, V>::new(value))?;
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
                while let Some(key) = map.next_key_seed(ReadKey::<K>::new())? {
                    match map.next_value_seed(Nullable::<F, V>::new()) {
                        Ok(Some(value)) => {
                            entries.insert(key, value);
                        }
                        Ok(None) => {}
                        Err(error) => return Err(at_key(error, &key)),
                    }
                }
                Ok(entries)
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }

    #[inline]
    fn accept<W: ShapeVisitor>(&self, visitor: W) -> W::Output {
        visitor.map::<F, K, V>(self)
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

    #[inline]
    fn accept<V: ShapeVisitor>(&self, visitor: V) -> V::Output {
        visitor.simple::<F, _>(self, Simple::Text(self))
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

    #[inline]
    fn accept<V: ShapeVisitor>(&self, visitor: V) -> V::Output {
        visitor.simple::<F, _>(self, Simple::Other)
    }
}

impl<F: TimestampFormat> Wire<F> for Timestamp {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        F::write(*self, serializer)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        F::read(deserializer)
    }

    #[inline]
    fn accept<V: ShapeVisitor>(&self, visitor: V) -> V::Output {
        visitor.simple::<F, _>(self, Simple::Other)
    }
}

/// A map's key, as it is written.
struct WrittenKey<'a, K>(&'a K);

impl<K: Wire> Serialize for WrittenKey<'_, K> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

/// Reads a value that may be `null`.
pub(super) struct Nullable<F, T>(PhantomData<(F, T)>);

impl<F, T> Nullable<F, T> {
    #[inline]
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, F: TimestampFormat, T: Wire<F>> DeserializeSeed<'de> for Nullable<F, T> {
    type Value = Option<T>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, F: TimestampFormat, T: Wire<F>> Visitor<'de> for Nullable<F, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    #[inline]
    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(T::null())
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(T::null())
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::read(deserializer).map(Some)
    }
}

/// Reads a map's key.
struct ReadKey<K>(PhantomData<K>);

impl<K> ReadKey<K> {
    fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, K: Wire> DeserializeSeed<'de> for ReadKey<K> {
    type Value = K;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<K, D::Error> {
        K::read(deserializer)
    }
}
