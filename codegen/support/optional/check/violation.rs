//! What is wrong with a value, and where.

use std::error::Error;
use std::fmt;
use std::ops::Deref;

use super::super::super::redact::REDACTED;
use super::constraint::{Length, Range};

/// Something that the model forbids.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// Where.
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
    /// That it is there.
    Required,
    /// That it has a length.
    Length(Length),
    /// That it is a number in a range.
    Range(Range),
    /// That a regular expression matches, which is in the dialect of ECMA 262.
    Pattern(&'static str),
    /// That no other item of its list is equal.
    UniqueItems,
    /// That the model has the value of an enum, or the member of a union. The service may know more than the model.
    Known,
}

/// What was found in a value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Found {
    /// There is no value.
    Nothing,
    /// Its length.
    Length(u64),
    /// A number.
    Number(String),
    /// Text, or the beginning of it, up to 32 characters with an ellipsis behind them.
    Text(String),
    /// The index of an equal item.
    Item(usize),
    /// Something that is sensitive.
    Hidden,
}

/// The way from the value that was checked to one in it, in names on the wire: `Targets[1].Values[0]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub(super) Vec<Segment>);

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Segment {
    /// To a member of a structure or union, by its name on the wire.
    Member(&'static str),
    /// To an item of a list.
    Index(usize),
    /// To the value under a key of a map, of which the beginning is told as in [`Found::Text`]; none where it is sensitive.
    Entry(Option<String>),
    /// To a key of a map, told in the same way.
    Key(Option<String>),
}

impl Path {
    /// The steps.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }
}

/// Characters of a value that are repeated.
const PIECE: usize = 32;

/// The text, or the beginning of it.
pub(super) fn piece(text: &str) -> String {
    match text.char_indices().nth(PIECE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl fmt::Display for Path {
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

/// All that is wrong with a value, in the order of its members: one violation at least.
#[derive(Clone, Debug, PartialEq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    pub(super) fn none_or(found: Vec<Violation>) -> Result<(), Self> {
        if found.is_empty() { Ok(()) } else { Err(Self(found)) }
    }
}

impl Deref for Violations {
    type Target = [Violation];

    fn deref(&self) -> &[Violation] {
        &self.0
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// One after the other.
impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, violation) in self.0.iter().enumerate() {
            write!(f, "{}{violation}", if at == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl Error for Violations {}
