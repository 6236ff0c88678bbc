//! The lowered form: Rust items with every decision made, and nothing of Smithy left to look up.

mod docs;
mod endpoint;
mod enumeration;
mod example;
mod field;
mod krate;
mod literal;
mod member;
mod operation;
mod query;
mod structure;
mod ty;
mod type_facts;
mod union;
mod waiter;
mod xml;

pub(crate) use self::docs::*;
pub(crate) use self::endpoint::*;
pub(crate) use self::enumeration::*;
pub(crate) use self::example::*;
pub(crate) use self::field::*;
pub(crate) use self::krate::*;
pub(crate) use self::literal::*;
pub(crate) use self::member::*;
pub(crate) use self::operation::*;
pub(crate) use self::query::*;
pub(crate) use self::structure::*;
pub(crate) use self::ty::*;
pub(crate) use self::type_facts::*;
pub(crate) use self::union::*;
pub(crate) use self::waiter::*;
pub(crate) use self::xml::*;
