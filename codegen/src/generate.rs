//! A whole crate, from the text of models to files in memory.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::front::{Front, Package, front_timed, package_of};
use crate::lower::Protocol;
use crate::report::{self, Read, Report};
use crate::source::Source;
use crate::write::{Dependency, Feature, GeneratedFile};
use crate::{lower, package, render, tell, write};

/// A crate that has not been written to the disk.
#[derive(Clone, Debug, PartialEq)]
pub struct Generated {
    /// Its files, sorted by path.
    pub files: Vec<GeneratedFile>,
    /// Counts of what was read and made.
    pub report: Report,
    /// Warnings about the model.
    pub warnings: Diagnostics,
    /// The crates that the generated code depends on.
    pub dependencies: Vec<Dependency>,
    /// The features that the crate offers.
    pub features: Vec<Feature>,
}

/// Generates a crate of the service's types.
///
/// # Errors
///
/// All problems of the first stage that finds any.
pub fn generate(sources: &[Source], config: &Config) -> Result<Generated, Diagnostics> {
    generate_timed(sources, config, &mut |_| {})
}

/// Like [`generate()`]; `done` is called with the name of each stage when it ends.
pub(crate) fn generate_timed(
    sources: &[Source],
    config: &Config,
    done: &mut (dyn FnMut(&'static str) + Send),
) -> Result<Generated, Diagnostics> {
    // Runs on a thread that will print files: the allocator reuses memory where it was freed.
    let (read, krate, package, warnings) = rayon::scope(|_| {
        let Front { model, krate, warnings, .. } = front_timed(sources, config, done)?;
        // Nothing needs the model after this.
        Ok::<_, Diagnostics>((Read::of(&model), krate, package_of(&model, config)?, warnings))
    })?;
    let generated = printed(&krate, &package, &read, warnings, config);
    done("tell, render and print");
    generated
}

/// The last stages, without writing to the disk.
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
        let place = Place::file(0);
        let message = "a service of Smithy RPC v2 JSON needs support code of its own".to_owned();
        return Err(Diagnostic::error("support-not-shared", place, message).into());
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

impl Front {
    /// The crate made from it.
    pub(crate) fn generated(&self, config: &Config) -> Result<Generated, Diagnostics> {
        let package = package_of(&self.model, config)?;
        let read = Read::of(&self.model);
        printed(&self.krate, &package, &read, self.warnings.clone(), config)
    }
}
