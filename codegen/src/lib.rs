//! Generates a Rust crate of types from a Smithy model.
//!
//! ```text
//! load -> resolve -> name -> lower -> render -> write
//! ```
//!
//! Data goes one way: each stage is a function from the value of the stage before it to its own, and nothing is changed
//! after its stage returns. [`generate()`] is all of them but the last part of the last: it is pure, and the same model
//! gives the same bytes.
//!
//! Without the feature `cli`, which is on by default, there is the [`Builder`] alone, and a build script compiles a third
//! of the dependencies.

// Without the command line there is the builder alone, which leaves parts of each stage unused.
#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, unused_imports, reason = "the command line uses more of each stage")
)]

mod builder;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnostic;
#[cfg(feature = "cli")]
pub mod diff;
mod docs;
#[allow(unreachable_pub, reason = "what is public in a stage is public in this crate")]
mod load;
#[allow(unreachable_pub, reason = "as `load`")]
mod lower;
mod model_files;
#[allow(unreachable_pub, reason = "as `load`")]
mod name;
mod ordered;
mod package;
#[allow(unreachable_pub, reason = "as `load`")]
mod render;
mod report;
#[allow(unreachable_pub, reason = "as `load`")]
mod resolve;
#[allow(unreachable_pub, reason = "as `load`")]
mod shape_id;
mod single;
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

// The macros of the support code look for the types at the crate's root.
#[cfg(test)]
use support_tests::shapes::{Choice, Key, NotThere};

use std::fmt;

pub use crate::builder::{BuildError, Builder};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
pub use crate::load::Source;
use crate::lower::{Prose, Protocol};
use crate::report::Read;
pub use crate::report::{Report, Totals};
use crate::shape_id::ShapeId;
pub use crate::write::{Dependency, FileKind, GeneratedFile};

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
    /// The protocol, by the id of its trait or the name in that; by default, of several the first that is JSON. A model
    /// may gain one.
    pub protocol: Option<String>,
    /// What the head of each file calls the model.
    pub model_name: String,
}

/// A crate that is not written yet.
#[cfg(feature = "cli")]
#[derive(Clone, Debug, PartialEq)]
pub struct Generated {
    /// Its files, sorted by path.
    pub files: Vec<GeneratedFile>,
    /// What was read and made.
    pub report: Report,
    /// What is doubtful in the model.
    pub warnings: Diagnostics,
    /// The crates that the generated code depends on.
    pub dependencies: Vec<Dependency>,
}

/// Generates a crate of the service's types.
///
/// # Errors
///
/// All problems of the first stage that finds any.
#[cfg(feature = "cli")]
pub fn generate(sources: &[Source], config: &Config) -> Result<Generated, Diagnostics> {
    generate_timed(sources, config, &mut |_| {})
}

/// As [`generate()`]; `done` is called at the end of each stage with its name.
#[cfg(feature = "cli")]
pub(crate) fn generate_timed(
    sources: &[Source],
    config: &Config,
    done: &mut (dyn FnMut(&'static str) + Send),
) -> Result<Generated, Diagnostics> {
    // On a thread that will print files: an allocator hands out memory again where it was freed.
    let (read, krate, warnings) = rayon::scope(|_| {
        let front = front(sources, config, done)?;
        let krate = front.lowered(Purpose::Crate, config)?;
        done("lower");
        // Nothing looks back at the model.
        Ok((Read::of(&front.model), krate, front.warnings))
    })?;
    let generated = printed(&krate, &read, warnings, &config.model_name);
    done("render and print");
    generated
}

/// The last stages but for the disk.
#[cfg(feature = "cli")]
pub(crate) fn printed(
    krate: &lower::Crate,
    read: &Read,
    warnings: Diagnostics,
    model_name: &str,
) -> Result<Generated, Diagnostics> {
    let printed = render::render(krate, |file| package::source(file, model_name));
    let (mut files, counts) = package::collect(printed)?;
    files.extend(package::rest(krate, model_name));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let report = report::report(read, krate, &counts)?;
    Ok(Generated { files, report, warnings, dependencies: write::dependencies(krate) })
}

/// Generates one file with the service's types, for `include!` in the module with this path, such as `crate::ssm`.
fn generate_file(
    sources: &[Source],
    config: &Config,
    module: &str,
) -> Result<(String, Vec<Dependency>, Diagnostics), Diagnostics> {
    let front = front(sources, config, &mut |_| {})?;
    let krate = front.lowered(Purpose::File, config)?;
    let (files, counts) = package::collect(render::render(&krate, |file| single::source(file, module)))?;
    report::report(&Read::of(&front.model), &krate, &counts)?;
    let text = single::join(&krate, files, &config.model_name, module);
    Ok((text, write::dependencies(&krate), front.warnings))
}

/// Compares two models: what the change of the old one into the new one means for those who use the crate. Of the
/// configuration, only the service and the operations count.
///
/// # Errors
///
/// [`DiffError`], with all problems of the first stage that finds any.
#[cfg(feature = "cli")]
pub fn diff(old: &[Source], new: &[Source], config: &Config) -> Result<diff::Report, DiffError> {
    let whole = Config { operations: Vec::new(), ..config.clone() };
    let old = lower(old, &whole).map_err(DiffError::Old)?;
    let new = lower(new, &whole).map_err(DiffError::New)?;
    if config.operations.is_empty() {
        return Ok(diff::diff(&old, &new));
    }
    let part = |krate| diff::of_operations(krate, &config.operations);
    Ok(diff::diff(&part(&old), &part(&new)))
}

/// Why two models cannot be compared.
#[cfg(feature = "cli")]
#[derive(Clone, Debug, PartialEq)]
pub enum DiffError {
    /// What is wrong with the old model.
    Old(Diagnostics),
    /// What is wrong with the new model.
    New(Diagnostics),
}

#[cfg(feature = "cli")]
impl fmt::Display for DiffError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Old(found) => write!(f, "{} in the old model", found.counts()),
            Self::New(found) => write!(f, "{} in the new model", found.counts()),
        }
    }
}

