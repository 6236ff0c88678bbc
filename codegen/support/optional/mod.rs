//! What not every crate has.

mod big;
mod document;
mod lookup;

pub use self::big::*;
pub use self::document::*;
#[allow(unused_imports, reason = "the generator is no crate of types")]
pub(crate) use self::lookup::*;
