//! The traits of values, by the kind of their shape, and the ways to visit and to set what is in them.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::marker::PhantomData;

use serde_core::de::DeserializeOwned;
use serde_core::ser::SerializeMap;
use serde_core::{Deserializer, Serialize, Serializer};

use super::member::Member;
use super::timestamp_format::{EpochSeconds, TimestampFormat};
use super::unknown::UnknownMember;

/// A type with a wire form, with its timestamps in the format `F`.
///
/// Serde's own traits do not suffice: the form of a timestamp depends on the member that holds it, and lists and maps
/// skip nulls unless the model says that they are sparse.
pub trait Wire<F: TimestampFormat = EpochSeconds>: Debug + PartialEq + Sized {
    /// Writes the value.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads a value, which is not `null`.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// Shows the value to a visitor, by the kind of its shape.
    fn accept<V: ShapeVisitor>(&self, visitor: V) -> V::Output;

    /// What `null` stands for. By default it is nothing: a list drops it, and in a structure it counts as absent.
    #[inline]
    fn null() -> Option<Self> {
        None
    }

    /// Writes the value as an entry of a map, unless it is absent.
    #[inline]
    fn write_entry<M: SerializeMap>(&self, name: &'static str, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(name, &Present::<F, Self>::new(self))
    }

    /// Whether a structure leaves the value out.
    #[inline]
    fn is_absent(&self) -> bool {
        false
    }

    /// The bytes of a blob, which are base64 in JSON and raw in a payload.
    #[inline]
    fn bytes(&self) -> Option<&[u8]> {
        None
    }

    /// A blob with these bytes.
    #[inline]
    fn from_bytes(_: &[u8]) -> Option<Self> {
        None
    }
}

/// A type that has the same wire form wherever it stands, that of its own serde traits: no member chooses a format for it.
pub trait FixedWire: Debug + PartialEq + Serialize + DeserializeOwned {
    /// Shows the value to a visitor, by the kind of its shape.
    fn show<V: ShapeVisitor>(&self, visitor: V) -> V::Output;
}

/// A structure of the model: an input, an output, an error, or a structure inside one of these.
///
/// Generic code needs nothing else: [`MEMBERS`](Self::MEMBERS) lists the members, [`visit`](Self::visit) reads them and
/// [`set`](Self::set) writes them. For example, `S::MEMBERS.iter().map(|member| member.wire_name)` gives the wire names
/// of any structure `S`.
pub trait Structure: Clone + Debug + Default + PartialEq + Serialize + DeserializeOwned {
    /// The absolute shape id, such as `com.example#Parameter`.
    const SHAPE_ID: &'static str;

    /// The fields that carry sensitive data, in the order of the members.
    const SENSITIVE: &'static [&'static str] = &[];

    /// Whether the structure as a whole is sensitive, so that `Debug` shows nothing but its name.
    const REDACTED: bool = false;

    /// All members, in the model's order.
    const MEMBERS: &'static [Member];

    /// The constraints on the members' values, sorted by member.
    #[cfg(feature = "check")]
    const CONSTRAINTS: &'static [super::optional::check::constraint::Constraint] = &[];

    /// Shows every member to the visitor, in the order of [`MEMBERS`](Self::MEMBERS).
    fn visit<V: Visitor>(&self, visitor: &mut V);

    /// Sets the member with this index in [`MEMBERS`](Self::MEMBERS) to the value that the reader reads. An index that
    /// is too high does nothing.
    fn set<R: Reader>(&mut self, index: usize, reader: &mut R);

    /// The message of an error that has no member for it, in words that may be shown.
    fn added_message(&self) -> Option<&str> {
        None
    }

    /// Whether nothing is set: every member has its [`Default`] value.
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Visits the members of a structure one after the other, or the one member of a union.
pub trait Visitor {
    /// Visits the next member, whose timestamps are written in the format `F`.
    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, value: &T);

    /// Visits the next member.
    #[inline]
    fn member<T: Wire>(&mut self, value: &T) {
        self.member_as::<EpochSeconds, T>(value);
    }

    /// Visits the next member, which is boxed because its type contains itself.
    fn boxed<T: Wire>(&mut self, value: &Option<Box<T>>);
}

/// Where a structure reads the values of its members from.
pub trait Reader {
    /// Reads the value, with its timestamps in the format `F`, into `slot`. A `null` leaves `slot` as it is.
    fn read_as<F: TimestampFormat, T: Wire<F>>(&mut self, slot: &mut T);

    /// Reads the value into `slot`.
    #[inline]
    fn read<T: Wire>(&mut self, slot: &mut T) {
        self.read_as::<EpochSeconds, T>(slot);
    }

    /// Reads the value of a member that is boxed because its type contains itself.
    #[inline]
    fn boxed<T: Wire>(&mut self, slot: &mut Option<Box<T>>) {
        let mut value: Option<T> = None;
        self.read(&mut value);
        *slot = value.map(Box::new);
    }
}

