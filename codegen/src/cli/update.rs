//! `update`: a new model in the place of the present one.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::console::Console;
use super::format::Format;
use super::generate;
use super::global::Global;
use super::leftover;
use super::outcome::Outcome;
use super::recipe::Recipe;
use super::settings::Settings;
use super::summary::count;
use crate::diagnostic::print::shown;
use crate::diff::Class;
use crate::model_files as models;
use crate::source::Source;
use crate::update::{Documentation, Dropped, Refusal, Release, Request, Undocumented, Update, prepare};
use crate::write::{FileChange, WriteError};

/// What `update` takes.
#[derive(Clone, Debug, Args, PartialEq, Eq)]
pub(super) struct Arguments {
    /// The new model, in Smithy's JSON AST
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// The file of the present model, which the new one replaces; by default the one in smithy-typegen.toml
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
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
    /// Runs the command.
    pub(super) fn execute(&self, global: &Global, console: &mut Console<'_>) -> Outcome {
        let given = Settings { models: self.model.iter().cloned().collect(), ..Settings::default() };
        let Some(recipe) = Recipe::of(global, given, console) else { return Outcome::WrongUse };
        let [model] = recipe.settings.models.as_slice() else {
            console
                .error("the model of the crate is in several files", Some("only one file can be replaced"));
            return Outcome::Failed;
        };
        let run = Run { arguments: self, global, dir: &recipe.dir, model };
        let remedy = self.dry_run.then(|| run.remedy());
        if leftover::settle(&recipe.dir, std::slice::from_ref(model), remedy.as_deref(), console)
            == Outcome::Failed
        {
            return Outcome::Failed;
        }
        let hint = "give the file of the present model with --model, relative to the current folder";
        let old = read(std::slice::from_ref(model), hint, console);
        let hint = "give the file of the new model, relative to the current folder";
        let new = read(std::slice::from_ref(&self.new), hint, console);
        let overlays = read(&recipe.settings.overlays, "see `overlays` in smithy-typegen.toml", console);
        let (Some(old), Some(new), Some(overlays)) = (old, new, overlays) else { return Outcome::Failed };
        let (Some(old), Some(new)) = (old.first(), new.first()) else { return Outcome::Failed };
        let Some(config) = recipe.config(console) else { return Outcome::Failed };
        let request = Request {
            old,
            new,
            model,
            dir: &recipe.dir,
            overlays: &overlays,
            config,
            new_name: &self.new.file_name().unwrap_or_default().to_string_lossy(),
            documentation: match self.docs {
                Docs::Ours => Documentation::Ours,
                Docs::Model => Documentation::Model,
            },
        };
        let with_overlays =
            |source: &Source| -> Vec<Source> { [source].into_iter().chain(&overlays).cloned().collect() };
        match prepare(&request) {
            Ok(update) => {
                console.findings(&update.warnings, &with_overlays(new));
                run.carry_out(&update, console)
            }
            Err(refusal) => {
                match &refusal {
                    Refusal::Old(found) => console.findings(found, &with_overlays(old)),
                    Refusal::New(found) => console.findings(found, &with_overlays(new)),
                    _ => {}
                }
                console.error(&refusal, run.hint(&refusal).as_deref());
                Outcome::Failed
            }
        }
    }
}

/// A run for one crate.
struct Run<'r> {
    arguments: &'r Arguments,
    global: &'r Global,
    /// The folder of the crate.
    dir: &'r Path,
    /// The file of its model.
    model: &'r Path,
}

impl Run<'_> {
    fn carry_out(&self, update: &Update, console: &mut Console<'_>) -> Outcome {
        console.result(self.arguments.format.rendered(&update.report, console.result_color()).trim_end());
        let class = update.report.class();
        let denied = self.arguments.deny.filter(|deny| class.is_some_and(|class| class >= deny.class()));
        if let (Some(_), Some(class)) = (denied, class) {
            let problem =
                format!("nothing was changed: this is a {} update, and it was denied", class.name());
            console.error(problem, Some("without --deny it is carried out"));
            return Outcome::Failed;
        }
        if !self.arguments.dry_run
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
        let (model, out) = (shown(self.model), shown(self.dir));
        let changes = update.transaction.changes();
        if changes.is_empty() {
            console.message(format_args!("{out} and {model} stay as they are\n"));
            return;
        }
        console.message(undocumented(&update.undocumented));
        console.message(dropped(&update.dropped, &model));
        let would = if self.arguments.dry_run { "would be " } else { "" };
        match &update.release {
            Some(release) => console.message(self.released(release, changes, would)),
            None => console.message(format_args!("{out} stays as it is\n")),
        }
        let tense = if self.arguments.dry_run { "would be written" } else { "written" };
        console.message(format_args!("{model}: {tense}, in its normal form\n"));
        if let Some(release) = update.release.as_ref().filter(|_| self.arguments.dry_run) {
            console.message(format_args!("\n{}", release.section));
        }
    }

    fn released(&self, release: &Release, changes: &[FileChange], would: &str) -> String {
        let out = shown(self.dir);
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
        let remedy = self.remedy();
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

    /// The command `generate` for the same crate.
    fn remedy(&self) -> String {
        let arguments = match &self.arguments.model {
            Some(model) => generate::Arguments::of(model.clone()),
            None => generate::Arguments::default(),
        };
        arguments.remedy(self.global)
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

/// Reads files; says why it cannot.
fn read(paths: &[PathBuf], hint: &str, console: &mut Console<'_>) -> Option<Vec<Source>> {
    models::read_with(paths, hint)
        .map_err(|(found, sources)| {
            console.findings(&found, &sources);
            console.error("nothing was changed", None);
        })
        .ok()
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
