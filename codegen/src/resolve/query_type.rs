//! Checked paths, and what they give.

use serde_json::Number;

use crate::shape_id::ShapeId;

/// A checked expression. `Item` is what the step around it is applied to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Query {
    /// The input of the operation.
    Input,
    /// The output of the operation.
    Output,
    /// The value or item that the innermost [`With`](Self::With), [`Each`](Self::Each) or [`Filter`](Self::Filter) is at.
    Item,
    /// A member of a structure or union.
    Member {
        /// Whose member.
        of: Box<Query>,
        /// The structure or union.
        container: ShapeId,
        /// The member's name.
        member: String,
    },
    /// A query on a value; nothing where there is no value.
    With {
        /// The value.
        value: Box<Query>,
        /// The query on it.
        then: Box<Query>,
    },
    /// A query on every item, without those that give nothing.
    Each {
        /// The list.
        list: Box<Query>,
        /// The query on an item.
        then: Box<Query>,
    },
    /// The items for which a condition holds.
    Filter {
        /// The list.
        list: Box<Query>,
        /// The condition.
        keep: Box<Query>,
    },
    /// The items of the lists in a list.
    Flatten(Box<Query>),
    /// The values of a map.
    Values(Box<Query>),
    /// The keys of a map.
    Keys(Box<Query>),
    /// One item of a list, from the end where the number is negative.
    Index(Box<Query>, i32),
    /// A list of these values.
    List(Vec<Query>),
    /// How many items a list or map has, or characters a text.
    Length(Box<Query>),
    /// Whether a list has the item, or a text the other.
    Contains(Box<Query>, Box<Query>),
    /// A comparison of two values.
    Compare(Comparison, Box<Query>, Box<Query>),
    /// Whether a value is set and not empty.
    Truth(Box<Query>),
    /// Whether both hold.
    And(Box<Query>, Box<Query>),
    /// Whether one holds.
    Or(Box<Query>, Box<Query>),
    /// Whether it does not hold.
    Not(Box<Query>),
    /// Text.
    Text(String),
    /// A number.
    Number(Number),
    /// `true` or `false`.
    Boolean(bool),
    /// Nothing.
    Null,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// What a query gives, if it gives something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Structure(ShapeId),
    List(Box<Type>),
    Map(Box<Type>),
    Text,
    Number,
    Boolean,
    Null,
    /// An object with the input and the output.
    Both,
    /// What cannot be looked into or compared.
    Other(&'static str),
}

impl Comparison {
    /// The comparison with its sides changed.
    pub(crate) fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
            same => same,
        }
    }

    /// The comparison that holds where this one does not.
    pub(crate) fn opposite(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::GreaterOrEqual,
            Self::LessOrEqual => Self::Greater,
            Self::Greater => Self::LessOrEqual,
            Self::GreaterOrEqual => Self::Less,
        }
    }
}

impl Query {
    /// How often the query uses the item that it is applied to.
    pub(super) fn items(&self) -> usize {
        match self {
            Self::Item => 1,
            Self::Member { of, .. } => of.items(),
            Self::With { value, .. } => value.items(),
            Self::Each { list, .. } | Self::Filter { list, .. } => list.items(),
            Self::Flatten(of)
            | Self::Values(of)
            | Self::Keys(of)
            | Self::Index(of, _)
            | Self::Length(of)
            | Self::Truth(of)
            | Self::Not(of) => of.items(),
            Self::List(items) => items.iter().map(Self::items).sum(),
            Self::Contains(left, right)
            | Self::Compare(_, left, right)
            | Self::And(left, right)
            | Self::Or(left, right) => left.items() + right.items(),
            Self::Input | Self::Output | Self::Text(_) | Self::Number(_) | Self::Boolean(_) | Self::Null => 0,
        }
    }
}

impl Type {
    /// What it is, for messages.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Structure(_) => "a structure",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Text => "text",
            Self::Number => "a number",
            Self::Boolean => "true or false",
            Self::Null => "nothing",
            Self::Both => "input and output at once",
            Self::Other(name) => name,
        }
    }
}
