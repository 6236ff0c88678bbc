//! What only the models need that have such data.

mod big;
mod document;

pub use self::big::*;
pub use self::document::*;
