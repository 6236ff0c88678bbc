//! From models to the text of one file.

use crate::code_span::code;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::front::{Front, front};
use crate::package::{self, Needed};
use crate::render::{self, CHECK, Destination};
use crate::report::{self, Read};
use crate::source::Source;
use crate::write::{self, Dependency, Feature};
use crate::{single, tell};

/// A service, and the module that it goes into; `None` if there is only one service.
pub(super) struct Service<'a> {
    pub(super) module: Option<&'a str>,
    pub(super) sources: Vec<Source>,
    pub(super) config: Config,
}

/// What is generated.
pub(super) struct File {
    pub(super) text: String,
    /// The dependencies of its code.
    pub(super) dependencies: Vec<Dependency>,
    /// The warnings about the model of each service.
    pub(super) warnings: Vec<Diagnostics>,
}

/// Generates the types of the services, for `include!` in the module with this path, such as `crate::ssm`, and with the
/// code that a crate has behind these features.
///
/// # Errors
///
/// All problems of the first stage that finds any, with the index of the service.
pub(super) fn file(
    services: &[Service<'_>],
    module: &str,
    features: &[String],
) -> Result<File, (usize, Diagnostics)> {
    let mut fronts = Vec::new();
    for (at, service) in services.iter().enumerate() {
        fronts.push(front(&service.sources, &service.config).map_err(|found| (at, found))?);
    }
    let crates: Vec<_> = fronts.iter().map(|front| &front.krate).collect();
    let offered: Vec<Vec<Feature>> = crates.iter().map(|krate| write::features(krate, None)).collect();
    check(&crates, &offered, features).map_err(|found| (0, found))?;

    let shared = format!("{module}::smithy");
    let (mut joined, mut dependencies) = (Vec::new(), Vec::new());
    for (at, ((service, front), offered)) in services.iter().zip(&fronts).zip(&offered).enumerate() {
        // Calls are only for services whose protocol supports them.
        let offered = || offered.iter().filter(|feature| features.iter().any(|name| feature.name == name));
        let own: Vec<String> = offered().map(|feature| feature.name.to_owned()).collect();
        dependencies.extend(write::dependencies(&front.krate, None));
        dependencies.extend(offered().flat_map(|feature| &feature.dependencies));
        let path = service.module.map_or_else(|| module.to_owned(), |name| format!("{module}::{name}"));
        let support = service.module.map(|_| shared.as_str());
        let place = Destination::Module { path: &path, features: &own, support };
        let files = rendered(front, place, &path).map_err(|found| (at, found))?;
        joined.push(single::Service { module: service.module, files });
    }
    // Of two lines for one crate, the one with more features is kept.
    dependencies
        .sort_unstable_by_key(|dependency| (dependency.name, std::cmp::Reverse(dependency.features.len())));
    dependencies.dedup_by_key(|dependency| dependency.name);
    let place = Destination::Module { path: module, features, support: None };
    let names: Vec<_> = services.iter().map(|service| service.config.model_name.as_str()).collect();
    let text = single::join(joined, package::support(Needed::By(&crates), place), &names.join(", "));
    let warnings = fronts.into_iter().map(|front| front.warnings).collect();
    Ok(File { text, dependencies, warnings })
}

fn rendered(
    front: &Front,
    place: Destination<'_>,
    path: &str,
) -> Result<Vec<write::GeneratedFile>, Diagnostics> {
    // Examples cannot know the path under which the file is included.
    let pages = tell::tell(&front.krate, path, None);
    let printed = render::render(&front.krate, &pages, place, |file| package::print("", file));
    let (files, counts) = package::collect(printed)?;
    report::report(&Read::of(&front.model), &front.krate, place, &counts)?;
    Ok(files)
}

/// Checks that all features are offered by one of the crates, and that all crates can share the support code.
fn check(
    crates: &[&crate::lower::Crate],
    offered: &[Vec<Feature>],
    features: &[String],
) -> Result<(), Diagnostics> {
    let mut known: Vec<&str> = offered.iter().flatten().map(|feature| feature.name).collect();
    known.sort_unstable();
    known.dedup();
    let mut found = Diagnostics::default();
    let problem = |code, message| Diagnostic::error(code, Place::file(0), message);
    for name in features.iter().filter(|name| !known.contains(&name.as_str())) {
        let known: Vec<_> = known.iter().map(|name| code(name)).collect();
        let message = format!("there is no feature {}; there is {}", code(name), known.join(", "));
        let mut unknown = problem("unknown-feature", message);
        if name == CHECK && !cfg!(feature = "check") {
            unknown = unknown.hint("in [build-dependencies], give `smithy-typegen` its feature `check`");
        }
        found.push(unknown);
    }
    if !package::can_share(crates) {
        let message = "services of Smithy RPC v2 JSON and of other protocols cannot share `smithy`";
        found.push(problem("support-not-shared", message.to_owned()));
    }
    found.finish(()).map(|((), _)| ())
}
