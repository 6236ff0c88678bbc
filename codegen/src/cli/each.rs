//! `generate --each`: many models in, a crate of each service out.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::console::Console;
use super::job::{Job, jobs, service_names};
use super::outcome::Outcome;
use super::recipe::{self, Recipe};
use super::settings::Settings;
use super::summary::{count, without_effect};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::print::{escaped, shown};
use crate::front::services;
use crate::generate::generate;
use crate::lower::package_name as package_of_namespace;
use crate::name::{check_new_package, crate_name};
use crate::report::Totals;
use crate::source::Source;
use crate::write::{Drift, Lock, WriteError, check_manifest, fit_into_workspace, lock, package_name, plan};
use crate::{model_files as models, support_crate};

/// The options that apply to all models.
pub(super) struct Each<'a> {
    /// The models; a folder stands for all files in it that end in `.json`.
    pub(super) paths: &'a [PathBuf],
    /// The folder below which the crates are.
    pub(super) out: &'a Path,
    /// The service to take of every model; all of them if there is none.
    pub(super) service: Option<&'a str>,
    /// The name of the crate with the support code of all; if there is none, each has its own.
    pub(super) support: Option<&'a str>,
    /// Whether to compare only.
    pub(super) check: bool,
    /// The protocol of each service; by default the first that is JSON.
    pub(super) protocol: Option<&'a str>,
    /// Whether to name all traits without effect.
    pub(super) verbose: bool,
    /// Whether to show no progress.
    pub(super) quiet: bool,
}

/// A crate, or what stands for it if there is none.
struct Row {
    /// The model, with the service if it has several.
    origin: String,
    /// The name of the crate's folder.
    name: String,
    result: Result<Made, Failure>,
}

/// The result for a service.
#[derive(Default)]
struct Made {
    /// The name of the package, unless it is still to be made.
    package: Option<String>,
    totals: Totals,
    /// The files that were or would be written or removed.
    drift: Vec<Drift>,
    /// Traits without effect, and how often each occurs.
    without_effect: BTreeMap<String, usize>,
    /// How many warnings there were.
    warnings: usize,
}

impl Made {
    /// The numbers in the table, with their names.
    fn columns(&self, check: bool) -> [(&'static str, usize); 6] {
        let totals = &self.totals;
        [
            ("shapes", totals.shapes),
            ("ops", totals.operations),
            ("fields", totals.fields),
            ("values", totals.enum_values),
            ("sensitive", totals.sensitive_fields),
            (if check { "differ" } else { "written" }, self.drift.len()),
        ]
    }
}

/// Why a service has no result.
enum Failure {
    Model(Diagnostics, Vec<Source>),
    Files(WriteError),
    /// The settings of the present crate are wrong.
    Settings(String),
    /// Another model or service has the same name of the crate.
    Taken,
}

impl Each<'_> {
    /// Generates a crate below `out` for every service of every model, or compares.
    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<Outcome, Outcome> {
        let jobs = jobs(self.paths, self.out).map_err(|problems| {
            problems.iter().for_each(|problem| console.error(problem, None));
            Outcome::Failed
        })?;
        if let Some(name) = self.support {
            let checked = match jobs.iter().any(|job| job.name == name) {
                true => Err(format!("a model becomes the crate `{}`, which --support names", escaped(name))),
                // A crate that is there may have a name that rustc warns of.
                false if self.out.join(name).join("Cargo.toml").exists() => crate_name(name).map(drop),
                false => check_new_package(name),
            };
            let hint = "give another name with --support";
            checked.map_err(|problem| console.wrong_use(problem, Some(hint)))?;
        }
        let support = self.support.map(|name| self.make_support(name)).transpose();
        let support = support.map_err(|problem| console.failed(&problem))?.unwrap_or_default();
        let bar = progress(jobs.len(), self.quiet);
        let rows: Vec<Vec<Row>> = jobs
            .par_iter()
            .map(|job| {
                let rows = self.execute(job, &jobs);
                bar.inc(1);
                rows
            })
            .collect();
        bar.finish_and_clear();
        let outcome = self.summarize(&rows.into_iter().flatten().collect::<Vec<_>>(), console);
        Ok(self.say_support(&support, console).unwrap_or(outcome))
    }

    /// Keeps other runs from changing the crate in this folder, which a comparison does not need.
    fn lock(&self, folder: &Path) -> Result<Option<Lock>, WriteError> {
        if self.check { Ok(None) } else { lock(folder) }
    }

