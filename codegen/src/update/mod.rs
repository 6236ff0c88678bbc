//! UPDATE: replacing the model that a crate is generated from, and changing everything that depends on it.
//!
//! [`prepare`] checks everything and writes nothing. The changes that it finds are those of the model, the generated
//! files, the manifest, the lock file and the changelog: [`commit`](crate::write::commit) makes all of them or none.

mod age;
mod changelog;
mod event;
mod json;
mod normal;
mod normal_text;
mod refusal;
mod release;
mod request;
mod side;
#[cfg(test)]
mod tests;
mod version;
mod words;

use std::path::{Path, PathBuf};

pub(crate) use self::changelog::section;
pub(crate) use self::normal::Dropped;
use semver::Version;

use self::normal::Files;
use self::normal_text::{check_normal_form, normal_text};
pub(crate) use self::refusal::{Refusal, Refused};
pub(crate) use self::release::{Release, Update};
pub(crate) use self::request::{Allowed, Request};
use self::side::{Side, other_service, pinned};
use self::version::{Package, next_version};
pub(crate) use self::words::{Documentation, Undocumented};
use crate::diff::{Class, Report, diff};
use crate::front::kept_protocol;
use crate::generate::Generated;
use crate::source::Source;
use crate::write::{
    FileChange, Missing, WriteError, edited, lock_file, missing_in_manifest, plan, read_text,
};

/// Prepares an update.
///
/// # Errors
///
/// All reasons not to start one: see [`Refusal`].
pub(crate) fn prepare(request: &Request<'_>) -> Result<Update, Box<Refused>> {
    let sides = Sides::of(request)?;
    let report = sides.report(request);
    match sides.update(request, &report) {
        Ok(update) => Ok(update),
        Err(refusal) => Err(Box::new(Refused { refusal, report: Some(report) })),
    }
}

/// The present model and the new one.
struct Sides {
    old: Side,
    new: Side,
    /// The new model as it will be on the disk; the crate is made from that.
    updated: Side,
    sources: Vec<Source>,
    files: Files,
    config: crate::config::Config,
}

impl Sides {
    fn of(request: &Request<'_>) -> Result<Self, Refusal> {
        let old = Side::of(request.old, request, &request.config).map_err(Refusal::Old)?;
        let mut config = pinned(&request.config, &old, request.new);
        let mut new = Side::of(request.new, request, &config).map_err(|found| {
            // The crate's settings need not fit another service, so this error comes first: it says more.
            let other = other_service(&old, request.new).filter(|_| !request.allowed.other_service);
            other.unwrap_or(Refusal::New(found))
        })?;
        if let Some(protocol) = kept_protocol(&config, &old.made().krate, &new.made().krate) {
            config.protocol = Some(protocol);
            new = Side::of(request.new, request, &config).map_err(Refusal::New)?;
        }
        let files = Files::of(request.new).map_err(Refusal::New)?;
        let texts =
            normal_text(request.documentation, &old.model, &new.model, &files).map_err(Refusal::New)?;
        let source = |(text, path): (String, &PathBuf)| Source { name: path.display().to_string(), text };
        let sources: Vec<_> = texts.into_iter().zip(request.models).map(source).collect();
        let updated = Side::of(&sources, request, &config).map_err(Refusal::New)?;
        check_normal_form(&new.model, &updated.model).map_err(Refusal::New)?;
        Ok(Self { old, new, updated, sources, files, config })
    }

    fn report(&self, request: &Request<'_>) -> Report {
        let mut report = diff(&self.old.made().krate, &self.updated.made().krate);
        request.severities.apply(&mut report);
        report.old.model = Some(request.config.model_name.clone());
        report.new.model = Some(request.new_name.to_owned());
        report
    }

