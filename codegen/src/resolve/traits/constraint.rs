//! [Constraint traits](https://smithy.io/2.0/spec/constraint-traits.html) on values.

use std::cmp::Ordering;

use serde_json::Number;

use super::list::Traits;
use super::node::{Node, Read, number, size};
use super::rule::{On, Rule, STRINGS, SmithyTrait, annotations, texts};

const SIZED: &[&str] = &["list", "map", "string", "enum", "blob"];
const NUMBERS: &[&str] =
    &["byte", "short", "integer", "intEnum", "long", "float", "double", "bigInteger", "bigDecimal"];

/// Bounds of a length (of characters, bytes, items or entries); a missing bound is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    /// The lowest length allowed.
    pub min: Option<u64>,
    /// The highest length allowed.
    pub max: Option<u64>,
}

/// Bounds of a number; a missing bound is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    /// The lowest number allowed.
    pub min: Option<Number>,
    /// The highest number allowed.
    pub max: Option<Number>,
}

impl SmithyTrait for Length {
    const ID: &'static str = "smithy.api#length";

    fn read(node: &Node<'_>) -> Read<Self> {
        let (min, max) = bounds(node, size, u64::cmp)?;
        Ok(Self { min, max })
    }
}

impl SmithyTrait for Range {
    const ID: &'static str = "smithy.api#range";

    fn read(node: &Node<'_>) -> Read<Self> {
        let (min, max) = bounds(node, number, order)?;
        Ok(Self { min, max })
    }
}

fn bounds<T: std::fmt::Display>(
    node: &Node<'_>,
    read: fn(&Node<'_>) -> Read<T>,
    order: fn(&T, &T) -> Ordering,
) -> Read<(Option<T>, Option<T>)> {
    let object = node.object(&["min", "max"])?;
    let (min, max) = (object.optional("min", read), object.optional("max", read));
    match (min?, max?) {
        (None, None) => Err(node.error("needs `min` or `max`")),
        (Some(min), Some(max)) if order(&min, &max).is_gt() => {
            Err(node.error(format_args!("has a `min` of {min} above its `max` of {max}")))
        }
        bounds => Ok(bounds),
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
    /// Whether something may have this length.
    pub(crate) fn allows(&self, length: usize) -> bool {
        let length = u64::try_from(length).unwrap_or(u64::MAX);
        self.min.is_none_or(|min| length >= min) && self.max.is_none_or(|max| length <= max)
    }
}

impl Range {
    /// Whether this may be the number.
    pub(crate) fn allows(&self, number: &Number) -> bool {
        self.min.as_ref().is_none_or(|min| order(number, min).is_ge())
            && self.max.as_ref().is_none_or(|max| order(number, max).is_le())
    }
}

texts! {
    /// The regular expression that a string matches.
    Pattern = "smithy.api#pattern", pattern;
}

annotations! {
    /// Whether a list holds each item once.
    UniqueItems = "smithy.api#uniqueItems", unique_items;
}

impl Traits {
    /// The bounds of a length.
    pub(crate) fn length(&self) -> Option<&Length> {
        self.get()
    }

    /// The bounds of a number.
    pub(crate) fn range(&self) -> Option<&Range> {
        self.get()
    }
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<Length>(&[On::Shape(SIZED), On::MemberTo(SIZED)]),
    Rule::of::<Pattern>(&[On::Shape(STRINGS), On::MemberTo(STRINGS)]),
    Rule::of::<Range>(&[On::Shape(NUMBERS), On::MemberTo(NUMBERS)]),
    Rule::of::<UniqueItems>(&[On::Shape(&["list"])]),
];
