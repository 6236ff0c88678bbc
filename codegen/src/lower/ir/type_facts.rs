//! What is known about any type of the crate, lowered.

use super::docs::{Deprecated, Docs};
use crate::name::Ident;

/// What is known about any type: a structure, a union or an enum.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TypeFacts {
    /// The absolute shape id.
    pub shape_id: String,
    /// What the service calls the shape.
    pub name: String,
    /// The type's name.
    pub ident: Ident,
    /// What the model's author says about it.
    pub docs: Docs,
    /// Whether it is deprecated.
    pub deprecated: Option<Deprecated>,
    /// Whether `Debug` and `Display` show nothing of it but the name.
    pub sensitive: bool,
    /// Whether it is not meant for customers of the service.
    pub internal: bool,
    /// The operations that use it.
    pub users: Vec<Users>,
}

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
