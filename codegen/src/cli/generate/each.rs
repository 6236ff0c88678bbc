//! `generate --each`: many models in, a crate of each service out.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::slice;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::arguments::Arguments;
use super::crates::{Crates, crates, service_names};
use crate::cli::console::Console;
use crate::cli::failure::Failure;
use crate::cli::global::Global;
use crate::cli::outcome::Outcome;
use crate::cli::recipe::{Recipe, merged};
use crate::cli::settings::{FILE, Settings};
use crate::cli::summary::{count, without_effect};
use crate::cli::table::table;
use crate::diagnostic::print::{escaped, shown};
use crate::front::services;
use crate::generate::generate;
use crate::lower::package_name as package_of_namespace;
use crate::name::{check_new_package, crate_name};
use crate::report::{Report, Totals};
use crate::source::Source;
use crate::write::{Drift, Lock, Plan, WriteError, lock, package_name, plan};
use crate::{model_files as models, support_crate};

/// What to do about a name for the support code that is another crate's.
const OTHER_SUPPORT: &str = "give another name with --support";

/// A run for many models.
pub(super) struct Each<'a> {
    pub(super) arguments: &'a Arguments,
    pub(super) global: &'a Global,
    /// The folder below which the crates are.
    pub(super) out: &'a Path,
}

/// A crate, or what stands for it if there is none.
struct Row {
    /// The model, with the service if it has several.
    origin: String,
    /// The name of the crate's folder.
    name: String,
    result: Result<Made, Failure>,
}

/// The crate with the support code, before it is written.
struct Support<'s> {
    name: &'s str,
    plan: Plan,
    _lock: Option<Lock>,
}

/// The result for a service.
struct Made {
    /// The name of the package, unless it is still to be made.
    package: Option<String>,
    report: Report,
    /// The files that were or would be written or removed.
    drift: Vec<Drift>,
    /// How many warnings there were.
    warnings: usize,
}

