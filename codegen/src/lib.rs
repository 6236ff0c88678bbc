//! Generates a Rust crate of types from a Smithy model.
//!
//! ```text
//! load -> resolve -> name -> lower -> render -> write
//! ```
//!
//! Data goes one way: each stage is a function from the value of the stage before it to its own, and nothing is changed
//! after its stage returns. [`generate`] is all of them but the last part of the last: it is pure, and the same model
//! gives the same bytes.

mod builder;
pub mod cli;
pub mod diagnostic;
pub mod diff;
mod docs;
pub mod load;
pub mod lower;
mod model_files;
pub mod name;
mod ordered;
mod package;
pub mod render;
mod report;
pub mod resolve;
pub mod shape_id;
mod single;
pub mod update;
pub mod write;

#[cfg(test)]
#[path = "../support/mod.rs"]
pub mod smithy;

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros of the support code make what is public in a crate")]
mod support_tests;

// The macros of the support code look for the types at the crate's root.
#[cfg(test)]
use support_tests::shapes::{Choice, Key, NotThere};

pub use crate::builder::{BuildError, Builder};
use crate::diagnostic::Diagnostics;
use crate::load::Source;
use crate::lower::Prose;
use crate::report::Read;
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
    let (model, krate, warnings) = front(sources, config, Prose::Markdown)?;
    let read = Read::of(&model);
    // Nothing looks back at it either.
    drop(model);
    let printed = render::render(&krate, |file| package::source(file, &config.model_name));
    let (mut files, counts) = package::collect(printed)?;
    files.extend(package::rest(&krate, &config.model_name));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let report = report::report(&read, &krate, &counts)?;
    Ok(Generated { files, report, warnings, dependencies: package::dependencies(&krate) })
}

/// Generates one file with the service's types, for `include!` in the module with this path, such as `crate::ssm`.
fn generate_file(
    sources: &[Source],
    config: &Config,
    module: &str,
) -> Result<(String, Diagnostics), Diagnostics> {
    let (model, krate, warnings) = front(sources, config, Prose::Markdown)?;
    let (files, counts) = package::collect(render::render(&krate, |file| single::source(file, module)))?;
    report::report(&Read::of(&model), &krate, &counts)?;
    Ok((single::join(&krate, files, &config.model_name, module), warnings))
}

/// The stages up to `lower`, with documentation in the author's words: what [`diff::diff`] compares. The warnings are
/// those of the model.
///
/// # Errors
///
/// All problems of the first stage that finds any.
pub fn lower(sources: &[Source], config: &Config) -> Result<(lower::Crate, Diagnostics), Diagnostics> {
    front(sources, config, Prose::Source).map(|(_, krate, warnings)| (krate, warnings))
}

pub(crate) fn front(
    sources: &[Source],
    config: &Config,
    prose: Prose,
) -> Result<(resolve::Model, lower::Crate, Diagnostics), Diagnostics> {
    let options = resolve::Options { service: config.service.clone(), operations: config.operations.clone() };
    let (asts, mut warnings) = load::load(sources)?;
    let (model, found) = resolve::resolve(&asts, &options)?;
    // Nothing looks back at it, and it is as large as the files.
    drop(asts);
    warnings.append(found);
    let symbols = name::name(&model);
    let krate = lower::lower(&model, &symbols, prose);
    Ok((model, krate, warnings))
}
