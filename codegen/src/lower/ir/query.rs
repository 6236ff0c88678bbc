//! Paths into input and output, lowered: JMESPath expressions over Rust types.

use super::ty::Type;
use crate::name::Ident;
use crate::resolve::Comparison;

/// An expression. `Item` is what the step around it is applied to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum QueryPath {
    /// The input.
    Input,
    /// The output.
    Output,
    /// The value or item that the step around it is at.
    Item,
    /// A field of a structure.
    Field {
        /// Whose field.
        of: Box<QueryPath>,
        /// The field.
        ident: Ident,
        /// What it holds.
        kind: QueryKind,
        /// Whether it is an `Option`.
        optional: bool,
        /// Whether the value is in a `Box`.
        boxed: bool,
    },
    /// What a variant of a union holds.
    Variant {
        /// Whose variant.
        of: Box<QueryPath>,
        /// The union.
        ty: Ident,
        /// The variant.
        ident: Ident,
        /// What it holds.
        kind: QueryKind,
        /// Whether the value is in a `Box`.
        boxed: bool,
    },
    /// An expression on a value.
    With(Box<QueryPath>, Box<QueryPath>),
    /// An expression on every item of a list.
    Each(Box<QueryPath>, Box<QueryPath>),
    /// The items of a list for which a condition holds.
    Filter(Box<QueryPath>, Box<QueryPath>),
    /// The items of the lists in a list.
    Flatten(Box<QueryPath>),
    /// The values of a map.
    Values(Box<QueryPath>),
    /// The keys of a map.
    Keys(Box<QueryPath>),
    /// One item of a list.
    Index(Box<QueryPath>, i32),
    /// A list of these values.
    List(Vec<QueryPath>),
    /// How many items or characters there are.
    Length(Box<QueryPath>),
    /// Whether a list has the item, or a text the other.
    Contains(Box<QueryPath>, Box<QueryPath>),
    /// A comparison.
    Compare(Comparison, Box<QueryPath>, Box<QueryPath>),
    /// Whether a value is set and not empty.
    Truth(Box<QueryPath>),
    /// Whether both hold.
    And(Box<QueryPath>, Box<QueryPath>),
    /// Whether one holds.
    Or(Box<QueryPath>, Box<QueryPath>),
    /// Whether it does not hold.
    Not(Box<QueryPath>),
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// Nothing.
    Null,
}

/// What a value of the model is to an expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum QueryKind {
    /// Text.
    Text,
    /// An enum of strings.
    Enum,
    /// An enum of integers.
    IntEnum,
    /// `true` or `false`.
    Boolean,
    /// A number of this type.
    Number(Type),
    /// An instant.
    Timestamp,
    /// A structure or union.
    Object,
    /// A list.
    List {
        /// What is in it.
        item: Box<QueryKind>,
        /// Whether it may hold nulls.
        sparse: bool,
    },
    /// A map.
    Map {
        /// What the keys are.
        key: Box<QueryKind>,
        /// What the values are.
        value: Box<QueryKind>,
        /// Whether it may hold nulls.
        sparse: bool,
    },
    /// What no expression looks at.
    Opaque,
}

impl QueryPath {
    /// Whether it looks at the input.
    pub(crate) fn uses_input(&self) -> bool {
        match self {
            Self::Input => true,
            Self::Field { of, .. } | Self::Variant { of, .. } => of.uses_input(),
            Self::With(first, second)
            | Self::Each(first, second)
            | Self::Filter(first, second)
            | Self::Contains(first, second)
            | Self::Compare(_, first, second)
            | Self::And(first, second)
            | Self::Or(first, second) => first.uses_input() || second.uses_input(),
            Self::Flatten(of)
            | Self::Values(of)
            | Self::Keys(of)
            | Self::Index(of, _)
            | Self::Length(of)
            | Self::Truth(of)
            | Self::Not(of) => of.uses_input(),
            Self::List(items) => items.iter().any(Self::uses_input),
            Self::Output | Self::Item | Self::Text(_) | Self::Number(_) | Self::Boolean(_) | Self::Null => {
                false
            }
        }
    }

    /// Whether it makes a list that is not in the model.
    pub(crate) fn makes_list(&self) -> bool {
        match self {
            Self::Each(..)
            | Self::Filter(..)
            | Self::Flatten(_)
            | Self::Values(_)
            | Self::Keys(_)
            | Self::List(_) => true,
            Self::Index(list, _) => {
                matches!(&**list, Self::List(items) if items.iter().any(Self::makes_list))
            }
            _ => false,
        }
    }

    /// The expression on this value: the value in the place of the item that it is applied to.
    pub(crate) fn at(&self, value: &Self) -> Self {
        let at = |path: &Self| Box::new(path.at(value));
        match self {
            Self::Item => value.clone(),
            Self::Field { of, ident, kind, optional, boxed } => Self::Field {
                of: at(of),
                ident: ident.clone(),
                kind: kind.clone(),
                optional: *optional,
                boxed: *boxed,
            },
            Self::Variant { of, ty, ident, kind, boxed } => Self::Variant {
                of: at(of),
                ty: ty.clone(),
                ident: ident.clone(),
                kind: kind.clone(),
                boxed: *boxed,
            },
            // What is behind these is applied to items of their own.
            Self::With(of, then) => Self::With(at(of), then.clone()),
            Self::Each(of, then) => Self::Each(at(of), then.clone()),
            Self::Filter(of, keep) => Self::Filter(at(of), keep.clone()),
            Self::Flatten(of) => Self::Flatten(at(of)),
            Self::Values(of) => Self::Values(at(of)),
            Self::Keys(of) => Self::Keys(at(of)),
            Self::Index(of, number) => Self::Index(at(of), *number),
            Self::List(items) => Self::List(items.iter().map(|item| item.at(value)).collect()),
            Self::Length(of) => Self::Length(at(of)),
            Self::Contains(of, wanted) => Self::Contains(at(of), at(wanted)),
            Self::Compare(comparison, left, right) => Self::Compare(*comparison, at(left), at(right)),
            Self::Truth(of) => Self::Truth(at(of)),
            Self::And(left, right) => Self::And(at(left), at(right)),
            Self::Or(left, right) => Self::Or(at(left), at(right)),
            Self::Not(of) => Self::Not(at(of)),
            Self::Input | Self::Output | Self::Text(_) | Self::Number(_) | Self::Boolean(_) | Self::Null => {
                self.clone()
            }
        }
    }
}
