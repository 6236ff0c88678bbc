//! Serialization without sensitive values: for logs.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::slice;

use serde_core::Serialize;
use serde_core::ser::{SerializeMap, SerializeSeq, Serializer};

use super::binding::Location;
use super::member::Member;
use super::redact::REDACTED;
use super::shape::{ShapeVisitor, Simple, Structure, Union, UnionVisitor, Visitor, Wire};
use super::timestamp_format::{EpochSeconds, TimestampFormat};
use super::unit::Unit;
use super::unknown::UnknownMember;
use super::write;

/// A value in its wire form, but with [`REDACTED`] in place of everything sensitive, at any depth: for logs and for
/// snapshots in tests, in any format that serde supports.
///
/// It hides what `Debug` hides: a sensitive member with everything in it, a type that is sensitive as a whole, and the
/// value of an unknown union member. Absent members are left out, as on the wire.
///
/// The output is not meant to be read back: a hidden number is a string.
#[derive(Clone, Copy, Debug)]
pub struct Redacted<'a, T: ?Sized>(pub &'a T);

impl<T: Wire> Serialize for Redacted<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.accept(Writer(serializer))
    }
}

/// Writes a value that is not absent.
struct Writer<S>(S);

impl<S: Serializer> ShapeVisitor for Writer<S> {
    type Output = Result<S::Ok, S::Error>;

    fn absent(self) -> Self::Output {
        self.0.serialize_none()
    }

    fn simple<F: TimestampFormat, T: Wire<F>>(self, value: &T, content: Simple<'_>) -> Self::Output {
        if content.is_sensitive() { self.0.serialize_str(REDACTED) } else { value.write(self.0) }
    }

    fn list<F: TimestampFormat, T: Wire<F>>(self, items: &[T]) -> Self::Output {
        let mut list = self.0.serialize_seq(Some(items.len()))?;
        for item in items {
            list.serialize_element(&Shown::<F, T>::new(item))?;
        }
        list.end()
    }

    fn map<F: TimestampFormat, K: Wire + Ord, T: Wire<F>>(self, entries: &BTreeMap<K, T>) -> Self::Output {
        let mut map = self.0.serialize_map(Some(entries.len()))?;
        for (key, value) in entries {
            map.serialize_entry(&Redacted(key), &Shown::<F, T>::new(value))?;
        }
        map.end()
    }

    fn structure<T: Structure>(self, value: &T) -> Self::Output {
        if T::REDACTED {
            return self.0.serialize_str(REDACTED);
        }
        if T::MEMBERS.iter().any(is_body) {
            let mut body = Body { members: T::MEMBERS.iter(), serializer: Some(self.0), result: None };
            value.visit(&mut body);
            return match (body.result, body.serializer) {
                (None, Some(serializer)) => serializer.serialize_map(Some(0))?.end(),
                (result, _) => result.unwrap_or_else(|| Err(serde_core::ser::Error::custom("no body"))),
            };
        }
        let message = value.added_message();
        let len = write::present(value) + usize::from(message.is_some());
        let len = if self.0.is_human_readable() { None } else { Some(len) };
        let mut map = self.0.serialize_map(len)?;
        let mut entries = Entries { map: &mut map, members: T::MEMBERS.iter(), result: Ok(()) };
        value.visit(&mut entries);
        entries.result?;
        if message.is_some() {
            map.serialize_entry("message", &message)?;
        }
        map.end()
    }

    fn union<T: Union>(self, value: &T) -> Self::Output {
        if T::REDACTED {
            return self.0.serialize_str(REDACTED);
        }
        let mut entry = Entry { map: self.0.serialize_map(Some(1))?, result: Ok(()) };
        value.visit(&mut entry);
        entry.result?;
        entry.map.end()
    }
}

/// A value inside serde's `Some`, as it is on the wire.
struct Shown<'a, F, T> {
    value: &'a T,
    format: PhantomData<F>,
}

impl<'a, F: TimestampFormat, T: Wire<F>> Shown<'a, F, T> {
    fn new(value: &'a T) -> Self {
        Self { value, format: PhantomData }
    }
}

impl<F: TimestampFormat, T: Wire<F>> Serialize for Shown<'_, F, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Inner<'a, F, T>(Shown<'a, F, T>);

        impl<F: TimestampFormat, T: Wire<F>> Serialize for Inner<'_, F, T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.value.accept(Writer(serializer))
            }
        }

        if self.value.is_absent() {
            serializer.serialize_none()
        } else {
            serializer.serialize_some(&Inner(Shown::<F, T>::new(self.value)))
        }
    }
}

/// Adds the value of a member as an entry. The value must not be absent.
fn add<M: SerializeMap, F: TimestampFormat, T: Wire<F>>(
    map: &mut M,
    member: &Member,
    value: &T,
) -> Result<(), M::Error> {
    if member.sensitive {
        map.serialize_entry(member.wire_name, &Some(REDACTED))
    } else {
        map.serialize_entry(member.wire_name, &Shown::<F, T>::new(value))
    }
}

/// Writes the members that it sees and keeps the first error.
struct Entries<'a, M: SerializeMap> {
    map: &'a mut M,
    members: slice::Iter<'static, Member>,
    result: Result<(), M::Error>,
}

impl<M: SerializeMap> Visitor for Entries<'_, M> {
    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, value: &T) {
        let Some(member) = self.members.next().filter(|member| member.is_written()) else { return };
        if self.result.is_ok() && !value.is_absent() {
            self.result = add(self.map, member, value);
        }
    }

    fn boxed<T: Wire>(&mut self, value: &Option<Box<T>>) {
        match value.as_deref() {
            Some(value) => self.member(value),
            None => {
                self.members.next();
            }
        }
    }
}

/// Writes the one member of a union.
struct Entry<M: SerializeMap> {
    map: M,
    result: Result<(), M::Error>,
}

impl<M: SerializeMap> UnionVisitor for Entry<M> {
    fn unit(&mut self, member: &'static Member) {
        self.result = add::<_, EpochSeconds, _>(&mut self.map, member, &Unit);
    }

    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, member: &'static Member, value: &T) {
        self.result = add::<_, F, _>(&mut self.map, member, value);
    }

    fn unknown(&mut self, member: &UnknownMember) {
        self.result = self.map.serialize_entry(member.name(), &Some(REDACTED));
    }
}

/// Whether serde writes only this member, in place of the whole structure.
#[inline]
fn is_body(member: &Member) -> bool {
    member.location == Location::Payload && !member.is_written()
}

/// Writes the member that is the whole body.
struct Body<S: Serializer> {
    members: slice::Iter<'static, Member>,
    serializer: Option<S>,
    result: Option<Result<S::Ok, S::Error>>,
}

impl<S: Serializer> Visitor for Body<S> {
    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, value: &T) {
        let Some(member) = self.members.next().filter(|member| is_body(member)) else { return };
        if !value.is_absent() {
            self.result = self.serializer.take().map(|serializer| match member.sensitive {
                true => serializer.serialize_str(REDACTED),
                false => value.accept(Writer(serializer)),
            });
        }
    }

    fn boxed<T: Wire>(&mut self, value: &Option<Box<T>>) {
        match value.as_deref() {
            Some(value) => self.member(value),
            None => {
                self.members.next();
            }
        }
    }
}
