//! The users of a type, lowered.

use crate::name::Ident;

/// The operations that use a type in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Users {
    /// What the type is to them.
    pub relation: Relation,
    /// The first of them, by shape id: a type may have as many users as there are operations.
    pub first: Vec<Ident>,
    /// How many there are.
    pub count: usize,
}

impl Users {
    /// How many operations are kept.
    pub(crate) const MOST: usize = 7;
}

/// What a type is to an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// Its input.
    Input,
    /// Its output.
    Output,
    /// One of its errors.
    Error,
    /// A part of one of these.
    Part,
}
