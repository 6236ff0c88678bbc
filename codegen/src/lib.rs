//! Generates a Rust crate of types from a Smithy model.
//!
//! ```text
//! load -> resolve -> name -> lower -> tell -> render -> write
//! ```
//!
//! Data goes one way: each stage turns the previous stage's value into its own, and nothing is changed after its stage
//! returns. [`generate()`] runs all stages but does not write to the disk. It is pure: the same model gives the same
//! bytes.
//!
//! Without the feature `cli`, which is on by default, only the [`Builder`] is there, and a build script compiles a
//! third of the dependencies.

// Without the command line, only the builder is there, and parts of each stage are unused.
#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, unused_imports, reason = "the command line uses more of each stage")
)]

mod builder;
#[cfg(feature = "cli")]
pub mod cli;
mod code_span;
#[cfg(feature = "cli")]
mod compare;
mod config;
pub mod diagnostic;
#[cfg(feature = "cli")]
pub mod diff;
mod fill;
mod front;
#[cfg(feature = "cli")]
mod generate;
mod limits;
#[cfg(feature = "cli")]
mod line_ends;
mod load;
mod lower;
mod model_files;
mod name;
mod ordered;
mod package;
#[cfg(feature = "cli")]
mod policy;
#[cfg(feature = "cli")]
mod relative_path;
mod render;
mod report;
mod resolve;
mod shape_id;
mod single;
mod source;
#[cfg(feature = "cli")]
mod support_crate;
mod tell;
mod unique_name;
mod unprintable;
#[cfg(feature = "cli")]
mod update;
mod write;

#[cfg(feature = "cli")]
#[cfg(test)]
mod tests;

#[cfg(test)]
#[path = "../support/mod.rs"]
pub mod smithy;

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros of the support code make what is public in a crate")]
mod support_tests;

pub use crate::builder::{BuildError, Builder};
#[cfg(feature = "cli")]
pub use crate::compare::{DiffError, diff};
pub use crate::config::Config;
#[cfg(feature = "cli")]
pub use crate::generate::{Generated, generate};
pub use crate::report::{Report, Totals};
pub use crate::source::Source;
pub use crate::write::{Dependency, Feature, FileKind, GeneratedFile, SupportCrate};
