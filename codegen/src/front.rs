//! The stages up to `lower`: the source of generated crates and of comparisons.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::lower::Protocol;
use crate::shape_id::ShapeId;
use crate::source::Source;
use crate::{load, lower, name, resolve};

/// The names of a package.
pub(crate) struct Package {
    /// Its name for Cargo.
    pub(crate) name: String,
    /// Its name in Rust code of other crates.
    pub(crate) krate: String,
}

pub(crate) fn package_of(model: &resolve::Model, config: &Config) -> Result<Package, Diagnostics> {
    let name = config.package.clone().unwrap_or_else(|| lower::package_name(&model.namespace));
    let krate = name::crate_name(&name)
        .map_err(|message| Diagnostic::error("invalid-package-name", Place::file(0), message))?;
    Ok(Package { name, krate })
}

/// The services of a model, sorted by id. If there are several, one of them must be chosen.
///
/// # Errors
///
/// All problems of the files, as far as they can be read.
pub(crate) fn services(sources: &[Source]) -> Result<Vec<ShapeId>, Diagnostics> {
    let (asts, _) = load::load(sources)?;
    resolve::services(&asts)
}

/// The results of the stages up to `lower`.
pub(crate) struct Front {
    pub(crate) model: resolve::Model,
    /// The traits as the files have them.
    pub(crate) written: resolve::Written,
    pub(crate) krate: lower::Crate,
    /// Warnings about the model.
    pub(crate) warnings: Diagnostics,
}

/// The stages up to `lower`.
///
/// # Errors
///
/// All problems of the first stage that finds any.
pub(crate) fn front(sources: &[Source], config: &Config) -> Result<Front, Diagnostics> {
    front_timed(sources, config, &mut |_| {})
}

/// Like [`front`]; `done` is called with the name of each stage when it ends.
pub(crate) fn front_timed(
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
    // Nothing needs it any more, and it is as large as the files.
    drop(asts);
    warnings.append(found);
    let symbols = name::name(&model);
    done("name");
    let protocol = protocol(&model, config.protocol.as_deref())?;
    let krate = lower::lower(&model, &symbols, protocol);
    done("lower");
    Ok(Front { model, written, krate, warnings })
}

/// The protocol of the present crate, if the new one would have another and nobody chose one: that a service gains a
/// protocol is no reason to switch.
#[cfg(feature = "cli")]
pub(crate) fn kept_protocol(config: &Config, old: &lower::Crate, new: &lower::Crate) -> Option<String> {
    let (present, service) = (old.service.protocol, &new.service);
    let is_lost = service.protocol != present && service.protocols.contains(&present);
    let name = present.trait_name().filter(|_| is_lost && config.protocol.is_none());
    name.map(str::to_owned)
}

/// The stages up to `lower` for a newer model of a crate, whose protocol it keeps if possible.
#[cfg(feature = "cli")]
pub(crate) fn front_after(
    old: &lower::Crate,
    sources: &[Source],
    config: &Config,
) -> Result<Front, Diagnostics> {
    let found = front(sources, config)?;
    match kept_protocol(config, old, &found.krate) {
        Some(kept) => front(sources, &Config { protocol: Some(kept), ..config.clone() }),
        None => Ok(found),
    }
}

/// The protocol that is wanted, or else the service's first.
fn protocol(model: &resolve::Model, wanted: Option<&str>) -> Result<Protocol, Diagnostics> {
    let service = model.service().map(|(service, _)| service);
    let known: Vec<_> = lower::protocols(service.map(|service| &service.traits)).collect();
    let Some(wanted) = wanted else {
        // Without a service, no protocol is more likely than another.
        let first = known.first().filter(|_| service.is_some());
        return Ok(first.map_or(Protocol::Other, |(_, protocol)| *protocol));
    };
    let is_wanted =
        |(id, protocol): &&(&str, Protocol)| *id == wanted || protocol.trait_name() == Some(wanted);
    if let Some((_, protocol)) = known.iter().find(is_wanted) {
        return Ok(*protocol);
    }
    let (owner, there) = match service {
        Some(_) => ("the service has", "it has"),
        None => ("there is", "there are"),
    };
    let message = format!("{owner} no protocol `{}` that is known here", wanted.escape_debug());
    let names: Vec<_> = known.iter().filter_map(|(_, protocol)| protocol.trait_name()).collect();
    let hint = (!names.is_empty()).then(|| format!("{there} {}", names.join(", ")));
    let shape = service.map(|service| service.id.to_string());
    let problem = Diagnostic::error("unknown-protocol", Place::file(0), message);
    Err(Diagnostic { shape, hint, ..problem }.into())
}
