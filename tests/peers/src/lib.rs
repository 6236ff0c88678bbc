//! What the comparisons share: where the peer lies, and what the machine spent.

mod cost;
mod project;
mod source;
mod statistics;

pub use cost::{Cost, codegen_binary, run};
pub use project::Project;
pub use source::{Packages, repository};
pub use statistics::{Spread, spread};

/// Any failure: these are tools for people, who read the message.
pub type Error = Box<dyn std::error::Error>;
