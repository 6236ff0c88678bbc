//! `update`: a new model in the place of the present one.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::console::Console;
use super::format::Format;
use super::generate::{self, DEFAULT_MODEL, DEFAULT_OUT};
use super::leftover;
use super::outcome::Outcome;
use super::summary::count;
use crate::diagnostic::print::shown;
use crate::diff::Class;
use crate::load::Source;
use crate::model_files as models;
use crate::update::{Documentation, Dropped, Refusal, Release, Request, Undocumented, Update, prepare};
use crate::write::{FileChange, WriteError};

/// What `update` takes.
#[derive(Clone, Debug, Args, PartialEq, Eq)]
pub(super) struct Arguments {
    /// The new model, in Smithy's JSON AST
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// The file of the present model, which the new one replaces
    #[arg(long, value_name = "FILE", default_value = DEFAULT_MODEL)]
    model: PathBuf,
    /// The folder of the crate
    #[arg(long, value_name = "DIR", default_value = DEFAULT_OUT)]
    out: PathBuf,
    /// Whose documentation the model has afterwards: the present one's, where what is new has none, or the new one's
    #[arg(long, value_name = "WHOSE", value_enum, default_value_t = Docs::Ours)]
    docs: Docs,
    /// Change nothing; show what would change
    #[arg(long)]
    dry_run: bool,
    /// Change nothing and exit with 1 if the update is of this class or a higher one
    #[arg(long, value_name = "CLASS", value_enum)]
    deny: Option<Deny>,
    /// How to print what changes for those who use the crate
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Docs {
    Model,
    Ours,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    Major,
    Minor,
}

impl Arguments {
    /// Runs the command. `current_folder` is for the names in generated files only; files are opened by the paths given.
    pub(super) fn execute(&self, current_folder: &Path, console: &mut Console<'_>) -> Outcome {
        let own_models = std::slice::from_ref(&self.model);
        let remedy = self.dry_run.then(|| self.generate().remedy());
        if leftover::settle(&self.out, own_models, remedy.as_deref(), console) == Outcome::Failed {
            return Outcome::Failed;
        }
        let old = read(
            &self.model,
            "give the file of the present model with --model, relative to the current folder",
            console,
        );
        let new = read(&self.new, "give the file of the new model, relative to the current folder", console);
        let (Some(old), Some(new)) = (old, new) else { return Outcome::Failed };
        let request = Request {
            old: &old,
            new: &new,
            model: &self.model,
            dir: &self.out,
            model_name: &models::shown_names(own_models, &self.out, current_folder),
            new_name: &self.new.file_name().unwrap_or_default().to_string_lossy(),
            documentation: match self.docs {
                Docs::Ours => Documentation::Ours,
                Docs::Model => Documentation::Model,
            },
        };
        match prepare(&request) {
            Ok(update) => self.carry_out(&update, &new, console),
            Err(refusal) => {
                match &refusal {
                    Refusal::Old(found) => console.findings(found, std::slice::from_ref(&old)),
                    Refusal::New(found) => console.findings(found, std::slice::from_ref(&new)),
                    _ => {}
                }
                console.error(&refusal, self.hint(&refusal).as_deref());
                Outcome::Failed
            }
        }
    }

    fn carry_out(&self, update: &Update, new: &Source, console: &mut Console<'_>) -> Outcome {
        console.findings(&update.warnings, std::slice::from_ref(new));
        console.result(self.format.rendered(&update.report, console.result_color()).trim_end());
        let class = update.report.class();
        let denied = self.deny.filter(|deny| class.is_some_and(|class| class >= deny.class()));
        if let (Some(_), Some(class)) = (denied, class) {
            let problem =
                format!("nothing was changed: this is a {} update, and it was denied", class.name());
            console.error(problem, Some("without --deny it is carried out"));
            return Outcome::Failed;
        }
        if !self.dry_run
            && let Err(problem) = update.transaction.commit()
        {
            console.error(&problem, problem.hint().as_deref());
            return Outcome::Failed;
        }
        self.say(update, console);
        Outcome::Done
    }

