//! Reading: one visitor for all structures, as lenient as AWS's clients.
//!
//! Unknown members are skipped, `null` counts as absent, and a missing member keeps the value that [`Default`] gives
//! it: the specification's
//! [error correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction).

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::member::Member;
use super::path::{at_member, hidden};
use super::shape::{Reader, Structure, Wire};
use super::shape_name::shape_name;
use super::timestamp_format::TimestampFormat;

/// Reads a structure.
pub(crate) fn structure<'de, T: Structure, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let read = deserializer.deserialize_map(Members(PhantomData));
    if T::REDACTED { read.map_err(|_| hidden(shape_name(T::SHAPE_ID))) } else { read }
}

struct Members<T>(PhantomData<T>);

impl<'de, T: Structure> Visitor<'de> for Members<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the members of `{}`", shape_name(T::SHAPE_ID))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let mut value = T::default();
        let mut reader = MemberReader { map, error: None };
        let mut next = 0;
        while let Some(index) = reader.map.next_key_seed(MemberKey { members: T::MEMBERS, next })? {
            if index < T::MEMBERS.len() {
                value.set(index, &mut reader);
                if let Some(error) = reader.error {
                    return Err(of_member(error, T::MEMBERS.get(index)));
                }
                next = index + 1;
            } else {
                reader.map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(value)
    }
}

/// Adds the member's name to an error. For a sensitive member, the error does not say what was found.
#[cold]
pub(super) fn of_member<E: Error>(error: E, member: Option<&Member>) -> E {
    match member {
        Some(Member { sensitive: true, wire_name, .. }) => hidden(wire_name),
        Some(member) => at_member(error, member.wire_name),
        None => error,
    }
}

/// Reads the values of one map and keeps the first error, so that generated code need not pass it on.
pub(super) struct MemberReader<A, E> {
    pub(super) map: A,
    pub(super) error: Option<E>,
}

impl<'de, A: MapAccess<'de>> Reader for MemberReader<A, A::Error> {
    #[inline]
    fn read_as<F: TimestampFormat, T: Wire<F>>(&mut self, slot: &mut T) {
        if let Err(error) = self.map.next_value_seed(Slot::<F, T> { value: slot, format: PhantomData }) {
            self.error = Some(error);
        }
    }
}

/// Finds a member by its wire name. The index after the last member stands for an unknown name.
///
/// Most writers keep the model's order, so the search starts after the member that was read last.
#[derive(Clone, Copy)]
pub(super) struct MemberKey {
    pub(super) members: &'static [Member],
    pub(super) next: usize,
}

impl<'de> DeserializeSeed<'de> for MemberKey {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        // Not as an identifier: formats that do not describe themselves, such as postcard, have none.
        deserializer.deserialize_string(self)
    }
}

impl Visitor<'_> for MemberKey {
    type Value = usize;

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        match self.members.get(self.next) {
            Some(member) if member.is_called(key) => Ok(self.next),
            _ => Ok(self.find(key)),
        }
    }
}

impl MemberKey {
    /// Finds the member with this name if it is not the next one.
    #[inline]
    fn find(&self, key: &str) -> usize {
        let (before, after) = self.members.split_at(self.next.min(self.members.len()));
        if let Some(index) = after.iter().position(|member| member.is_called(key)) {
            return before.len() + index;
        }
        let found = before.iter().position(|member| member.is_called(key));
        found.unwrap_or(self.members.len())
    }
}

/// Reads the value of a member, which may be `null`, straight into its place.
struct Slot<'a, F, T> {
    value: &'a mut T,
    format: PhantomData<F>,
}

impl<'de, F: TimestampFormat, T: Wire<F>> DeserializeSeed<'de> for Slot<'_, F, T> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, F: TimestampFormat, T: Wire<F>> Visitor<'de> for Slot<'_, F, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    #[inline]
    fn visit_none<E: Error>(self) -> Result<(), E> {
        if let Some(null) = T::null() {
            *self.value = null;
        }
        Ok(())
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.visit_none()
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        *self.value = T::read(deserializer)?;
        Ok(())
    }
}
