//! UPDATE: a new model in the place of the one that a crate is generated from, with all that follows from it.
//!
//! [`prepare`] looks at everything and writes nothing; the [`Transaction`] that it makes changes the model, the generated
//! files, the manifest, the lock file and the changelog, all of them or none.

mod changelog;
mod json;
mod normal;
mod refusal;
mod version;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use semver::Version;

pub use self::normal::Dropped;
pub use self::refusal::Refusal;
use self::version::Package;
pub use self::version::next_version;
pub use self::words::{Documentation, Undocumented};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::diff::{Class, Report, diff, renamed};
use crate::load::Source;
use crate::lower::Crate;
use crate::package::mistake;
use crate::resolve::{Model, Shape, Written};
use crate::shape_id::ShapeId;
use crate::write::{
    Plan, Transaction, WriteError, check_manifest, edited, lock_file, package_name, plan, read_text,
};
use crate::{Config, Generated, Purpose, front_written, generate};

/// What to update, and with what.
#[derive(Clone, Debug)]
pub struct Request<'r> {
    /// The model that the crate is generated from.
    pub old: &'r Source,
    /// The model that replaces it.
    pub new: &'r Source,
    /// The file of the model.
    pub model: &'r Path,
    /// The folder of the crate.
    pub dir: &'r Path,
    /// What the head of each generated file calls the model.
    pub model_name: &'r str,
    /// What the changelog calls the new model.
    pub new_name: &'r str,
    /// Whose documentation the model has afterwards.
    pub documentation: Documentation,
}

/// An update that can be carried out.
#[derive(Clone, Debug)]
pub struct Update {
    /// What changes for those who use the crate.
    pub report: Report,
    /// What the normal form of the new model leaves out.
    pub dropped: Dropped,
    /// What has no documentation, and is new or has lost it.
    pub undocumented: Vec<Undocumented>,
    /// What becomes of the crate; none where it stays as it is.
    pub release: Option<Release>,
    /// What is doubtful in the new model.
    pub warnings: Diagnostics,
    /// The changes of files. It is empty where the crate stays as it is and the model is in its normal form already.
    pub transaction: Transaction,
}

/// A new version of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The version that the crate has now.
    pub from: Version,
    /// The version that it gets.
    pub to: Version,
    /// What the changelog says of it, in Markdown.
    pub section: String,
}

/// A model with the crate that it gives.
struct Side {
    model: Model,
    written: Written,
    krate: Crate,
    warnings: Diagnostics,
}

impl Side {
    fn of(source: &Source) -> Result<Self, Diagnostics> {
        let (model, written, krate, warnings) =
            front_written(std::slice::from_ref(source), &Config::default(), Purpose::Comparison)?;
        Ok(Self { model, written, krate, warnings })
    }
}

/// Works out an update.
///
/// # Errors
///
/// All reasons not to start one: see [`Refusal`].
pub fn prepare(request: &Request<'_>) -> Result<Update, Refusal> {
    let package = package_name(request.dir)?;
    let config = Config { model_name: request.model_name.to_owned(), package, ..Config::default() };
    let present = generate(std::slice::from_ref(request.old), &config).map_err(Refusal::Old)?;
    let package = present_crate(request, &present)?;
    let old = Side::of(request.old).map_err(Refusal::Old)?;
    let new = Side::of(request.new).map_err(Refusal::New)?;

    let text = normal_text(request, &old, &new).map_err(Refusal::New)?;
    let source = Source { name: request.new.name.clone(), text };
    let updated = Side::of(&source).map_err(Refusal::New)?;
    let generated = generate(std::slice::from_ref(&source), &config).map_err(Refusal::New)?;
    let plan = planned(request.dir, &generated)?;

    let report = diff(&old.krate, &updated.krate);
    let class = report.class().or((!plan.is_empty()).then_some(Class::Patch));
    let release = class.map(|class| {
        let to = next_version(&package.version, class);
        let section = changelog::section(&to, request.new_name, &report);
        Release { from: package.version.clone(), to, section }
    });
    Ok(Update {
        report,
        dropped: normal::dropped(&new.model),
        undocumented: words::undocumented(&old.model, &updated.model),
        transaction: transaction(request, &plan, source.text, &package, release.as_ref())?,
        release,
        warnings: new.warnings,
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

/// A model in its normal form, and what that leaves out.
///
/// # Errors
///
/// All problems of the model.
pub fn normal_form(source: &Source) -> Result<(String, Dropped), Diagnostics> {
    let side = Side::of(source)?;
    Ok((side.normal_form(source)?, normal::dropped(&side.model)))
}

impl Side {
    /// The normal form with the model's own documentation.
    fn normal_form(&self, source: &Source) -> Result<String, Diagnostics> {
        let own = |_: &'_ Shape, part: normal::Part<'_>| part.documentation().map(str::to_owned);
        let examples = |shape: &'_ Shape| words::examples(&self.written, &shape.id);
        let text = normal::text(&self.model, &self.written, &own, &examples).map_err(unprintable)?;
        // Whether something can be left out is known by its effect.
        let again = Self::of(&Source { name: source.name.clone(), text: text.clone() })?;
        if again.krate == self.krate {
            Ok(text)
        } else {
            Err(only(mistake("the normal form of the model gives another crate".to_owned())))
        }
    }
}

/// The new model in its normal form, with the documentation that is wanted.
fn normal_text(request: &Request<'_>, old: &Side, new: &Side) -> Result<String, Diagnostics> {
    let own = new.normal_form(request.new)?;
    match request.documentation {
        Documentation::Model => Ok(own),
        Documentation::Ours => {
            let mut old_ids: BTreeMap<&str, ShapeId> = renamed(&old.krate, &new.krate)
                .into_iter()
                .filter_map(|(new, old)| Some((new, old.parse().ok()?)))
                .collect();
            old_ids.insert(new.model.service_id().as_str(), old.model.service_id().clone());
            let old_id = |shape: &'_ Shape| {
                old_ids.get(shape.id.as_str()).cloned().unwrap_or_else(|| shape.id.clone())
            };
            normal::text(
                &new.model,
                &new.written,
                &|shape, part| words::documentation(&old.model, &old_id(shape), part).map(str::to_owned),
                &|shape| words::examples(&old.written, &old_id(shape)),
            )
            .map_err(unprintable)
        }
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
    match (plan(&generated.files, dir), check_manifest(dir, &generated.dependencies, &generated.files)) {
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
pub fn files_outside(dir: &Path, model: &Path) -> Vec<PathBuf> {
    lock_file(dir).into_iter().chain([model.to_owned()]).collect()
}