    /// Says what the update did, or would do.
    fn say(&self, update: &Update, console: &mut Console<'_>) {
        let (model, out) = (shown(&self.model), shown(&self.out));
        let changes = update.transaction.changes();
        if changes.is_empty() {
            console.message(format_args!("{out} and {model} stay as they are\n"));
            return;
        }
        console.message(undocumented(&update.undocumented));
        console.message(dropped(&update.dropped, &model));
        let would = if self.dry_run { "would be " } else { "" };
        match &update.release {
            Some(release) => console.message(self.released(release, changes, would)),
            None => console.message(format_args!("{out} stays as it is\n")),
        }
        let tense = if self.dry_run { "would be written" } else { "written" };
        console.message(format_args!("{model}: {tense}, in its normal form\n"));
        if let Some(release) = update.release.as_ref().filter(|_| self.dry_run) {
            console.message(format_args!("\n{}", release.section));
        }
    }

    fn released(&self, release: &Release, changes: &[FileChange], would: &str) -> String {
        let out = shown(&self.out);
        let generated = || changes.iter().filter(|change| change.path.starts_with("src/"));
        let created = generated().filter(|change| change.before.is_none()).count();
        let removed = generated().filter(|change| change.after.is_none()).count();
        let changed = generated().count() - created - removed;
        let lock = changes.iter().any(|change| change.path.ends_with("Cargo.lock"));
        let lock = if lock { " and the lock file" } else { "" };
        format!(
            "{out}/src: {} {would}created, {changed} changed, {removed} removed\n\
             {out}/Cargo.toml{lock}: version {} {would}{}{}\n\
             {out}/CHANGELOG.md: a section about {}{}\n",
            count(created, "file"),
            release.from,
            if would.is_empty() { "becomes " } else { "" },
            release.to,
            release.to,
            if would.is_empty() { "" } else { " would be added" },
        )
    }

    /// What to do about a refusal.
    fn hint(&self, refusal: &Refusal) -> Option<String> {
        let remedy = self.generate().remedy();
        match refusal {
            Refusal::NoCrate(_) => Some(format!("{remedy}, which makes one")),
            Refusal::Drift { .. } => Some(format!(
                "they were edited by hand, or made by another version of the generator; {remedy}, which undoes that, and \
                 see what it changes"
            )),
            Refusal::Write(errors) => errors.first().and_then(WriteError::hint),
            Refusal::Old(_) | Refusal::New(_) => None,
        }
    }

    /// `generate` for the same crate.
    fn generate(&self) -> generate::Arguments {
        generate::Arguments::of(self.model.clone(), self.out.clone())
    }
}

impl Deny {
    fn class(self) -> Class {
        match self {
            Self::Major => Class::Major,
            Self::Minor => Class::Minor,
        }
    }
}

/// Reads a model; says why it cannot.
fn read(path: &Path, hint: &str, console: &mut Console<'_>) -> Option<Source> {
    match models::read_one(path, hint) {
        Ok(sources) => sources.into_iter().next(),
        Err((found, sources)) => {
            console.findings(&found, &sources);
            console.error("nothing was changed", None);
            None
        }
    }
}

fn undocumented(found: &[Undocumented]) -> String {
    if found.is_empty() {
        return String::new();
    }
    let count: usize = found.iter().map(|entry| entry.members.len() + usize::from(entry.itself)).sum();
    let mut text = format!("no documentation, and new or lost: {count}\n");
    for entry in found {
        let itself = entry.itself.then_some("itself");
        let parts: Vec<&str> = itself.into_iter().chain(entry.members.iter().map(String::as_str)).collect();
        text.push_str(&format!("  {}: {}\n", entry.shape, parts.join(", ")));
    }
    text
}

fn dropped(dropped: &Dropped, model: &str) -> String {
    let traits: Vec<_> = dropped.traits.iter().map(|(id, count)| format!("{id} ({count})")).collect();
    let mut lines = Vec::new();
    if !traits.is_empty() {
        lines.push(format!("traits {}", traits.join(", ")));
    }
    lines.extend((dropped.shapes > 0).then(|| count(dropped.shapes, "shape") + " outside of the closure"));
    lines.extend((dropped.metadata > 0).then(|| count(dropped.metadata, "key") + " of metadata"));
    lines.into_iter().map(|line| format!("{model}: not used, and left out: {line}\n")).collect()
}