#[cfg(feature = "cli")]
impl std::error::Error for DiffError {}

/// The stages up to `lower`, with documentation in the author's words: what is compared.
pub(crate) fn lower(sources: &[Source], config: &Config) -> Result<lower::Crate, Diagnostics> {
    front(sources, config, &mut |_| {})?.lowered(Purpose::Comparison, config)
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
pub(crate) fn services(sources: &[Source]) -> Result<Vec<ShapeId>, Diagnostics> {
    let (asts, _) = load::load(sources)?;
    resolve::services(&asts)
}

/// A model with its names.
pub(crate) struct Front {
    pub(crate) model: resolve::Model,
    symbols: name::Symbols,
    /// What is doubtful in the model.
    pub(crate) warnings: Diagnostics,
}

/// The stages that know of the files; `done` is called at the end of each with its name.
pub(crate) fn front(
    sources: &[Source],
    config: &Config,
    done: &mut (dyn FnMut(&'static str) + Send),
) -> Result<Front, Diagnostics> {
    let options = resolve::Options { service: config.service.clone(), operations: config.operations.clone() };
    let (asts, mut warnings) = load::load(sources)?;
    done("load");
    let (model, found) = resolve::resolve(&asts, &options)?;
    done("resolve");
    warnings.append(found);
    let symbols = name::name(&model);
    done("name");
    Ok(Front { model, symbols, warnings })
}

impl Front {
    pub(crate) fn lowered(&self, purpose: Purpose, config: &Config) -> Result<lower::Crate, Diagnostics> {
        let (prose, package) = match purpose {
            Purpose::Crate => (Prose::Markdown, Some(package(&self.model, config)?)),
            Purpose::File => (Prose::Markdown, None),
            Purpose::Comparison => (Prose::Source, None),
        };
        let protocol = self.protocol(config.protocol.as_deref())?;
        Ok(lower::lower(&self.model, &self.symbols, prose, package.as_deref(), protocol))
    }

    /// The protocol that is wanted, or else the first of the service's.
    fn protocol(&self, wanted: Option<&str>) -> Result<Protocol, Diagnostics> {
        let (service, _) = self.model.service();
        let mut protocols = lower::protocols(&service.traits);
        let Some(wanted) = wanted else {
            return Ok(protocols.next().map_or(Protocol::Other, |(_, protocol)| protocol));
        };
        let is_wanted =
            |(id, protocol): &(&str, Protocol)| *id == wanted || protocol.trait_name() == Some(wanted);
        if let Some((_, protocol)) = protocols.find(is_wanted) {
            return Ok(protocol);
        }
        let place = Place { file: 0, spot: Spot::File };
        let message = format!("the service has no protocol `{}` that is known here", wanted.escape_debug());
        let names: Vec<_> =
            lower::protocols(&service.traits).filter_map(|(_, protocol)| protocol.trait_name()).collect();
        let problem = Diagnostic::error("unknown-protocol", place, message).shape(&service.id);
        let mut problems = Diagnostics::default();
        problems.push(match names.is_empty() {
            true => problem,
            false => problem.hint(format!("it has {}", names.join(", "))),
        });
        Err(problems)
    }
}
