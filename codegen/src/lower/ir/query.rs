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
    /// The type of what it holds, without `Option` and `Box`.
    pub ty: Type,
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
