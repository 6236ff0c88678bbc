//! UPDATE: a new model in the place of the one that a crate is generated from, with all that follows from it.
//!
//! [`prepare`] looks at everything and writes nothing; the [`Transaction`] that it makes changes the model, the generated
//! files, the manifest, the lock file and the changelog, all of them or none.

mod changelog;
mod json;
mod normal;
mod refusal;
mod release;
#[cfg(test)]
mod tests;
mod version;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::slice::from_ref;

pub(crate) use self::normal::Dropped;
pub(crate) use self::refusal::Refusal;
pub(crate) use self::release::{Release, Request, Update};
use self::version::{Package, next_version};
pub(crate) use self::words::{Documentation, Undocumented};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::diff::{Class, Kind, diff, renamed};
use crate::lower::Crate;
use crate::package::mistake;
use crate::resolve::Shape;
use crate::shape_id::ShapeId;
use crate::source::Source;
use crate::write::{Plan, Transaction, WriteError, check_manifest, edited, lock_file, plan, read_text};
use crate::{Config, Front, Generated, front};

/// A model and its crate.
struct Side {
    model: Front,
    /// What the crate is made of, where that is not the model: the model with overlays, or some of its operations.
    part: Option<Front>,
}

impl Side {
    fn of(source: &Source, request: &Request<'_>) -> Result<Self, Diagnostics> {
        let whole = Config { operations: Vec::new(), ..request.config.clone() };
        let model = front(from_ref(source), &whole, &mut |_| {})?;
        let is_whole = request.overlays.is_empty() && request.config.operations.is_empty();
        let sources: Vec<_> = [source].into_iter().chain(request.overlays).cloned().collect();
        let part = if is_whole { None } else { Some(front(&sources, &request.config, &mut |_| {})?) };
        Ok(Self { model, part })
    }

    fn made(&self) -> &Front {
        self.part.as_ref().unwrap_or(&self.model)
    }
}

/// Works out an update.
///
/// # Errors
///
/// All reasons not to start one: see [`Refusal`].
pub(crate) fn prepare(request: &Request<'_>) -> Result<Update, Refusal> {
    let config = &request.config;
    let old = Side::of(request.old, request).map_err(Refusal::Old)?;
    let package = present_crate(request, &old.made().generated(config).map_err(Refusal::Old)?)?;
    let new = Side::of(request.new, request).map_err(Refusal::New)?;

    // What will be on the disk is a model of its own, and the crate is made of that.
    let text = normal_text(request.documentation, &old.model, &new.model).map_err(Refusal::New)?;
    let source = Source { name: request.new.name.clone(), text };
    let updated = Side::of(&source, request).map_err(Refusal::New)?;
    check_normal_form(&new.model.krate, &updated.model.krate).map_err(Refusal::New)?;
    let generated = updated.made().generated(config).map_err(Refusal::New)?;
    let plan = planned(request.dir, &generated)?;

    let report = diff(&old.made().krate, &updated.made().krate);
    let class = report.class().or((!plan.is_empty()).then_some(Class::Patch));
    let release = class.map(|class| {
        let to = next_version(&package.version, class);
        let section = changelog::section(&to, request.new_name, &report);
        Release { from: package.version.clone(), to, section }
    });
    Ok(Update {
        report,
        dropped: normal::dropped(&new.model.model),
        undocumented: words::undocumented(&old.model.model, &updated.model.model),
        transaction: transaction(request, &plan, source.text, &package, release.as_ref())?,
        release,
        warnings: new.part.unwrap_or(new.model).warnings,
    })
}

/// The crate as it is, if it is as the present model gives it.
fn present_crate(request: &Request<'_>, present: &Generated) -> Result<Package, Refusal> {
    let manifest = request.dir.join("Cargo.toml");
    let Some(text) = read_text(&manifest)? else {
        return Err(Refusal::NoCrate(request.dir.to_owned()));
    };
    let files: Vec<_> = plan(&present.files, request.dir)?.drift().collect();
    if !files.is_empty() {
        return Err(Refusal::Drift { files, dir: request.dir.to_owned() });
    }
    version::read(&text).map_err(|problem| WriteError::Unusable { path: manifest, problem }.into())
}

