//! One way into every value: what kind of shape it is of, and what it holds.

use std::collections::BTreeMap;

use super::structure::Structure;
use super::timestamp::TimestampFormat;
use super::union::Union;
use super::wire::Wire;

/// Sees a value by the kind of its shape; [`Wire::accept`] shows it one.
///
/// What is in the value is not visited by itself: each item, entry or member has an `accept` of its own.
pub trait ShapeVisitor: Sized {
    /// What comes of it.
    type Output;

    /// Sees that there is no value.
    fn absent(self) -> Self::Output;

    /// Sees a value that holds no others.
    fn simple<F: TimestampFormat, T: Wire<F>>(self, value: &T, content: Simple<'_>) -> Self::Output;

    /// Sees a list.
    fn list<F: TimestampFormat, T: Wire<F>>(self, items: &[T]) -> Self::Output;

    /// Sees a map.
    fn map<F: TimestampFormat, K: Wire + Ord, T: Wire<F>>(self, entries: &BTreeMap<K, T>) -> Self::Output;

    /// Sees a structure.
    fn structure<T: Structure>(self, value: &T) -> Self::Output;

    /// Sees a union.
    fn union<T: Union>(self, value: &T) -> Self::Output;
}

/// What a value holds that holds no others.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Simple<'a> {
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// An integer.
    Integer(i64),
    /// A floating-point number.
    Float(f64),
    /// A number without bounds, as its decimal text.
    Digits(&'a str),
    /// A value of an enum.
    Enum {
        /// The value on the wire.
        value: &'a str,
        /// Whether the model has it.
        known: bool,
        /// Whether the enum is sensitive.
        sensitive: bool,
    },
    /// A value of an enum of integers.
    IntEnum {
        /// The value on the wire.
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
    /// Whether it belongs to a type that is sensitive.
    pub fn is_sensitive(&self) -> bool {
        matches!(self, Self::Enum { sensitive: true, .. } | Self::IntEnum { sensitive: true, .. })
    }
}