    fn update(self, request: &Request<'_>, report: &Report) -> Result<Update, Refusal> {
        let mut doubts = Vec::new();
        let (old, new) = (self.old.service().map(str::to_owned), self.updated.service().map(str::to_owned));
        if old != new {
            let refusal = Refusal::OtherService { old, new };
            doubt(request.allowed.other_service, refusal, &mut doubts)?;
        }
        if let Some(reason) = age::older(report) {
            doubt(request.allowed.older, Refusal::Older(reason), &mut doubts)?;
        }
        let present = self.old.made().generated(&request.config).map_err(Refusal::Old)?;
        let package = present_crate(request, &present)?;
        let generated = self.updated.made().generated(&self.config).map_err(Refusal::New)?;
        let plan = plan(&generated.files, request.dir)?;
        let missing = missing_in_manifest(request.dir, &generated.dependencies, &generated.features)?;

        let is_other = !plan.changes.is_empty() || !missing.is_empty();
        let class = report.class().or(is_other.then_some(Class::Patch));
        let mut report = report.clone();
        report.old.release = Some(package.version.to_string());
        let release = class.map(|class| {
            let to = next_version(&package.version, class);
            report.new.release = Some(to.to_string());
            let section = changelog::section(&to.to_string(), request.new_name, &report);
            Release { from: package.version.clone(), to, section }
        });
        Ok(Update {
            report,
            dropped: normal::dropped(&self.new.model.model, &self.files),
            undocumented: words::undocumented(&self.old.model.model, &self.updated.model.model),
            changes: changes(request, plan.changes, &self.sources, &package, release.as_ref(), &missing)?,
            release,
            doubts,
            added: missing.lines(),
            sources: self.sources,
            warnings: self.new.part.unwrap_or(self.new.model).warnings,
        })
    }
}

/// The doubts about the model, if they are allowed.
fn doubt(allowed: bool, refusal: Refusal, doubts: &mut Vec<String>) -> Result<(), Refusal> {
    if !allowed {
        return Err(refusal);
    }
    doubts.push(refusal.doubt());
    Ok(())
}

/// The present crate, if it is up to date with the present model.
fn present_crate(request: &Request<'_>, present: &Generated) -> Result<Package, Refusal> {
    let manifest = request.dir.join("Cargo.toml");
    let Some(text) = read_text(&manifest)? else {
        return Err(Refusal::NoCrate(request.dir.to_owned()));
    };
    let files = plan(&present.files, request.dir)?.drift();
    if !files.is_empty() {
        return Err(Refusal::Drift { files, dir: request.dir.to_owned() });
    }
    Ok(version::read(&text).map_err(|problem| WriteError::unusable(&manifest, &problem))?)
}

/// All files that change: the generated ones, those of the release, and the model.
fn changes(
    request: &Request<'_>,
    generated: Vec<FileChange>,
    sources: &[Source],
    package: &Package,
    release: Option<&Release>,
    missing: &Missing,
) -> Result<Vec<FileChange>, WriteError> {
    let dir = request.dir;
    let mut changes = generated;
    if let Some(release) = release {
        changes.extend(edited(dir, &dir.join("Cargo.toml"), |text| {
            let text = version::in_manifest(text.unwrap_or_default(), &release.to)?;
            missing.added_to(&text)
        })?);
        if let Some(lock) = lock_file(dir) {
            changes.extend(edited(dir, &lock, |text| {
                let text = text.unwrap_or_default();
                Ok(version::in_lock(text, package, &release.to)?.unwrap_or_else(|| text.to_owned()))
            })?);
        }
        changes.extend(edited(dir, &dir.join("CHANGELOG.md"), |text| changelog::insert(text, release))?);
    }
    for (model, source) in request.models.iter().zip(sources) {
        changes.extend(edited(dir, model, |_| Ok(source.text.clone()))?);
    }
    Ok(changes)
}

/// The version of the crate in `dir`, and the one that it would get by a change of this class; `None` if there is no
/// crate.
///
/// # Errors
///
/// What is wrong with its manifest, as a sentence without its full stop.
pub(crate) fn release_of(dir: &Path, class: Class) -> Result<Option<(Version, Version)>, String> {
    let path = dir.join("Cargo.toml");
    let text = read_text(&path).map_err(|error| error.to_string())?;
    let package = text.map(|text| version::read(&text)).transpose();
    let package = package.map_err(|problem| WriteError::unusable(&path, &problem).to_string())?;
    Ok(package.map(|Package { version, .. }| {
        let next = next_version(&version, class);
        (version, next)
    }))
}

/// The files outside of the crate in `dir` that an update may change: its lock file, and these, which include the
/// model.
pub(crate) fn files_outside(dir: &Path, files: &[PathBuf]) -> Vec<PathBuf> {
    lock_file(dir).into_iter().chain(files.iter().cloned()).collect()
}
