//! Generates a Rust crate of types from a Smithy model.
//!
//! ```text
//! load -> resolve -> name -> lower -> tell -> render -> write
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
mod code_span;
pub mod diagnostic;
#[cfg(feature = "cli")]
pub mod diff;
mod load;
mod lower;
mod model_files;
mod name;
mod ordered;
mod package;
#[cfg(feature = "cli")]
mod policy;
mod render;
mod report;
mod resolve;
mod shape_id;
mod single;
mod source;
#[cfg(feature = "cli")]
mod support_crate;
mod tell;
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

use std::fmt;

pub use crate::builder::{BuildError, Builder};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::lower::Protocol;
use crate::report::Read;
pub use crate::report::{Report, Totals};
use crate::shape_id::ShapeId;
pub use crate::source::Source;
pub use crate::write::{Dependency, Feature, FileKind, GeneratedFile, SupportCrate};

/// What to generate, beside the model itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The service, by its absolute id or its name; needed where the model has several.
    pub service: Option<String>,
    /// The operations to keep, by name; all where there is none.
    pub operations: Vec<String>,
    /// The shapes of types without a service, each by its absolute id, its namespace, or the id of a shape closure in the
    /// model's metadata. Where there are any, neither the service nor the operations count.
    pub shapes: Vec<String>,
    /// The name of the package, or of its library where that has a name of its own: what examples in the documentation
    /// call the crate. By default it is made from the name of the service.
    pub package: Option<String>,
    /// The protocol, by the id of its trait or the name in that; by default, of several the first that is JSON. A model
    /// may gain one.
    pub protocol: Option<String>,
    /// The crate that has the support code; by default each crate has its own copy.
    pub support: Option<SupportCrate>,
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
    /// What the users of the crate can switch on.
    pub features: Vec<Feature>,
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
    let (read, krate, package, warnings) = rayon::scope(|_| {
        let Front { model, krate, warnings, .. } = front(sources, config, done)?;
        // Nothing looks back at the model.
        Ok((Read::of(&model), krate, package(&model, config)?, warnings))
    })?;
    let generated = printed(&krate, &package, &read, warnings, config);
    done("tell, render and print");
    generated
}

/// The last stages but for the disk.
#[cfg(feature = "cli")]
fn printed(
    krate: &lower::Crate,
    package: &Package,
    read: &Read,
    warnings: Diagnostics,
    config: &Config,
) -> Result<Generated, Diagnostics> {
    let pages = tell::tell(krate, render::CRATE, Some(&package.krate));
    let (model_name, support) = (config.model_name.as_str(), config.support.as_ref());
    if support.is_some() && krate.service.protocol == Protocol::RpcV2Json {
        let place = Place { file: 0, spot: Spot::File };
        let message = "a service of Smithy RPC v2 JSON needs support code of its own".to_owned();
        let mut found = Diagnostics::default();
        found.push(Diagnostic::error("support-not-shared", place, message));
        return Err(found);
    }
    let name = support.map(|support| support.package.replace('-', "_"));
    let place = render::Destination::Crate { calls: krate.has_calls(), support: name.as_deref() };
    let printed = render::render(krate, &pages, place, |file| package::source(file, model_name));
    let (mut files, counts) = package::collect(printed)?;
    files.extend(package::rest(krate, &package.name, model_name, support));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let report = report::report(read, krate, place, &counts)?;
    Ok(Generated {
        files,
        report,
        warnings,
        dependencies: write::dependencies(krate, support),
        features: write::features(krate, support),
    })
}

