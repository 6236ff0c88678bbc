//! What is wrong with a value, and where.

use std::error::Error;
use std::fmt;
use std::ops::Deref;

use super::super::super::redact::REDACTED;
use super::constraint::{Length, Range};

/// A violation of one of the model's constraints.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// Where it is.
    pub path: Path,
    /// What is demanded.
    pub demand: Demand,
    /// What was found.
    pub found: Found,
}

/// What is demanded of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Demand {
    /// It must be set.
    Required,
    /// Its length must be within these bounds.
    Length(Length),
    /// It must be a number within these bounds.
    Range(Range),
    /// It must match this regular expression, in the dialect of ECMA 262.
    Pattern(&'static str),
    /// It must not equal another item of its list.
    UniqueItems,
    /// The model must have this enum value or union member. The service may know more than the model.
    Known,
}

/// What was found in a value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Found {
    /// No value.
    Nothing,
    /// Its length.
    Length(u64),
    /// A number.
    Number(String),
    /// The text, or its first 32 characters followed by an ellipsis.
    Text(String),
    /// The index of an equal item.
    Item(usize),
    /// A sensitive value, which is not shown.
    Hidden,
}

/// The path from the checked value to one inside it, in wire names: `Targets[1].Values[0]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub(super) Vec<Segment>);

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Segment {
    /// To a member of a structure or union, by its wire name.
    Member(&'static str),
    /// To an item of a list.
    Index(usize),
    /// To the value under a map key, which is shortened as in [`Found::Text`]; `None` if it is sensitive.
    Entry(Option<String>),
    /// To a map key, shortened in the same way.
    Key(Option<String>),
}

impl Path {
    /// The steps.
    #[inline]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }
}

/// The number of characters that are quoted of a value.
const PIECE: usize = 32;

/// The text, or its beginning if it is long.
#[inline]
pub(super) fn piece(text: &str) -> String {
    match text.char_indices().nth(PIECE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl fmt::Display for Path {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |key: &Option<String>| key.as_ref().map_or(REDACTED.to_owned(), |key| format!("{key:?}"));
        for (at, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Member(name) if at == 0 => f.write_str(name)?,
                Segment::Member(name) => write!(f, ".{name}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Entry(key) => write!(f, "[{}]", shown(key))?,
                Segment::Key(key) => write!(f, "[key {}]", shown(key))?,
            }
        }
        Ok(())
    }
}

/// `must have a length of 1 to 50`.
impl fmt::Display for Demand {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("is required"),
            Self::Length(length) => write!(f, "must have a length of {length}"),
            Self::Range(range) => write!(f, "must be {range}"),
            Self::Pattern(pattern) => write!(f, "must match `{pattern}`"),
            Self::UniqueItems => f.write_str("must differ from all other items"),
            Self::Known => f.write_str("is not in the model"),
        }
    }
}

/// `Targets[1].Values: must have a length of 1 to 50, but has 60`.
impl fmt::Display for Violation {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, demand, found } = self;
        if !path.0.is_empty() {
            write!(f, "{path}: ")?;
        }
        match (demand, found) {
            (Demand::Known, Found::Text(text)) => write!(f, "{text:?} {demand}"),
            (Demand::Known, Found::Number(number)) => write!(f, "{number} {demand}"),
            (_, Found::Nothing | Found::Hidden) => write!(f, "{demand}"),
            (_, Found::Length(length)) => write!(f, "{demand}, but has {length}"),
            (_, Found::Number(number)) => write!(f, "{demand}, but is {number}"),
            (_, Found::Text(text)) => write!(f, "{demand}, but is {text:?}"),
            (_, Found::Item(index)) => write!(f, "{demand}, but is equal to item {index}"),
        }
    }
}

/// All violations of a value, in the order of its members; there is at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    #[inline]
    pub(super) fn none_or(found: Vec<Violation>) -> Result<(), Self> {
        if found.is_empty() { Ok(()) } else { Err(Self(found)) }
    }
}

impl Deref for Violations {
    type Target = [Violation];

    #[inline]
    fn deref(&self) -> &[Violation] {
        &self.0
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Lists the violations, separated by semicolons.
impl fmt::Display for Violations {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, violation) in self.0.iter().enumerate() {
            write!(f, "{}{violation}", if at == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl Error for Violations {}
