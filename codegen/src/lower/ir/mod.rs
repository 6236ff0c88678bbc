//! The lowered form: Rust items with every decision made, and nothing of Smithy left to look up.

mod call;
mod docs;
mod endpoint;
mod enumeration;
mod example;
mod krate;
mod literal;
mod member;
mod operation;
mod query;
mod structure;
mod ty;
mod union;
mod usage;
mod waiter;
mod xml;

pub use self::call::*;
pub use self::docs::*;
pub use self::endpoint::*;
pub use self::enumeration::*;
pub use self::example::*;
pub use self::krate::*;
pub use self::literal::*;
pub use self::member::*;
pub use self::operation::*;
pub use self::query::*;
pub use self::structure::*;
pub use self::ty::*;
pub use self::union::*;
pub use self::usage::*;
pub use self::waiter::*;
pub use self::xml::*;
