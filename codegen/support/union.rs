//! Unions: exactly one of the members is set.

use std::fmt::{self, Debug};
use std::marker::PhantomData;

use serde_core::de::{Deserializer, Error, IgnoredAny, MapAccess, Unexpected, Visitor};
use serde_core::ser::{SerializeMap, Serializer};

use super::member::Member;
use super::path::hidden;
use super::read::{MemberKey, of_member};
use super::redact::Hidden;
use super::shape::{Present, Union, UnionReader, UnionVisitor, Wire};
use super::shape_name::shape_name;
use super::timestamp_format::{EpochSeconds, TimestampFormat};
use super::unit::Unit;
use super::unknown::{self, UnknownMember};
use super::wire::Nullable;

/// Writes a union as a map with one entry.
#[allow(dead_code, reason = "a model need not have unions")]
pub(crate) fn write<T: Union, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut entry = Entry { map: serializer.serialize_map(Some(1))?, result: Ok(()) };
    value.visit(&mut entry);
    entry.result?;
    entry.map.end()
}

struct Entry<M: SerializeMap> {
    map: M,
    result: Result<(), M::Error>,
}

impl<M: SerializeMap> UnionVisitor for Entry<M> {
    fn unit(&mut self, member: &'static Member) {
        self.result = self.map.serialize_entry(member.wire_name, &Present::<EpochSeconds, Unit>::new(&Unit));
    }

    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, member: &'static Member, value: &T) {
        self.result = self.map.serialize_entry(member.wire_name, &Present::<F, T>::new(value));
    }

    fn unknown(&mut self, member: &UnknownMember) {
        self.result = self.map.serialize_entry(member.name(), &Some(member.value()));
    }
}

/// Reads a union: one member that is not `null`. Other keys must be `null` or be `__type`.
#[allow(dead_code, reason = "a model need not have unions")]
pub(crate) fn read<'de, T: Union, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let read = deserializer.deserialize_map(OneMember(PhantomData));
    if T::REDACTED { read.map_err(|_| hidden(shape_name(T::SHAPE_ID))) } else { read }
}

struct OneMember<T>(PhantomData<T>);

impl<'de, T: Union> Visitor<'de> for OneMember<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one member of the union `{}`", shape_name(T::SHAPE_ID))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let mut reader = MemberReader { map, error: None };
        let mut found: Option<T> = None;
        while let Some(key) = reader.map.next_key::<UnionKey<T>>()? {
            let member = match key.found {
                Ok(index) => {
                    let member = T::read(index, &mut reader);
                    if let Some(error) = reader.error {
                        return Err(of_member(error, T::MEMBERS.get(index)));
                    }
                    member
                }
                Err(name) if name == "__type" => {
                    reader.map.next_value::<IgnoredAny>()?;
                    None
                }
                Err(name) => {
                    let value = reader.map.next_value::<Option<unknown::Value>>()?;
                    value.map(|value| T::unknown(UnknownMember::new(name, value)))
                }
            };
            if found.is_some() && member.is_some() {
                return Err(A::Error::invalid_value(Unexpected::Other("several members"), &self));
            }
            found = found.or(member);
        }
        found.ok_or_else(|| A::Error::invalid_value(Unexpected::Other("no member"), &self))
    }
}

/// The index of a known member, or the name of an unknown one.
struct UnionKey<T> {
    found: Result<usize, String>,
    union: PhantomData<T>,
}

impl<'de, T: Union> serde_core::Deserialize<'de> for UnionKey<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name<T>(PhantomData<T>);

        impl<T: Union> Visitor<'_> for Name<T> {
            type Value = UnionKey<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a member")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<UnionKey<T>, E> {
                let index = MemberKey { members: T::MEMBERS, next: 0 }.visit_str(name)?;
                let found = if index < T::MEMBERS.len() { Ok(index) } else { Err(name.to_owned()) };
                Ok(UnionKey { found, union: PhantomData })
            }
        }

        deserializer.deserialize_string(Name(PhantomData))
    }
}

struct MemberReader<A, E> {
    map: A,
    error: Option<E>,
}

impl<'de, A: MapAccess<'de>> UnionReader for MemberReader<A, A::Error> {
    fn value_as<F: TimestampFormat, T: Wire<F>>(&mut self) -> Option<T> {
        match self.map.next_value_seed(Nullable::<F, T>::new()) {
            Ok(value) => value,
            Err(error) => {
                self.error = Some(error);
                None
            }
        }
    }

    fn unit(&mut self) -> Option<()> {
        self.value::<Unit>().map(|Unit| ())
    }
}

/// Writes a union as a derived `Debug` would, but with [`REDACTED`](super::REDACTED) for a sensitive member.
#[allow(dead_code, reason = "a model need not have unions")]
pub(crate) fn debug<T: Union>(name: &str, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if T::REDACTED {
        return f.debug_struct(name).finish_non_exhaustive();
    }
    let mut variant = Variant { output: f, result: Ok(()) };
    value.visit(&mut variant);
    variant.result
}

struct Variant<'a, 'b> {
    output: &'a mut fmt::Formatter<'b>,
    result: fmt::Result,
}

impl UnionVisitor for Variant<'_, '_> {
    #[inline]
    fn unit(&mut self, member: &'static Member) {
        self.result = self.output.write_str(member.name);
    }

    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, member: &'static Member, value: &T) {
        let shown: &dyn Debug = if member.sensitive { &Hidden } else { value };
        self.result = self.output.debug_tuple(member.name).field(shown).finish();
    }

    #[inline]
    fn unknown(&mut self, member: &UnknownMember) {
        self.result = self.output.debug_tuple("Unknown").field(member).finish();
    }
}
