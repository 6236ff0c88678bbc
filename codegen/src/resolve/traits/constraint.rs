//! [Constraint traits](https://smithy.io/2.0/spec/constraint-traits.html) on values.

use std::cmp::Ordering;
use std::fmt::{self, Display};

use serde_json::Number;

use super::node::{Node, Read, number, size, text};
use super::rule::{On, STRINGS, traits};
use crate::load::NUMBER_TYPES;

const SIZED: &[&str] = &["list", "map", "string", "enum", "blob"];

/// Bounds of a length or a number, both of which are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bounds<T> {
    /// The lowest.
    AtLeast(T),
    /// The highest.
    AtMost(T),
    /// Both.
    Between(T, T),
}

/// Bounds of a length, of characters, bytes, items or entries.
pub(crate) type Length = Bounds<u64>;

/// Bounds of a number.
pub(crate) type Range = Bounds<Number>;

impl<T> Bounds<T> {
    /// The lowest that is allowed.
    pub(crate) fn min(&self) -> Option<&T> {
        match self {
            Self::AtLeast(min) | Self::Between(min, _) => Some(min),
            Self::AtMost(_) => None,
        }
    }

    /// The highest that is allowed.
    pub(crate) fn max(&self) -> Option<&T> {
        match self {
            Self::AtMost(max) | Self::Between(_, max) => Some(max),
            Self::AtLeast(_) => None,
        }
    }
}

/// `1 to 96`, `exactly 36`, `at least 1` or `at most 50`.
impl<T: Display + PartialEq> Display for Bounds<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(min) => write!(formatter, "at least {min}"),
            Self::AtMost(max) => write!(formatter, "at most {max}"),
            Self::Between(min, max) if min == max => write!(formatter, "exactly {min}"),
            Self::Between(min, max) => write!(formatter, "{min} to {max}"),
        }
    }
}

fn bounds<T: Display>(
    node: &Node<'_>,
    read: fn(&Node<'_>) -> Read<T>,
    order: fn(&T, &T) -> Ordering,
) -> Read<Bounds<T>> {
    let object = node.object(&["min", "max"])?;
    let (min, max) = (object.optional("min", read), object.optional("max", read));
    match (min?, max?) {
        (None, None) => Err(node.error("needs `min` or `max`")),
        (Some(min), Some(max)) if order(&min, &max).is_gt() => {
            Err(node.error(format_args!("has a `min` of {min} above its `max` of {max}")))
        }
        (Some(min), Some(max)) => Ok(Bounds::Between(min, max)),
        (Some(min), None) => Ok(Bounds::AtLeast(min)),
        (None, Some(max)) => Ok(Bounds::AtMost(max)),
    }
}

/// Orders numbers, exactly where both are whole.
fn order(a: &Number, b: &Number) -> Ordering {
    match (a.as_i128(), b.as_i128()) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.as_f64().partial_cmp(&b.as_f64()).unwrap_or(Ordering::Equal),
    }
}

impl Length {
    /// Whether the length is allowed.
    pub(crate) fn allows(&self, length: usize) -> bool {
        let length = u64::try_from(length).unwrap_or(u64::MAX);
        self.min().is_none_or(|min| length >= *min) && self.max().is_none_or(|max| length <= *max)
    }
}

impl Range {
    /// Whether the number is allowed.
    pub(crate) fn allows(&self, number: &Number) -> bool {
        self.min().is_none_or(|min| order(number, min).is_ge())
            && self.max().is_none_or(|max| order(number, max).is_le())
    }
}

traits! {
    /// The bounds of a length.
    LENGTH: Length = "smithy.api#length" => length, [On::Shape(SIZED), On::MemberTo(SIZED)],
        |node| bounds(node, size, u64::cmp);
    /// The regular expression that a string matches.
    PATTERN(String) = "smithy.api#pattern" => pattern, [On::Shape(STRINGS), On::MemberTo(STRINGS)], text;
    /// The bounds of a number.
    RANGE: Range = "smithy.api#range" => range, [On::Shape(NUMBER_TYPES), On::MemberTo(NUMBER_TYPES)],
        |node| bounds(node, number, order);
    /// Whether a list holds each item once.
    UNIQUE_ITEMS = "smithy.api#uniqueItems" => unique_items, [On::Shape(&["list"])];
}