/// A union of the model.
pub trait Union: Clone + Debug + PartialEq {
    /// The absolute shape id, such as `com.example#NodeType`.
    const SHAPE_ID: &'static str;

    /// Whether the union as a whole is sensitive, so that `Debug` shows nothing but its name.
    const REDACTED: bool = false;

    /// All members, in the model's order.
    const MEMBERS: &'static [Member];

    /// The constraints on the members' values, sorted by member.
    #[cfg(feature = "check")]
    const CONSTRAINTS: &'static [super::optional::check::constraint::Constraint] = &[];

    /// Shows the member that is set to the visitor.
    fn visit<V: UnionVisitor>(&self, visitor: &mut V);

    /// Reads the union with the value of the member with this index in [`MEMBERS`](Self::MEMBERS); `None` for a `null`.
    fn read<R: UnionReader>(index: usize, reader: &mut R) -> Option<Self>;

    /// The union with an unknown member.
    fn unknown(member: UnknownMember) -> Self;
}

/// Visits the member of a union.
pub trait UnionVisitor {
    /// Visits a member without a value.
    fn unit(&mut self, member: &'static Member);

    /// Visits a member and its value, whose timestamps are written in the format `F`.
    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, member: &'static Member, value: &T);

    /// Visits a member and its value.
    #[inline]
    fn member<T: Wire>(&mut self, member: &'static Member, value: &T) {
        self.member_as::<EpochSeconds, T>(member, value);
    }

    /// Visits an unknown member.
    fn unknown(&mut self, member: &UnknownMember);
}

/// Where a union reads the value of its member from.
pub trait UnionReader {
    /// Reads the value, with its timestamps in the format `F`; `None` for a `null`, or if it cannot be read.
    fn value_as<F: TimestampFormat, T: Wire<F>>(&mut self) -> Option<T>;

    /// Reads the value.
    #[inline]
    fn value<T: Wire>(&mut self) -> Option<T> {
        self.value_as::<EpochSeconds, T>()
    }

    /// Skips the `{}` of a member without a value.
    fn unit(&mut self) -> Option<()>;
}

/// Visits a value by the kind of its shape; [`Wire::accept`] calls it.
///
/// It does not visit what is inside the value: each item, entry or member has an `accept` of its own.
pub trait ShapeVisitor: Sized {
    /// What the visit returns.
    type Output;

    /// Visits an absent value.
    fn absent(self) -> Self::Output;

    /// Visits a simple value, which holds no other values.
    fn simple<F: TimestampFormat, T: Wire<F>>(self, value: &T, content: Simple<'_>) -> Self::Output;

    /// Visits a list.
    fn list<F: TimestampFormat, T: Wire<F>>(self, items: &[T]) -> Self::Output;

    /// Visits a map.
    fn map<F: TimestampFormat, K: Wire + Ord, T: Wire<F>>(self, entries: &BTreeMap<K, T>) -> Self::Output;

    /// Visits a structure.
    fn structure<T: Structure>(self, value: &T) -> Self::Output;

    /// Visits a union.
    fn union<T: Union>(self, value: &T) -> Self::Output;
}

/// The content of a value that holds no other values.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Simple<'a> {
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// An integer.
    Integer(i64),
    /// A floating-point number of 32 bits.
    Single(f32),
    /// A floating-point number of 64 bits.
    Float(f64),
    /// A number of any size, as its decimal text.
    Digits(&'a str),
    /// A value of an enum.
    Enum {
        /// The wire value.
        value: &'a str,
        /// Whether the model has it.
        known: bool,
        /// Whether the enum is sensitive.
        sensitive: bool,
    },
    /// A value of an integer enum.
    IntEnum {
        /// The wire value.
        value: i32,
        /// Whether the model has it.
        known: bool,
        /// Whether the enum is sensitive.
        sensitive: bool,
    },
    /// A boolean, an instant or a document.
    Other,
}

impl Simple<'_> {
    /// Whether it is a value of a sensitive enum.
    #[inline]
    pub fn is_sensitive(&self) -> bool {
        matches!(self, Self::Enum { sensitive: true, .. } | Self::IntEnum { sensitive: true, .. })
    }
}

/// A value inside serde's `Some`, since readers ask for an option. Text formats do not show the `Some`.
pub(super) struct Present<'a, F, T> {
    value: &'a T,
    format: PhantomData<F>,
}

impl<'a, F, T> Present<'a, F, T> {
    #[inline]
    pub(super) fn new(value: &'a T) -> Self {
        Self { value, format: PhantomData }
    }
}

impl<F: TimestampFormat, T: Wire<F>> Serialize for Present<'_, F, T> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.value.is_absent() {
            serializer.serialize_none()
        } else {
            serializer.serialize_some(&Value::<F, T> { value: self.value, format: PhantomData })
        }
    }
}

struct Value<'a, F, T> {
    value: &'a T,
    format: PhantomData<F>,
}

impl<F: TimestampFormat, T: Wire<F>> Serialize for Value<'_, F, T> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.write(serializer)
    }
}
