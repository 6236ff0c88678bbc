//! A report as text.
//!
//! All text from the model was put on one line, without control characters, when the report was made.

mod json;
mod markdown;
mod sections;
mod text;

pub use self::json::{VERSION, json};
pub use self::markdown::markdown;
pub use self::text::text;