impl Each<'_> {
    /// Generates a crate below `out` for every service of every model, or compares.
    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<Outcome, Failure> {
        let crates = crates(&self.arguments.each, self.out)?;
        let support = self.arguments.support.as_deref();
        let support = support.map(|name| self.support(name, &crates)).transpose()?;
        let bar = progress(crates.len(), self.global.quiet);
        let rows: Vec<Vec<Row>> = crates
            .par_iter()
            .map(|(name, model)| {
                let rows = self.execute(name, model, &crates);
                bar.inc(1);
                rows
            })
            .collect();
        bar.finish_and_clear();
        let rows: Vec<Row> = rows.into_iter().flatten().collect();
        // Code that no crate shares stays unwritten.
        let support = support.filter(|_| rows.iter().any(|row| row.result.is_ok()));
        let outcome = self.summarize(rows, console);
        match support {
            Some(support) if !self.finish_support(&support, console)? => Ok(Outcome::Failed),
            _ => Ok(outcome),
        }
    }

    /// Keeps other runs from changing the crate in this folder, which a comparison does not need.
    fn lock(&self, folder: &Path) -> Result<Option<Lock>, WriteError> {
        if self.arguments.check { Ok(None) } else { lock(folder) }
    }

    /// The crate with the support code, still to be written.
    fn support<'s>(&self, name: &'s str, crates: &Crates) -> Result<Support<'s>, Failure> {
        let folder = self.out.join(name);
        let checked = match crates.contains_key(name) {
            true => Err(format!("a model becomes the crate `{}`, which --support names", escaped(name))),
            // Its files would be in the way, and be removed.
            false if folder.join(FILE).exists() => {
                Err(format!("{} is the crate of a model, by its {FILE}", shown(&folder)))
            }
            // A crate that is there may have a name that rustc warns of.
            false if folder.join("Cargo.toml").exists() => crate_name(name).map(drop),
            false => check_new_package(name),
        };
        checked.map_err(|problem| Failure::wrong_use(problem, Some(OTHER_SUPPORT)))?;
        let lock = self.lock(&folder)?;
        Ok(Support { name, plan: plan(&support_crate::files(name), &folder)?, _lock: lock })
    }

    /// Prints which files differ, for a comparison.
    fn list(&self, drift: &[Drift], console: &mut Console<'_>) {
        if self.arguments.check {
            drift.iter().for_each(|drift| console.result(drift));
        }
    }

    /// Writes the crate with the support code, or compares it, and says so; whether it is as it should be.
    fn finish_support(&self, support: &Support<'_>, console: &mut Console<'_>) -> Result<bool, Failure> {
        let drift = support.plan.drift();
        let (name, files) = (escaped(support.name), count(drift.len(), "file"));
        self.list(&drift, console);
        if self.arguments.check && !drift.is_empty() {
            console.error(format_args!("not up to date in the support code, {name}: {files}"), None);
            return Ok(false);
        }
        if !self.arguments.check {
            support.plan.apply()?;
        }
        let done = if drift.is_empty() { "up to date".to_owned() } else { format!("{files} written") };
        console.message(format_args!("support code in {name}: {done}\n"));
        Ok(true)
    }

    /// The crates of a model. A file with one service gives a crate with the file's name; if it has several, the names
    /// of the services follow it.
    fn execute(&self, name: &str, model: &PathBuf, crates: &Crates) -> Vec<Row> {
        let origin = shown(model);
        let row = |result| vec![Row { origin: origin.clone(), name: name.to_owned(), result }];
        let hint = "give a model, or a folder of models";
        let sources = match models::read(slice::from_ref(model), Some(hint)) {
            Ok(sources) => sources,
            Err((found, sources)) => return row(Err(Failure::in_model(found, sources, None))),
        };
        let service = self.arguments.service.clone();
        let failure = match self.make(model, &origin, name, &sources, service, None) {
            Err(failure) if self.arguments.service.is_none() && failure.has("several-services") => failure,
            result => return row(result),
        };
        let Ok(services) = services(&sources) else { return row(Err(failure)) };
        let names = service_names(name, &services);
        let rows = services.par_iter().zip(names).map(|(service, name)| {
            let origin = format!("{origin} ({})", escaped(service.name()));
            let result = if crates.contains_key(&name) {
                Err(Failure::hinted(
                    format!("{origin}: another model becomes the crate `{name}`"),
                    "generate one of them by itself, with a --out of its own",
                ))
            } else if self.arguments.support.as_ref() == Some(&name) {
                let problem = format!("{origin}: --support names the crate `{name}`, which it becomes");
                Err(Failure::hinted(problem, OTHER_SUPPORT))
            } else {
                // Most likely they are all of one namespace, which a package is named after otherwise.
                self.make(model, &origin, &name, &sources, Some(service.to_string()), Some(package(&name)))
            };
            Row { origin, name, result }
        });
        rows.collect()
    }

    /// The crate of a service; `package` is its name if it is new.
    fn make(
        &self,
        model: &Path,
        origin: &str,
        name: &str,
        sources: &[Source],
        service: Option<String>,
        package: Option<String>,
    ) -> Result<Made, Failure> {
        let about = |problem: WriteError| Failure::from(problem).about(origin);
        let folder = self.out.join(name);
        let _lock = self.lock(&folder).map_err(about)?;
        let given = Settings {
            models: vec![model.to_owned()],
            protocol: self.arguments.protocol.clone(),
            service,
            support: self.arguments.support.as_ref().map(|name| self.out.join(name)),
            ..Settings::default()
        };
        // What is not given is as the crate remembers it: its overlays, its operations, its protocol.
        let present = Settings::read(&folder)?.unwrap_or_default();
        let mut recipe = Recipe { dir: folder, settings: merged(given, present), repeated: Vec::new() };
        recipe.settings.name = recipe.settings.name.or(package);
        let in_model = |(found, sources)| Failure::in_model(found, sources, None);
        let sources = match recipe.settings.overlays.is_empty() {
            true => Cow::Borrowed(sources),
            false => Cow::Owned(models::read(&recipe.files(), None).map_err(in_model)?),
        };
        let config = recipe.config().map_err(about)?;
        let mut generated =
            generate(&sources, &config).map_err(|found| in_model((found, sources.into_owned())))?;
        let plan = recipe.plan(&mut generated).map_err(|failure| failure.about(origin))?;
        if !self.arguments.check {
            plan.apply().map_err(about)?;
        }
        Ok(Made {
            package: package_name(&recipe.dir).map_err(about)?,
            report: generated.report,
            drift: plan.drift(),
            warnings: generated.warnings.counts().warnings,
        })
    }

    fn summarize(&self, rows: Vec<Row>, console: &mut Console<'_>) -> Outcome {
        let of = count(rows.len(), "crate");
        let table = self.table(&rows);
        let (mut failed, mut differing) = (Vec::new(), Vec::new());
        let mut traits: BTreeMap<String, usize> = BTreeMap::new();
        let mut packages: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for Row { origin, name, result } in rows {
            match result {
                Ok(made) => {
                    self.list(&made.drift, console);
                    if self.arguments.check && !made.drift.is_empty() {
                        differing.push(origin);
                    }
                    for (id, count) in made.report.without_effect {
                        *traits.entry(id).or_default() += count;
                    }
                    if let Some(package) = made.package {
                        packages.entry(package).or_default().push(name);
                    }
                }
                Err(failure) => {
                    console.fail(failure);
                    failed.push(origin);
                }
            }
        }
        console.message(table);
        without_effect(&traits, self.global.verbose).iter().for_each(|line| console.message(line));
        for (package, crates) in packages.iter().filter(|(_, crates)| crates.len() > 1) {
            console.message(format_args!(
                "note: the packages in {} are all called `{}`, which one workspace does not take: their Cargo.toml can \
                 call them otherwise\n",
                escaped(&crates.join(", ")),
                escaped(package)
            ));
        }
        if !failed.is_empty() {
            console.error(format_args!("{} of {of} failed: {}", failed.len(), failed.join(", ")), None);
        }
        if !differing.is_empty() {
            let problem = format!("not up to date, {} of {of}: {}", differing.len(), differing.join(", "));
            console.error(problem, Some("run the same command without --check"));
        }
        if failed.is_empty() && differing.is_empty() {
            let done = if self.arguments.check { "up to date" } else { "done" };
            console.message(format_args!("{of} {done}\n"));
            return Outcome::Done;
        }
        Outcome::Failed
    }

    /// A line for each crate, with its counts.
    fn table(&self, rows: &[Row]) -> String {
        let differing = if self.arguments.check { "differ" } else { "written" };
        let head = ["crate", "shapes", "ops", "fields", "values", "sensitive", differing];
        let mut lines = vec![head.map(str::to_owned).to_vec()];
        for Row { name, result, .. } in rows {
            let mut line = vec![escaped(name)];
            match result {
                Ok(Made { report: Report { totals, .. }, drift, warnings, .. }) => {
                    let Totals { shapes, operations, fields, enum_values, sensitive_fields, .. } = totals;
                    let counts = [shapes, operations, fields, enum_values, sensitive_fields, &drift.len()];
                    line.extend(counts.map(usize::to_string));
                    line.extend((*warnings > 0).then(|| count(*warnings, "warning")));
                }
                Err(_) => line.push("failed".to_owned()),
            }
            lines.push(line);
        }
        table(1, &lines)
    }
}

/// The name for the package of a crate with this name.
fn package(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    package_of_namespace(&words.collect::<Vec<_>>().join("-"))
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