    /// The crate with the support code; the files that are or would be written.
    fn make_support(&self, name: &str) -> Result<Vec<Drift>, WriteError> {
        let folder = self.out.join(name);
        let _lock = self.lock(&folder)?;
        let mut files = support_crate::files(name);
        fit_into_workspace(&mut files, &folder);
        let plan = plan(&files, &folder)?;
        if !self.check {
            plan.apply()?;
        }
        Ok(plan.drift())
    }

    /// Prints which files differ, for a comparison.
    fn list(&self, drift: &[Drift], console: &mut Console<'_>) {
        if self.check {
            drift.iter().for_each(|drift| console.result(drift));
        }
    }

    /// Prints the result for the crate with the support code; an outcome if it is not as it should be.
    fn say_support(&self, drift: &[Drift], console: &mut Console<'_>) -> Option<Outcome> {
        let name = escaped(self.support?);
        let files = count(drift.len(), "file");
        self.list(drift, console);
        if self.check && !drift.is_empty() {
            console.error(format_args!("not up to date in the support code, {name}: {files}"), None);
            return Some(Outcome::Failed);
        }
        match drift.len() {
            0 => console.message(format_args!("support code in {name}: up to date\n")),
            _ => console.message(format_args!("support code in {name}: {files} written\n")),
        }
        None
    }

    /// The crates of a model. A file with one service gives a crate with the file's name; if it has several, the names
    /// of the services follow it.
    fn execute(&self, job: &Job, jobs: &[Job]) -> Vec<Row> {
        let row = |result| vec![Row { origin: shown(&job.model), name: job.name.clone(), result }];
        let sources = match models::read_with(
            std::slice::from_ref(&job.model),
            "give a model, or a folder of models",
        ) {
            Ok(sources) => sources,
            Err((found, sources)) => return row(Err(Failure::Model(found, sources))),
        };
        let found = match self.make(job, &job.name, &sources, self.service.map(str::to_owned), None) {
            Err(Failure::Model(found, _)) if self.service.is_none() && has_several_services(&found) => found,
            result => return row(result),
        };
        let Ok(services) = services(&sources) else { return row(Err(Failure::Model(found, sources))) };
        let names = service_names(&job.name, &services);
        let rows = services.par_iter().zip(names).map(|(service, name)| {
            let is_taken = jobs.iter().any(|job| job.name == name);
            let result = match is_taken {
                true => Err(Failure::Taken),
                // Most likely they are all of one namespace, which a package is named after otherwise.
                false => self.make(job, &name, &sources, Some(service.to_string()), Some(package(&name))),
            };
            Row { origin: format!("{} ({})", shown(&job.model), escaped(service.name())), name, result }
        });
        rows.collect()
    }

    /// The crate of a service; `package` is its name if it is new.
    fn make(
        &self,
        job: &Job,
        name: &str,
        sources: &[Source],
        service: Option<String>,
        package: Option<String>,
    ) -> Result<Made, Failure> {
        let folder = self.out.join(name);
        let _lock = self.lock(&folder).map_err(Failure::Files)?;
        let given = Settings {
            models: vec![job.model.clone()],
            protocol: self.protocol.map(str::to_owned),
            service,
            support: self.support.map(|name| self.out.join(name)),
            ..Settings::default()
        };
        // What is not given is as the crate remembers it: its overlays, its operations, its protocol.
        let present = Settings::read(&folder).map_err(Failure::Settings)?.unwrap_or_default();
        let mut recipe = Recipe { dir: folder.clone(), settings: recipe::merged(given, present) };
        recipe.settings.name = recipe.settings.name.or(package);
        let read = || models::read(&recipe.files());
        let sources = match recipe.settings.overlays.is_empty() {
            true => Cow::Borrowed(sources),
            false => Cow::Owned(read().map_err(|(found, sources)| Failure::Model(found, sources))?),
        };
        let config = recipe.config().map_err(Failure::Files)?;
        let mut generated =
            generate(&sources, &config).map_err(|found| Failure::Model(found, sources.into_owned()))?;
        let protocol = generated.report.protocol.map(str::to_owned);
        let settings = Settings { protocol, ..recipe.settings };
        generated.files.extend(settings.file(&folder));
        fit_into_workspace(&mut generated.files, &folder);
        let plan = plan(&generated.files, &folder).map_err(Failure::Files)?;
        check_manifest(&folder, &generated.dependencies, &generated.features).map_err(Failure::Files)?;
        if !self.check {
            plan.apply().map_err(Failure::Files)?;
        }
        Ok(Made {
            drift: plan.drift(),
            package: package_name(&folder).map_err(Failure::Files)?,
            totals: generated.report.totals,
            warnings: generated.warnings.counts().warnings,
            without_effect: generated.report.without_effect,
        })
    }

