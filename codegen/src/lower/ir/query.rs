//! Paths into input and output, lowered: JMESPath expressions over Rust types.

use super::ty::Type;
use crate::name::Ident;
use crate::resolve::Query;

/// An expression over Rust types.
pub(crate) type QueryPath = Query<QueryStep>;

/// A step to what a member holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct QueryStep {
    /// The field or variant.
    pub ident: Ident,
    /// What it holds.
    pub kind: QueryKind,
    /// Whether the value is in a `Box`.
    pub boxed: bool,
    /// Whether the member is deprecated, or the union whose variant it is.
    pub deprecated: bool,
    /// What has the member.
    pub of: QueryContainer,
}

/// What has a member.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum QueryContainer {
    /// A structure; says whether the field is an `Option`.
    Structure(bool),
    /// The union of this name.
    Union(Ident),
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