/// Compares two models: what the change of the old one into the new one means for those who use the crate. Of the
/// configuration, only the service, the operations and the protocol count. Where no protocol is asked for, a service that has
/// gained one keeps the present one.
///
/// # Errors
///
/// [`DiffError`], with all problems of the first stage that finds any.
#[cfg(feature = "cli")]
pub fn diff(old: &[Source], new: &[Source], config: &Config) -> Result<diff::Report, DiffError> {
    let whole = Config { operations: Vec::new(), ..config.clone() };
    let old = lower(old, &whole).map_err(DiffError::Old)?;
    let new = front_after(&old, new, &whole).map_err(DiffError::New)?.krate;
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

/// The stages up to `lower`: what is compared.
pub(crate) fn lower(sources: &[Source], config: &Config) -> Result<lower::Crate, Diagnostics> {
    front(sources, config, &mut |_| {}).map(|front| front.krate)
}

/// What a package is called.
pub(crate) struct Package {
    /// By Cargo.
    pub(crate) name: String,
    /// By Rust code outside of it.
    pub(crate) krate: String,
}

pub(crate) fn package(model: &resolve::Model, config: &Config) -> Result<Package, Diagnostics> {
    let name = config.package.clone().unwrap_or_else(|| lower::package_name(model.namespace()));
    match name::crate_name(&name) {
        Ok(krate) => Ok(Package { name, krate }),
        Err(message) => {
            let place = Place { file: 0, spot: Spot::File };
            let mut found = Diagnostics::default();
            found.push(Diagnostic::error("invalid-package-name", place, message));
            Err(found)
        }
    }
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

/// What the stages up to `lower` give.
pub(crate) struct Front {
    pub(crate) model: resolve::Model,
    /// The traits as the files have them.
    pub(crate) written: resolve::Written,
    pub(crate) krate: lower::Crate,
    /// What is doubtful in the model.
    pub(crate) warnings: Diagnostics,
}

/// The stages up to `lower`; `done` is called at the end of each with its name.
pub(crate) fn front(
    sources: &[Source],
    config: &Config,
    done: &mut (dyn FnMut(&'static str) + Send),
) -> Result<Front, Diagnostics> {
    let options = resolve::Options {
        service: config.service.clone(),
        operations: config.operations.clone(),
        shapes: config.shapes.clone(),
    };
    let (asts, mut warnings) = load::load(sources)?;
    done("load");
    let (model, written, found) = resolve::resolve(&asts, &options)?;
    done("resolve");
    // Nothing looks back at it, and it is as large as the files.
    drop(asts);
    warnings.append(found);
    let symbols = name::name(&model)?;
    done("name");
    let protocol = protocol(&model, config.protocol.as_deref())?;
    let krate = lower::lower(&model, &symbols, protocol);
    done("lower");
    Ok(Front { model, written, krate, warnings })
}

/// The stages up to `lower` for a model that follows on that of a crate: it keeps the crate's protocol, where the service
/// still has it and no other is asked for.
#[cfg(feature = "cli")]
pub(crate) fn front_after(
    old: &lower::Crate,
    sources: &[Source],
    config: &Config,
) -> Result<Front, Diagnostics> {
    let front = self::front(sources, config, &mut |_| {})?;
    let (kept, service) = (old.service.protocol, &front.krate.service);
    if config.protocol.is_some() || service.protocol == kept || !service.protocols.contains(&kept) {
        return Ok(front);
    }
    let config = Config { protocol: kept.trait_name().map(str::to_owned), ..config.clone() };
    self::front(sources, &config, &mut |_| {})
}

/// The protocol that is wanted, or else the first of the service's.
fn protocol(model: &resolve::Model, wanted: Option<&str>) -> Result<Protocol, Diagnostics> {
    let service = model.service().map(|(service, _)| service);
    let mut protocols = lower::protocols(service.map(|service| &service.traits));
    let Some(wanted) = wanted else {
        // Without a service, no protocol is more likely than another.
        let mut protocols = protocols.filter(|_| service.is_some());
        return Ok(protocols.next().map_or(Protocol::Other, |(_, protocol)| protocol));
    };
    let is_wanted =
        |(id, protocol): &(&str, Protocol)| *id == wanted || protocol.trait_name() == Some(wanted);
    if let Some((_, protocol)) = protocols.find(is_wanted) {
        return Ok(protocol);
    }
    let place = Place { file: 0, spot: Spot::File };
    let owner = if service.is_some() { "the service has" } else { "there is" };
    let message = format!("{owner} no protocol `{}` that is known here", wanted.escape_debug());
    let names: Vec<_> = lower::protocols(service.map(|service| &service.traits))
        .filter_map(|(_, protocol)| protocol.trait_name())
        .collect();
    let problem = Diagnostic::error("unknown-protocol", place, message);
    let problem = match service {
        Some(service) => problem.shape(&service.id),
        None => problem,
    };
    let mut problems = Diagnostics::default();
    problems.push(match names.is_empty() {
        true => problem,
        false => problem.hint(format!(
            "{} {}",
            if service.is_some() { "it has" } else { "there are" },
            names.join(", ")
        )),
    });
    Err(problems)
}

#[cfg(feature = "cli")]
impl Front {
    /// The crate that is made of it.
    pub(crate) fn generated(&self, config: &Config) -> Result<Generated, Diagnostics> {
        let package = package(&self.model, config)?;
        let read = Read::of(&self.model);
        printed(&self.krate, &package, &read, self.warnings.clone(), config)
    }
}
