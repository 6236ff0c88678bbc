//! Errors as response bodies.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};
use serde_core::ser::{SerializeMap, Serializer};
use serde_core::{Deserializer, Serialize};

use super::error::{ServiceError, has_message_member};
use super::error_metadata::{ErrorMetadata, MESSAGE, Text};
use super::member::Member;
use super::path::hidden;
use super::read::{MemberKey, MemberReader, of_member};
use super::shape_name::shape_name;
use super::write;

/// An error as a response body: `__type`, then the members, as a mock of the service sends it.
#[derive(Clone, Copy, Debug)]
pub struct ErrorBody<'a, E>(pub &'a E);

impl<E: ServiceError> Serialize for ErrorBody<'_, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        entries(self.0, Some(if E::ABSOLUTE_TYPE { E::SHAPE_ID } else { E::CODE }), serializer)
    }
}

/// Writes an error, with the message even if it is not a member.
#[allow(dead_code, reason = "a model need not have errors")]
pub(crate) fn write<E: ServiceError, S: Serializer>(error: &E, serializer: S) -> Result<S::Ok, S::Error> {
    entries(error, None, serializer)
}

fn entries<E: ServiceError, S: Serializer>(
    error: &E,
    kind: Option<&str>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let message = error.sent_message().filter(|_| !has_message_member::<E>());
    let others = usize::from(kind.is_some()) + usize::from(message.is_some());
    let len = if serializer.is_human_readable() { None } else { Some(write::present(error) + others) };
    let mut map = serializer.serialize_map(len)?;
    if let Some(kind) = kind {
        map.serialize_entry("__type", kind)?;
    }
    write::members(error, &mut map)?;
    if message.is_some() {
        map.serialize_entry("message", &message)?;
    }
    map.end()
}

/// Reads an error. Services send its message under several names, whatever the model says. A message that is not text
/// is ignored, so that the rest can still be read.
#[allow(dead_code, reason = "a model need not have errors")]
pub(crate) fn read<'de, E: ServiceError, D: Deserializer<'de>>(deserializer: D) -> Result<E, D::Error> {
    let read = deserializer.deserialize_map(Members(PhantomData));
    if E::REDACTED { read.map_err(|_| hidden(shape_name(E::SHAPE_ID))) } else { read }
}

/// Reads one of an operation's errors.
pub(super) fn read_typed<'de, E: ServiceError, D: Deserializer<'de>>(
    metadata: ErrorMetadata,
    body: D,
) -> Result<E, D::Error> {
    let mut error = match E::deserialize(body) {
        Err(_) if metadata.can_be_all() => E::default(),
        read => read?,
    };
    if let (None, Some(message)) = (error.sent_message(), metadata.message.filter(|_| !has_own_text::<E>())) {
        error.set_message(message);
    }
    Ok(error)
}

/// Whether another member than the message has one of its names. What was read under it is that member's then.
fn has_own_text<E: ServiceError>() -> bool {
    let is_text = |member: &Member| MESSAGE.iter().any(|name| member.is_called(name));
    E::MEMBERS.iter().any(|member| member.name != E::MESSAGE_FIELD && is_text(member))
}

struct Members<E>(PhantomData<E>);

impl<'de, E: ServiceError> Visitor<'de> for Members<E> {
    type Value = E;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the members of `{}`", shape_name(E::SHAPE_ID))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<E, A::Error> {
        let mut error = E::default();
        let mut reader = MemberReader { map, error: None };
        let mut messages = [None, None, None, None];
        let mut key = Key { members: MemberKey { members: E::MEMBERS, next: 0 }, message: E::MESSAGE_FIELD };
        while let Some(place) = reader.map.next_key_seed(key)? {
            match place {
                Place::Member(index) => {
                    error.set(index, &mut reader);
                    if let Some(error) = reader.error {
                        return Err(of_member(error, E::MEMBERS.get(index)));
                    }
                    key.members.next = index + 1;
                }
                Place::Message(rank) => {
                    let Text(text) = reader.map.next_value()?;
                    if let (Some(slot), Some(_)) = (messages.get_mut(rank), &text) {
                        *slot = text;
                    }
                }
                Place::None => {
                    reader.map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if let Some(message) = messages.iter_mut().find_map(Option::take) {
            error.set_message(message);
        }
        Ok(error)
    }
}

/// What a key in an error's body stands for.
enum Place {
    Member(usize),
    /// The message, with the precedence of this key: the name of the error's own member is the first.
    Message(usize),
    None,
}

#[derive(Clone, Copy)]
struct Key {
    members: MemberKey,
    /// The field that holds the message.
    message: &'static str,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Place;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Place, D::Error> {
        deserializer.deserialize_string(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Place;

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.members.expecting(f)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Place, E> {
        let index = self.members.visit_str(key)?;
        Ok(match self.members.members.get(index) {
            Some(Member { name, .. }) if *name == self.message => Place::Message(0),
            Some(_) => Place::Member(index),
            None => match MESSAGE.iter().position(|name| *name == key) {
                Some(rank) => Place::Message(rank + 1),
                None => Place::None,
            },
        })
    }
}
