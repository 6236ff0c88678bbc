//! Structures: what is known of their members, and the one way to visit them.

use std::fmt::Debug;

use serde_core::de::DeserializeOwned;
use serde_core::{Deserializer, Serialize, Serializer};

use super::binding::Location;
use super::shape_visitor::ShapeVisitor;
use super::timestamp::{EpochSeconds, TimestampFormat};
use super::wire::Wire;

/// A structure of the model: an input, an output, an error, or what these are made of.
///
/// Generic code needs nothing else: [`MEMBERS`](Self::MEMBERS) says what there is, [`visit`](Self::visit) reads it and
/// [`set`](Self::set) writes it. So `S::MEMBERS.iter().map(|member| member.wire_name)` gives the names on the wire of any
/// structure `S`.
pub trait Structure: Clone + Debug + Default + PartialEq + Serialize + DeserializeOwned {
    /// The absolute shape id, such as `com.example#Parameter`.
    const SHAPE_ID: &'static str;

    /// The fields that carry sensitive data, in the order of the members.
    const SENSITIVE: &'static [&'static str];

    /// Whether the structure as a whole is sensitive, so that `Debug` shows nothing but its name.
    const REDACTED: bool = false;

    /// All members, in the model's order.
    const MEMBERS: &'static [Member];

    /// What is demanded of the members' values, sorted by member.
    // With the feature `check`.
    const CONSTRAINTS: &'static [super::check::Constraint] = &[];

    /// Shows every member to the visitor, in the order of [`MEMBERS`](Self::MEMBERS).
    fn visit<V: Visitor>(&self, visitor: &mut V);

    /// Sets the member with this index in [`MEMBERS`](Self::MEMBERS) to what the reader reads; an index beyond them
    /// does nothing.
    fn set<R: Reader>(&mut self, index: usize, reader: &mut R);

    /// The message of an error for which the model has no member, as it may be shown.
    fn added_message(&self) -> Option<&str> {
        None
    }

    /// Whether nothing is set: every member is what [`Default`] makes it.
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is known of a member of a structure or union.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Member {
    /// The name of the Rust field, or of the variant of a union.
    pub name: &'static str,
    /// The name on the wire.
    pub wire_name: &'static str,
    /// The absolute id of the shape that the member targets.
    pub target: &'static str,
    /// Whether the model requires it.
    pub required: bool,
    /// Whether it carries sensitive data, itself or inside lists and maps.
    pub sensitive: bool,
    /// Where it travels.
    pub location: Location,
    /// Whether its value is part of the host's name too.
    pub host_label: bool,
    /// What text or bytes hold, as RFC 2045 names it, where this matters to how they travel.
    pub media_type: Option<&'static str>,
    /// Whether a client may fill it with a random token.
    pub idempotency_token: bool,
    /// Whether there is no body at all where it is the body and not set.
    pub can_be_omitted: bool,
    /// Whether serde reads and writes it under its name.
    written: bool,
}

impl Member {
    /// A member that is neither required nor sensitive.
    pub const fn new(name: &'static str, wire_name: &'static str, target: &'static str) -> Self {
        Self {
            name,
            wire_name,
            target,
            required: false,
            sensitive: false,
            location: Location::Body,
            host_label: false,
            media_type: None,
            idempotency_token: false,
            can_be_omitted: false,
            written: true,
        }
    }

    /// The same, required.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, sensitive.
    pub const fn sensitive(self) -> Self {
        Self { sensitive: true, ..self }
    }

    /// The same, elsewhere than in the body.
    pub const fn at(self, location: Location) -> Self {
        Self { location, written: location.is_in_body(), ..self }
    }

    /// The same, part of the host's name too.
    pub const fn host_label(self) -> Self {
        Self { host_label: true, ..self }
    }

    /// Whether the member has this name in what serde reads and writes.
    #[inline]
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.wire_name == name && self.written
    }

    /// Whether serde writes the member under its name.
    #[inline]
    pub(super) fn is_written(&self) -> bool {
        self.written
    }
}

/// What tables call: their rows, and the words that say where a member travels.
#[allow(dead_code, reason = "a model need not have any")]
impl Member {
    /// The name, where it stands otherwise in source: with `r#`.
    pub(crate) const fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    pub(crate) const fn payload(self) -> Self {
        self.at(Location::Payload)
    }

    pub(crate) const fn raw_payload(self) -> Self {
        self.at(Location::RawPayload)
    }

    pub(crate) const fn header(self, name: &'static str) -> Self {
        self.at(Location::Header(name))
    }

    pub(crate) const fn prefix_headers(self, prefix: &'static str) -> Self {
        self.at(Location::PrefixHeaders(prefix))
    }

    pub(crate) const fn label(self) -> Self {
        self.at(Location::Label)
    }

    pub(crate) const fn query(self, name: &'static str) -> Self {
        self.at(Location::Query(name))
    }

    pub(crate) const fn query_params(self) -> Self {
        self.at(Location::QueryParams)
    }

    pub(crate) const fn status_code(self) -> Self {
        self.at(Location::StatusCode)
    }

    pub(crate) const fn event_header(self) -> Self {
        self.at(Location::EventHeader)
    }

    pub(crate) const fn event_stream(self) -> Self {
        self.at(Location::EventStream)
    }

    pub(crate) const fn media_type(self, media_type: &'static str) -> Self {
        Self { media_type: Some(media_type), ..self }
    }

    pub(crate) const fn idempotency_token(self) -> Self {
        Self { idempotency_token: true, ..self }
    }

    pub(crate) const fn omitted(self) -> Self {
        Self { can_be_omitted: true, ..self }
    }

    /// Serde writes it all the same: where the protocol is not JSON, what serde has is a form of all members.
    pub(crate) const fn written(self) -> Self {
        Self { written: true, ..self }
    }
}

/// Sees the members of a structure one after the other, or the one member that a union has.
pub trait Visitor {
    /// Sees the next member, whose timestamps are written in the format `F`.
    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, value: &T);

    /// Sees the next member.
    #[inline]
    fn member<T: Wire>(&mut self, value: &T) {
        self.member_as::<EpochSeconds, T>(value);
    }

    /// Sees the next member, which is boxed because its type holds itself.
    fn boxed<T: Wire>(&mut self, value: &Option<Box<T>>);
}

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

impl<F: TimestampFormat, T: Structure> Wire<F> for T {
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
        visitor.structure(self)
    }
}
