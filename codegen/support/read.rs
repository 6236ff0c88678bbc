//! Reading: one visitor for all structures, lenient as AWS's clients are.
//!
//! Unknown members are skipped, `null` is as good as absent, and what is missing keeps the value that [`Default`]
//! gives: the specification's
//! [error correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction).

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::{EpochSeconds, Member, ServiceError, Structure, TimestampFormat, Wire};

/// Where a structure takes the value of a member from.
pub trait Reader {
    /// Reads the value, with its timestamps in the format `F`, into `slot`; leaves it alone for a `null`.
    fn read_as<F: TimestampFormat, T: Wire<F>>(&mut self, slot: &mut T);

    /// Reads the value into `slot`.
    #[inline]
    fn read<T: Wire>(&mut self, slot: &mut T) {
        self.read_as::<EpochSeconds, T>(slot);
    }

    /// Reads the value of a member that is boxed because its type holds itself.
    #[inline]
    fn boxed<T: Wire>(&mut self, slot: &mut Option<Box<T>>) {
        let mut value: Option<T> = None;
        self.read(&mut value);
        *slot = value.map(Box::new);
    }
}

/// Reads a structure.
pub(crate) fn structure<'de, T: Structure, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    // only with a body {
    if let Some(index) = super::body::payload(T::MEMBERS) {
        return super::body::read(index, deserializer);
    }
    // }
    let read = deserializer.deserialize_map(Members { aliases: &[], structure: PhantomData });
    if T::REDACTED { read.map_err(|_| hidden(T::SHAPE_ID)) } else { read }
}

/// Reads an error into the enum of an operation. Services write its message under several names, whatever the model says.
#[allow(dead_code, reason = "a model need not have errors")]
pub(crate) fn error<'de, E: ServiceError, T: From<E>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let error: E = deserializer.deserialize_map(Members { aliases: MESSAGE, structure: PhantomData })?;
    Ok(error.into())
}

/// The names of an error's message.
pub(super) const MESSAGE: &[&str] = &["message", "Message", "errorMessage"];

struct Members<T> {
    /// Names that stand for the same member.
    aliases: &'static [&'static str],
    structure: PhantomData<T>,
}

impl<'de, T: Structure> Visitor<'de> for Members<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = T::SHAPE_ID.rsplit_once('#').map_or(T::SHAPE_ID, |(_, name)| name);
        write!(f, "the members of `{name}`")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let mut value = T::default();
        let mut reader = MemberReader { map, error: None };
        let mut next = 0;
        while let Some(index) =
            reader.map.next_key_seed(MemberKey { members: T::MEMBERS, next, aliases: self.aliases })?
        {
            if index < T::MEMBERS.len() {
                value.set(index, &mut reader);
                if let Some(error) = reader.error {
                    return Err(redacted(error, T::MEMBERS.get(index)));
                }
                next = index + 1;
            } else {
                reader.map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(value)
    }
}

/// The error of a member; that of a sensitive one without what was found in its place, which errors quote.
#[cold]
pub(super) fn redacted<E: Error>(error: E, member: Option<&Member>) -> E {
    match member {
        Some(Member { sensitive: true, wire_name, .. }) => {
            E::custom(format_args!("the sensitive member `{wire_name}` cannot be read"))
        }
        _ => error,
    }
}

/// The error of a structure or union that is sensitive itself.
#[cold]
pub(super) fn hidden<E: Error>(shape_id: &str) -> E {
    E::custom(format_args!("what is in the place of the sensitive `{shape_id}` cannot be read"))
}

/// Reads the values of one map, and keeps the first error, so that generated code need not pass it on.
struct MemberReader<A, E> {
    map: A,
    error: Option<E>,
}

impl<'de, A: MapAccess<'de>> Reader for MemberReader<A, A::Error> {
    #[inline]
    fn read_as<F: TimestampFormat, T: Wire<F>>(&mut self, slot: &mut T) {
        if let Err(error) = self.map.next_value_seed(Slot::<F, T> { value: slot, format: PhantomData }) {
            self.error = Some(error);
        }
    }
}

/// Finds a member by its name on the wire; the index past the last one stands for an unknown name.
///
/// Most writers keep the model's order, so the search starts behind the member that was read last.
#[derive(Clone, Copy)]
pub(super) struct MemberKey {
    pub(super) members: &'static [Member],
    pub(super) next: usize,
    pub(super) aliases: &'static [&'static str],
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
    /// The member that has this name, where it is not the next one.
    fn find(&self, key: &str) -> usize {
        let (before, after) = self.members.split_at(self.next.min(self.members.len()));
        if let Some(index) = after.iter().position(|member| member.is_called(key)) {
            return before.len() + index;
        }
        let found = before.iter().position(|member| member.is_called(key)).or_else(|| self.alias(key));
        found.unwrap_or(self.members.len())
    }

    /// The member that has another of the names for the same as `key`.
    fn alias(&self, key: &str) -> Option<usize> {
        self.aliases.contains(&key).then_some(())?;
        self.members.iter().position(|member| self.aliases.contains(&member.wire_name))
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

/// Reads an enum from its text, which is copied only where the value is not known.
#[allow(dead_code, reason = "a model need not have an enum")]
pub(crate) fn enumeration<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: for<'a> From<&'a str>,
    D: Deserializer<'de>,
{
    struct Text<T>(PhantomData<T>);

    impl<T: for<'a> From<&'a str>> Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        #[inline]
        fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
            Ok(T::from(value))
        }
    }

    deserializer.deserialize_string(Text(PhantomData))
}

/// Reads the key of a map.
pub(super) struct Key<K>(PhantomData<K>);

impl<K> Key<K> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, K: Wire> DeserializeSeed<'de> for Key<K> {
    type Value = K;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<K, D::Error> {
        K::read(deserializer)
    }
}
