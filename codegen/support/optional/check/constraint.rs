//! The model's constraints on the values of members
//! (Smithy 2.0, [constraint traits](https://smithy.io/2.0/spec/constraint-traits.html)).

use std::cmp::Ordering;
use std::fmt;

/// A constraint on the value of a member, or on a value inside it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Constraint {
    /// The index of the member.
    pub member: usize,
    /// The steps from the member's value, through lists and maps, to the constrained value; empty for the member's
    /// value itself.
    pub inside: &'static [Inside],
    /// The bounds of its length.
    pub length: Option<Length>,
    /// The bounds of its size.
    pub range: Option<Range>,
    /// The pattern that it matches.
    pub pattern: Option<Pattern>,
    /// Whether no two of its items are equal.
    pub unique_items: bool,
}

/// A step into a list or map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Inside {
    /// To each key of a map.
    Keys,
    /// To each item of a list, or to each value of a map.
    Items,
}

/// Bounds of a length: of text in Unicode scalar values, of a blob in bytes, of a list in items, of a map in entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Length {
    /// The minimum.
    pub min: Option<u64>,
    /// The maximum.
    pub max: Option<u64>,
}

/// Bounds of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The minimum.
    pub min: Option<Bound>,
    /// The maximum.
    pub max: Option<Bound>,
}

/// A bound of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// An integer.
    Integer(i128),
    /// Another number.
    Float(f64),
}

/// A regular expression that must match somewhere in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// As the model has it, in the dialect of ECMA 262.
    pub written: &'static str,
    /// The same in the syntax of the `regex` crate.
    pub(super) regex: &'static str,
}

/// Methods for the tables.
#[allow(dead_code, reason = "a model need not have any")]
impl Constraint {
    #[inline]
    pub(crate) const fn new(member: usize, inside: &'static [Inside]) -> Self {
        Self { member, inside, length: None, range: None, pattern: None, unique_items: false }
    }

    #[inline]
    pub(crate) const fn length(self, min: u64, max: u64) -> Self {
        Self { length: Some(Length { min: Some(min), max: Some(max) }), ..self }
    }

    #[inline]
    pub(crate) const fn min_length(self, min: u64) -> Self {
        Self { length: Some(Length { min: Some(min), max: None }), ..self }
    }

    #[inline]
    pub(crate) const fn max_length(self, max: u64) -> Self {
        Self { length: Some(Length { min: None, max: Some(max) }), ..self }
    }

    #[inline]
    pub(crate) const fn at_least(self, min: i128) -> Self {
        self.bounds(Some(Bound::Integer(min)), None)
    }

    #[inline]
    pub(crate) const fn at_most(self, max: i128) -> Self {
        self.bounds(None, Some(Bound::Integer(max)))
    }

    #[inline]
    pub(crate) const fn at_least_float(self, min: f64) -> Self {
        self.bounds(Some(Bound::Float(min)), None)
    }

    #[inline]
    pub(crate) const fn at_most_float(self, max: f64) -> Self {
        self.bounds(None, Some(Bound::Float(max)))
    }

    #[inline]
    const fn bounds(self, min: Option<Bound>, max: Option<Bound>) -> Self {
        let known = match self.range {
            Some(range) => range,
            None => Range { min: None, max: None },
        };
        let min = if min.is_some() { min } else { known.min };
        let max = if max.is_some() { max } else { known.max };
        Self { range: Some(Range { min, max }), ..self }
    }

    #[inline]
    pub(crate) const fn pattern(self, regex: &'static str) -> Self {
        self.pattern_as(regex, regex)
    }

    #[inline]
    pub(crate) const fn pattern_as(self, written: &'static str, regex: &'static str) -> Self {
        Self { pattern: Some(Pattern { written, regex }), ..self }
    }

    #[inline]
    pub(crate) const fn unique_items(self) -> Self {
        Self { unique_items: true, ..self }
    }
}

impl Length {
    /// Whether this length is within the bounds.
    #[inline]
    pub fn allows(self, length: u64) -> bool {
        self.min.is_none_or(|min| length >= min) && self.max.is_none_or(|max| length <= max)
    }
}

impl Range {
    /// Whether this number is within the bounds.
    #[inline]
    pub fn allows(self, number: Bound) -> bool {
        self.min.is_none_or(|min| number >= min) && self.max.is_none_or(|max| number <= max)
    }
}

/// Orders by size; `None` for NaN.
impl PartialOrd for Bound {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) => Some(a.cmp(b)),
            (Self::Float(a), Self::Float(b)) => a.partial_cmp(b),
            // An integer can have more digits than a float. Behind the point, only equal ones differ.
            (Self::Integer(a), Self::Float(b)) => match a.cmp(&(*b as i128)) {
                Ordering::Equal => (*a as f64).partial_cmp(b),
                order => Some(order).filter(|_| !b.is_nan()),
            },
            (Self::Float(_), Self::Integer(_)) => other.partial_cmp(self).map(Ordering::reverse),
        }
    }
}

impl fmt::Display for Bound {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Float(number) => number.fmt(f),
        }
    }
}

impl fmt::Display for Length {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        bounds(self.min, self.max, f)
    }
}

impl fmt::Display for Range {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        bounds(self.min, self.max, f)
    }
}

/// `1 to 96`, `exactly 36`, `at least 1` or `at most 50`.
fn bounds<T: fmt::Display + PartialEq>(
    min: Option<T>,
    max: Option<T>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    match (min, max) {
        (Some(min), Some(max)) if min == max => write!(f, "exactly {min}"),
        (Some(min), Some(max)) => write!(f, "{min} to {max}"),
        (Some(min), None) => write!(f, "at least {min}"),
        (None, Some(max)) => write!(f, "at most {max}"),
        (None, None) => f.write_str("any"),
    }
}

/// The constraints on a type's members: a row for each constrained value, with the index of its member and the steps
/// into it. The words in the brackets are methods of [`Constraint`].
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! constraints {
    ($name:ident { $(
        $index:literal $(in [$($inside:ident)*])? [$($fact:ident $(($($argument:expr),*))?)*],
    )* }) => {
        #[allow(deprecated)]
        impl $name {
            pub(crate) const CONSTRAINTS: &'static [smithy::check::Constraint] = &[$(
                smithy::check::Constraint::new($index, &[$($(smithy::check::Inside::$inside),*)?])
                    $(.$fact($($($argument),*)?))*
            ),*];
        }
    };
}

#[allow(unused_imports, reason = "a model need not have any")]
pub(crate) use constraints;
