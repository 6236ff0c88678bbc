//! Structures with one member that is the whole body.

use std::slice;

use serde_core::de::{DeserializeSeed, Deserializer};
use serde_core::ser::{Error, SerializeMap, Serializer};

use super::binding::Location;
use super::member::Member;
use super::path::hidden;
use super::read::of_member;
use super::shape::{Reader, Structure, Visitor, Wire};
use super::shape_name::shape_name;
use super::timestamp_format::TimestampFormat;
use super::wire::Nullable;

/// Writes the member that is the whole body. If it is absent, this is `{}` for a structure, as the protocols have it, and
/// `null` for all else: there `{}` would be a map or union, or could not be read again.
#[allow(dead_code, reason = "a model need not have payloads")]
pub(crate) fn write<T: Structure, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut body = Body { members: T::MEMBERS.iter(), serializer: Some(serializer), result: None };
    value.visit(&mut body);
    match (body.result, body.serializer) {
        (Some(result), _) => result,
        (None, Some(serializer)) if T::MEMBERS.iter().any(|member| member.can_be_omitted) => {
            serializer.serialize_none()
        }
        (None, Some(serializer)) => serializer.serialize_map(Some(0))?.end(),
        (None, None) => Err(S::Error::custom("a body cannot be written twice")),
    }
}

struct Body<S: Serializer> {
    members: slice::Iter<'static, Member>,
    serializer: Option<S>,
    result: Option<Result<S::Ok, S::Error>>,
}

impl<S: Serializer> Visitor for Body<S> {
    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, value: &T) {
        let is_payload = self.members.next().is_some_and(|member| member.location == Location::Payload);
        if is_payload && !value.is_absent() {
            self.result = self.serializer.take().map(|serializer| value.write(serializer));
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

/// Reads the member that is the whole body.
#[allow(dead_code, reason = "a model need not have payloads")]
pub(crate) fn read<'de, T: Structure, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let index = T::MEMBERS.iter().position(|member| member.location == Location::Payload);
    let index = index.unwrap_or(T::MEMBERS.len());
    let mut value = T::default();
    let mut body = Whole { deserializer: Some(deserializer), error: None };
    value.set(index, &mut body);
    match body.error {
        Some(_) if T::REDACTED => Err(hidden(shape_name(T::SHAPE_ID))),
        Some(error) => Err(of_member(error, T::MEMBERS.get(index))),
        None => Ok(value),
    }
}

struct Whole<D, E> {
    deserializer: Option<D>,
    error: Option<E>,
}

impl<'de, D: Deserializer<'de>> Reader for Whole<D, D::Error> {
    fn read_as<F: TimestampFormat, T: Wire<F>>(&mut self, slot: &mut T) {
        match self.deserializer.take().map(|body| Nullable::<F, T>::new().deserialize(body)) {
            Some(Ok(Some(value))) => *slot = value,
            Some(Ok(None)) | None => {}
            Some(Err(error)) => self.error = Some(error),
        }
    }
}