/// The new model in its normal form, with the documentation that is wanted.
fn normal_text(documentation: Documentation, old: &Front, new: &Front) -> Result<String, Diagnostics> {
    let (old_model, new_model) = (&old.model, &new.model);
    let rules = |shape: &Shape| {
        let services = old_model.service().zip(new_model.service());
        let services = services.filter(|(_, (new, _))| new.id == shape.id);
        let rules = services.map(|((old_service, _), (new_service, _))| {
            words::endpoint(&old.written, &old_service.id, &new.written, &new_service.id)
        });
        rules.into_iter().flatten()
    };
    let text = match documentation {
        Documentation::Model => {
            let own = |_: &'_ Shape, part: normal::Part<'_>| part.documentation().map(str::to_owned);
            let kept = |shape: &'_ Shape| {
                words::examples(&new.written, &shape.id).into_iter().chain(rules(shape)).collect()
            };
            normal::text(new_model, &new.written, &own, &kept)
        }
        Documentation::Ours => {
            let mut old_ids: BTreeMap<&str, ShapeId> = renamed(&old.krate, &new.krate)
                .into_iter()
                .filter_map(|(new, old)| Some((new, old.parse().ok()?)))
                .collect();
            if let (Some((old, _)), Some((new, _))) = (old_model.service(), new_model.service()) {
                old_ids.insert(new.id.as_str(), old.id.clone());
            }
            let old_id = |shape: &'_ Shape| {
                old_ids.get(shape.id.as_str()).cloned().unwrap_or_else(|| shape.id.clone())
            };
            normal::text(
                new_model,
                &new.written,
                &|shape, part| words::documentation(old_model, &old_id(shape), part).map(str::to_owned),
                &|shape| {
                    words::examples(&old.written, &old_id(shape)).into_iter().chain(rules(shape)).collect()
                },
            )
        }
    };
    text.map_err(unprintable)
}

/// Whether something can be left out of a model is known by its effect: in its normal form it gives the same crate, but
/// for the documentation.
fn check_normal_form(model: &Crate, normal: &Crate) -> Result<(), Diagnostics> {
    let is_text = |kind| matches!(kind, Kind::DocumentationChanged | Kind::LinksChanged);
    match diff(model, normal).changes.into_iter().find(|change| !is_text(change.kind)) {
        None => Ok(()),
        Some(change) => Err(only(mistake(format!(
            "the normal form of the model gives another crate: {} at {}",
            change.kind.name(),
            change.path
        )))),
    }
}

fn unprintable(error: serde_json::Error) -> Diagnostics {
    only(mistake(format!("the model cannot be printed: {error}")))
}

fn only(problem: Diagnostic) -> Diagnostics {
    let mut found = Diagnostics::default();
    found.push(problem);
    found
}

fn planned<'g>(dir: &Path, generated: &'g Generated) -> Result<Plan<'g>, Refusal> {
    match (plan(&generated.files, dir), check_manifest(dir, &generated.dependencies, &generated.features)) {
        (Ok(plan), Ok(())) => Ok(plan),
        (plan, manifest) => Err(Refusal::Write(plan.err().into_iter().chain(manifest.err()).collect())),
    }
}

/// All files that change: the generated ones, those of the release, and the model.
fn transaction(
    request: &Request<'_>,
    plan: &Plan<'_>,
    model: String,
    package: &Package,
    release: Option<&Release>,
) -> Result<Transaction, Refusal> {
    let dir = request.dir;
    let mut changes = plan.changes()?;
    if let Some(release) = release {
        changes.push(edited(dir, &dir.join("Cargo.toml"), |text| {
            version::in_manifest(text.unwrap_or_default(), &release.to)
        })?);
        if let Some(lock) = lock_file(dir) {
            changes.push(edited(dir, &lock, |text| {
                let text = text.unwrap_or_default();
                Ok(version::in_lock(text, package, &release.to)?.unwrap_or_else(|| text.to_owned()))
            })?);
        }
        changes.push(edited(dir, &dir.join("CHANGELOG.md"), |text| changelog::insert(text, release))?);
    }
    changes.push(edited(dir, request.model, |_| Ok(model))?);
    Ok(Transaction::new(dir, changes))
}

/// The files outside of the crate in `dir` that an update of `model` may change.
pub(crate) fn files_outside(dir: &Path, model: &Path) -> Vec<PathBuf> {
    lock_file(dir).into_iter().chain([model.to_owned()]).collect()
}
