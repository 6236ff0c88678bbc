//! What is known about any type of the crate, lowered.

use super::docs::{Deprecated, Docs};
use super::usage::Users;
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
