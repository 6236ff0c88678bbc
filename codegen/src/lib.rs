//! Generates a Rust crate of types from a Smithy model.
//!
//! ```text
//! load -> resolve -> name -> lower -> render -> write
//! ```
//!
//! Data goes one way: each stage is a function from the value of the stage before it to its own, and nothing is changed
//! after its stage returns. [`generate`] is all of them but the last part of the last: it is pure, and the same model
//! gives the same bytes.

pub mod cli;
pub mod diagnostic;
mod docs;
pub mod load;
pub mod lower;
pub mod name;
mod package;
pub mod render;
mod report;
pub mod resolve;
pub mod shape_id;
pub mod write;

#[cfg(test)]
#[path = "../support/mod.rs"]
pub mod smithy;

use crate::diagnostic::Diagnostics;
use crate::load::Source;
use crate::write::{GeneratedFile, Report};

/// What to generate, beside the model itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The service, by its absolute id or its name; needed where the model has several.
    pub service: Option<String>,
    /// The operations to keep, by name; all where there is none.
    pub operations: Vec<String>,
    /// What the head of each file calls the model: a path relative to the crate or repository, with `/`.
    pub model_name: String,
}

/// A crate that is not written yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Generated {
    /// Its files, sorted by path.
    pub files: Vec<GeneratedFile>,
    /// What was read and made.
    pub report: Report,
    /// What is doubtful in the model.
    pub warnings: Diagnostics,
    /// The crates that the generated code depends on, by their names in `Cargo.toml`.
    pub dependencies: Vec<String>,
}

/// Generates a crate of the service's types.
///
/// # Errors
///
/// All problems of the first stage that finds any.
pub fn generate(sources: &[Source], config: &Config) -> Result<Generated, Diagnostics> {
    let options = resolve::Options { service: config.service.clone(), operations: config.operations.clone() };
    let (asts, mut warnings) = load::load(sources)?;
    let (model, found) = resolve::resolve(&asts, &options)?;
    warnings.append(found);
    let symbols = name::name(&model);
    let (krate, found) = lower::lower(&model, &symbols)?;
    warnings.append(found);
    let printed = render::render(&krate, |file| package::source(file, &config.model_name));
    let (mut files, counts) = package::collect(printed)?;
    files.extend(package::rest(&krate, &config.model_name));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let report = report::report(&model, &krate, &counts)?;
    Ok(Generated { files, report, warnings, dependencies: package::dependencies(&krate) })
}
