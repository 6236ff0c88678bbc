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
mod unprintable;
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
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::load::Source;
use crate::lower::Prose;
use crate::report::Read;
use crate::shape_id::ShapeId;
use crate::write::{GeneratedFile, Report};

/// What to generate, beside the model itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The service, by its absolute id or its name; needed where the model has several.
    pub service: Option<String>,
    /// The operations to keep, by name; all where there is none.
    pub operations: Vec<String>,
    /// The name of the package, or of its library where that has a name of its own: what examples in the documentation
    /// call the crate. By default it is made from the name of the service.
    pub package: Option<String>,
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
    // On a thread that will print files: an allocator hands out memory again where it was freed.
    let (model, krate, warnings) = rayon::scope(|_| front(sources, config, Purpose::Crate))?;
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
    let (model, krate, warnings) = front(sources, config, Purpose::File)?;
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
    front(sources, config, Purpose::Comparison).map(|(_, krate, warnings)| (krate, warnings))
}

/// What a lowered crate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A crate of its own.
    Crate,
    /// A file that another crate includes, under a path that examples cannot know.
    File,
    /// Nothing but to be compared with another.
    Comparison,
}

/// The name of the package.
fn package(model: &resolve::Model, config: &Config) -> Result<String, Diagnostics> {
    let name = config.package.clone().unwrap_or_else(|| lower::package_name(model.service_id()));
    let Err(message) = name::crate_name(&name) else { return Ok(name) };
    let place = Place { file: 0, spot: Spot::File };
    let mut found = Diagnostics::default();
    found.push(Diagnostic::error("invalid-package-name", place, message));
    Err(found)
}

/// The services of a model, sorted by id: those of which one must be chosen where there are several.
///
/// # Errors
///
/// All that is wrong with the files, as far as they can be read.
pub fn services(sources: &[Source]) -> Result<Vec<ShapeId>, Diagnostics> {
    let (asts, _) = load::load(sources)?;
    resolve::services(&asts)
}

pub(crate) fn front(
    sources: &[Source],
    config: &Config,
    purpose: Purpose,
) -> Result<(resolve::Model, lower::Crate, Diagnostics), Diagnostics> {
    front_written(sources, config, purpose).map(|(model, _, krate, warnings)| (model, krate, warnings))
}

/// The same, with the traits as the files have them.
pub(crate) fn front_written(
    sources: &[Source],
    config: &Config,
    purpose: Purpose,
) -> Result<(resolve::Model, resolve::Written, lower::Crate, Diagnostics), Diagnostics> {
    let options = resolve::Options { service: config.service.clone(), operations: config.operations.clone() };
    let (asts, mut warnings) = load::load(sources)?;
    let (model, written, found) = resolve::resolve_written(&asts, &options)?;
    // Nothing looks back at it, and it is as large as the files.
    drop(asts);
    warnings.append(found);
    let symbols = name::name(&model)?;
    let (prose, package) = match purpose {
        Purpose::Crate => (Prose::Markdown, Some(package(&model, config)?)),
        Purpose::File => (Prose::Markdown, None),
        Purpose::Comparison => (Prose::Source, None),
    };
    let krate = lower::lower(&model, &symbols, prose, package.as_deref());
    Ok((model, written, krate, warnings))
}
