//! `generate --each`: many models in, a crate each out.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::console::Console;
use super::generate::{count, shown};
use super::{Outcome, models};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::print::escaped;
use crate::load::Source;
use crate::write::{WriteError, check_manifest, package_name, plan};
use crate::{Config, generate};

/// A model and the crate that it becomes.
struct Job {
    model: PathBuf,
    crate_folder: PathBuf,
}

/// What was made of a model.
struct Made {
    /// The numbers of the table, in the order of [`COLUMNS`].
    counts: [usize; 5],
    /// What became of the files, in words.
    files: String,
    /// Whether the files on the disk are not as they should be.
    differs: bool,
}

/// What is counted of a model: what the table calls it, and the label in the report.
const COLUMNS: [(&str, &str); 5] = [
    ("shapes", "shapes in the closure"),
    ("operations", "operations"),
    ("fields", "fields"),
    ("enum values", "enum values"),
    ("sensitive", "sensitive fields"),
];

/// Why nothing was made of a model.
enum Failure {
    Model(Diagnostics, Vec<Source>),
    Files(Vec<WriteError>),
}

/// Generates a crate below `out` of every model, where folders stand for all files in them that end in `.json`. With
/// `check`, only compares.
pub(super) fn run(
    paths: &[PathBuf],
    out: &Path,
    check: bool,
    current_folder: &Path,
    console: &mut Console<'_>,
) -> Outcome {
    let jobs = match jobs(paths, out) {
        Ok(jobs) => jobs,
        Err(problems) => {
            problems.iter().for_each(|problem| console.error(problem, None));
            return Outcome::Failed;
        }
    };
    let bar = progress(jobs.len());
    let done: Vec<Result<Made, Failure>> = jobs
        .par_iter()
        .map(|job| {
            let made = job.execute(check, current_folder);
            bar.inc(1);
            made
        })
        .collect();
    bar.finish_and_clear();
    summarize(&jobs, &done, check, console)
}

/// The models, each with the folder of its crate, sorted.
fn jobs(paths: &[PathBuf], out: &Path) -> Result<Vec<Job>, Vec<String>> {
    let (mut models, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        if !path.is_dir() {
            models.push(path.clone());
            continue;
        }
        match fs::read_dir(path).and_then(|entries| entries.collect::<Result<Vec<_>, _>>()) {
            Err(error) => problems.push(format!("the folder {} cannot be read: {error}", shown(path))),
            Ok(entries) => {
                let before = models.len();
                let is_model =
                    |path: &PathBuf| path.extension() == Some(OsStr::new("json")) && path.is_file();
                models.extend(entries.into_iter().map(|entry| entry.path()).filter(is_model));
                if models.len() == before {
                    problems.push(format!("the folder {} has no file that ends in `.json`", shown(path)));
                }
            }
        }
    }
    models.sort();
    models.dedup();
    let mut jobs: Vec<Job> = Vec::new();
    for model in models {
        let name = model.file_stem().unwrap_or_default().to_ascii_lowercase();
        let crate_folder = out.join(name);
        match jobs.iter().find(|job| job.crate_folder == crate_folder) {
            Some(job) => problems.push(format!(
                "{} and {} would become the same crate, {}",
                shown(&job.model),
                shown(&model),
                shown(&crate_folder)
            )),
            None => jobs.push(Job { model, crate_folder }),
        }
    }
    if problems.is_empty() { Ok(jobs) } else { Err(problems) }
}

/// Progress for people; nothing is drawn where standard error is no terminal.
fn progress(jobs: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(jobs as u64), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} models, {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

impl Job {
    fn execute(&self, check: bool, current_folder: &Path) -> Result<Made, Failure> {
        let models = [self.model.clone()];
        let sources = models::read(&models).map_err(|(found, sources)| Failure::Model(found, sources))?;
        let model_name = models::shown_names(&models, &self.crate_folder, current_folder);
        let failed = |error| Failure::Files(vec![error]);
        let package = package_name(&self.crate_folder).map_err(failed)?;
        let config = Config { model_name, package, ..Config::default() };
        let generated = generate(&sources, &config).map_err(|found| Failure::Model(found, sources))?;
        let plan = plan(&generated.files, &self.crate_folder).map_err(failed)?;
        check_manifest(&self.crate_folder, &generated.dependencies, &generated.files).map_err(failed)?;
        let counts = COLUMNS.map(|(_, label)| {
            let row = generated.report.rows.iter().find(|(row, _)| row == label);
            row.map_or(0, |(_, count)| *count)
        });
        let differing = plan.drift().count();
        let files = match (check, differing) {
            (_, 0) => "up to date".to_owned(),
            (true, _) => format!("{} out of date", count(differing, "file")),
            (false, _) => format!("{} written", count(differing - plan.removed.len(), "file")),
        };
        if !check {
            plan.apply().map_err(failed)?;
        }
        let warnings = generated.warnings.counts().warnings;
        let files = if warnings == 0 { files } else { format!("{files}, {}", count(warnings, "warning")) };
        Ok(Made { counts, files, differs: check && differing > 0 })
    }
}

fn summarize(
    jobs: &[Job],
    done: &[Result<Made, Failure>],
    check: bool,
    console: &mut Console<'_>,
) -> Outcome {
    for (job, result) in jobs.iter().zip(done) {
        match result {
            Ok(_) => {}
            Err(Failure::Model(found, sources)) => console.findings(found, sources),
            Err(Failure::Files(problems)) => {
                problems.iter().for_each(|problem| {
                    console.error(format_args!("{}: {problem}", shown(&job.model)), problem.hint());
                });
            }
        }
    }
    console.message(table(jobs, done));
    let named = |which: fn(&Result<Made, Failure>) -> bool| {
        let names =
            jobs.iter().zip(done).filter(|(_, result)| which(result)).map(|(job, _)| shown(&job.model));
        names.collect::<Vec<_>>()
    };
    let failed = named(|result| result.is_err());
    let differing = named(|result| result.as_ref().is_ok_and(|made| made.differs));
    let of = count(jobs.len(), "model");
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
        let done = if check { "up to date" } else { "done" };
        console.message(format_args!("{of} {done}\n"));
        return Outcome::Done;
    }
    Outcome::Failed
}

/// A line a model, in columns.
fn table(jobs: &[Job], done: &[Result<Made, Failure>]) -> String {
    let names: Vec<String> = jobs.iter().map(|job| crate_name(&job.crate_folder)).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or_default().max("crate".len());
    let mut text = format!("{:width$}", "crate");
    for (label, _) in COLUMNS {
        text.push_str(&format!("  {label}"));
    }
    text.push_str("  files\n");
    for (name, result) in names.iter().zip(done) {
        text.push_str(&format!("{name:width$}"));
        match result {
            Ok(made) => {
                for ((label, _), count) in COLUMNS.iter().zip(made.counts) {
                    text.push_str(&format!("  {count:>0$}", label.len()));
                }
                text.push_str(&format!("  {}\n", made.files));
            }
            Err(_) => text.push_str("  failed\n"),
        }
    }
    text
}

fn crate_name(folder: &Path) -> String {
    escaped(&folder.file_name().unwrap_or_default().to_string_lossy())
}