    fn summarize(&self, rows: &[Row], console: &mut Console<'_>) -> Outcome {
        for row in rows {
            match &row.result {
                Ok(made) => self.list(&made.drift, console),
                Err(Failure::Model(found, sources)) => console.findings(found, sources),
                Err(Failure::Files(problem)) => {
                    console.error(format_args!("{}: {problem}", row.origin), problem.hint());
                }
                Err(Failure::Settings(problem)) => console.error(problem, None),
                Err(Failure::Taken) => console.error(
                    format_args!("{}: another model becomes the crate `{}`", row.origin, row.name),
                    Some("generate one of them by itself, with a --out of its own"),
                ),
            }
        }
        console.message(table(rows, self.check));
        let mut traits: BTreeMap<String, usize> = BTreeMap::new();
        for (id, count) in rows.iter().flat_map(|row| &row.result).flat_map(|made| &made.without_effect) {
            *traits.entry(id.clone()).or_default() += count;
        }
        without_effect(&traits, self.verbose).iter().for_each(|line| console.message(line));
        let mut packages: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in rows {
            if let Ok(Made { package: Some(package), .. }) = &row.result {
                packages.entry(package).or_default().push(&row.name);
            }
        }
        for (package, crates) in packages.iter().filter(|(_, crates)| crates.len() > 1) {
            console.message(format_args!(
                "note: the packages in {} are all called `{}`, which one workspace does not take: their Cargo.toml can \
                 call them otherwise\n",
                escaped(&crates.join(", ")),
                escaped(package)
            ));
        }
        self.outcome(rows, console)
    }

    fn outcome(&self, rows: &[Row], console: &mut Console<'_>) -> Outcome {
        let named = |which: &dyn Fn(&Result<Made, Failure>) -> bool| -> Vec<&str> {
            rows.iter().filter(|row| which(&row.result)).map(|row| row.origin.as_str()).collect()
        };
        let failed = named(&Result::is_err);
        let differs = |made: &Made| self.check && !made.drift.is_empty();
        let differing = named(&|result| result.as_ref().is_ok_and(differs));
        let of = count(rows.len(), "crate");
        if !failed.is_empty() {
            console.error(format_args!("{} of {of} failed: {}", failed.len(), failed.join(", ")), None);
        }
        if !differing.is_empty() {
            let hint = Some("run the same command without --check");
            console.error(
                format_args!("not up to date, {} of {of}: {}", differing.len(), differing.join(", ")),
                hint,
            );
        }
        if failed.is_empty() && differing.is_empty() {
            let done = if self.check { "up to date" } else { "done" };
            console.message(format_args!("{of} {done}\n"));
            return Outcome::Done;
        }
        Outcome::Failed
    }
}

/// The name for the package of a crate with this name.
fn package(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    package_of_namespace(&words.collect::<Vec<_>>().join("-"))
}

fn has_several_services(found: &Diagnostics) -> bool {
    found.iter().any(|problem| problem.code == "several-services")
}

/// Progress for people; nothing is drawn if standard error is not a terminal.
fn progress(jobs: usize, quiet: bool) -> ProgressBar {
    let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(Some(jobs as u64), target);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} models, {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// One line per crate, in columns that are as wide as they must be.
fn table(rows: &[Row], check: bool) -> String {
    let none = Made::default().columns(check);
    let made: Vec<_> =
        rows.iter().map(|row| row.result.as_ref().ok().map(|made| made.columns(check))).collect();
    let widths: Vec<usize> = none
        .iter()
        .enumerate()
        .map(|(at, (label, _))| {
            let counts = made.iter().flatten().filter_map(|columns| columns.get(at));
            counts.map(|(_, count)| count.to_string().len()).chain([label.len()]).max().unwrap_or_default()
        })
        .collect();
    let names: Vec<String> = rows.iter().map(|row| escaped(&row.name)).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or_default().max("crate".len());
    let mut text = format!("{:width$}", "crate");
    for ((label, _), width) in none.iter().zip(&widths) {
        text.push_str(&format!("  {label:>width$}"));
    }
    text.push('\n');
    for ((name, row), columns) in names.iter().zip(rows).zip(&made) {
        text.push_str(&format!("{name:width$}"));
        match (&row.result, columns) {
            (Ok(made), Some(columns)) => {
                for ((_, count), width) in columns.iter().zip(&widths) {
                    text.push_str(&format!("  {count:>width$}"));
                }
                if made.warnings > 0 {
                    text.push_str(&format!("  {}", count(made.warnings, "warning")));
                }
                text.push('\n');
            }
            _ => text.push_str("  failed\n"),
        }
    }
    text
}
