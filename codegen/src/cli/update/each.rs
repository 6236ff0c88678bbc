//! `update --each`: the new models of many crates.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::run::{Choices, Run};
use crate::cli::console::Console;
use crate::cli::job::models_in;
use crate::cli::outcome::Outcome;
use crate::cli::recipe::Recipe;
use crate::cli::report::{Format, Reported};
use crate::cli::settings::Settings;
use crate::cli::summary::count;
use crate::diagnostic::print::{escaped, shown};
use crate::diff::Class;
use crate::ordered::OrderedMap;

/// The updates of all crates in a folder.
pub(super) struct Each<'a> {
    /// The new models, where folders stand for all files in them that end in `.json`.
    pub(super) paths: &'a [PathBuf],
    /// The folder of the crates.
    pub(super) out: &'a Path,
    /// How to print what changes.
    pub(super) format: Format,
    /// What is the same for all crates.
    pub(super) choices: &'a Choices,
}

/// The name of a crate's folder, and what it is made of, or what is wrong with its settings.
type Crate = (String, Result<Recipe, String>);

/// What became of a crate.
struct Row {
    name: String,
    outcome: Result<Outcome, &'static str>,
    reported: Option<Reported>,
    messages: String,
}

impl Each<'_> {
    /// Updates every crate for which there is a new model, one after the other.
    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<Outcome, Outcome> {
        let crates = crates(self.out).map_err(|problem| console.failure(problem));
        let new = new_models(self.paths).map_err(|problem| console.failure(problem));
        let (crates, new) = (crates?, new?);
        let models: Vec<PathBuf> =
            crates.iter().filter_map(|(_, recipe)| recipe.as_ref().ok()).flat_map(Recipe::files).collect();
        let is_of_none = |path: &&PathBuf| {
            !path.is_dir() && !models.iter().any(|model| model.file_name() == path.file_name())
        };
        if let Some(path) = self.paths.iter().find(is_of_none) {
            let problem = format!("no crate in {} has a model called {}", shown(self.out), file_name(path));
            return Err(console.failure(format_args!("nothing was changed: {}", escaped(&problem))));
        }
        let mut users: OrderedMap<PathBuf, usize> = OrderedMap::default();
        for path in &models {
            *users.entry(path.clone()).or_default() += 1;
        }
        let is_shared = |path: &PathBuf| users.get(path).is_some_and(|count| *count > 1);
        let rows: Vec<Row> =
            crates.iter().map(|(name, recipe)| self.row(name, recipe, &new, &is_shared)).collect();
        for row in rows.iter().filter(|row| !row.messages.is_empty()) {
            console.always(format_args!("== {}\n{}\n", row.name, row.messages.trim_end()), row.is_bad());
        }
        let reported: Vec<Reported> = rows.iter().filter_map(|row| row.reported.clone()).collect();
        self.format.print_all(&reported, console)?;
        console.message(table(&rows));
        Ok(outcome(&rows, console))
    }

    fn row(
        &self,
        name: &str,
        recipe: &Result<Recipe, String>,
        new: &BTreeMap<String, Vec<PathBuf>>,
        is_shared: &dyn Fn(&PathBuf) -> bool,
    ) -> Row {
        let mut row =
            Row { name: escaped(name), outcome: Ok(Outcome::Done), reported: None, messages: String::new() };
        let failed = |problem: &str| {
            let messages = format!("error: {problem}\n");
            Row { outcome: Ok(Outcome::Failed), messages, name: escaped(name), reported: None }
        };
        let recipe = match recipe {
            Ok(recipe) => recipe,
            Err(problem) => return failed(problem),
        };
        let mut files = Vec::new();
        for model in &recipe.settings.models {
            let key = file_name(model);
            match new.get(&key).map(Vec::as_slice) {
                Some([one]) => files.push(one.clone()),
                Some(several) => {
                    let several: Vec<_> = several.iter().map(|path| shown(path)).collect();
                    return failed(&format!("there are several new models for it: {}", several.join(", ")));
                }
                None => {
                    row.outcome = Err("no new model");
                    return row;
                }
            }
        }
        if let Some(shared) = recipe.settings.models.iter().find(|path| is_shared(path)) {
            return failed(&format!(
                "its model {} is another crate's, too, which an update would leave behind: give each crate a file of its own",
                shown(shared)
            ));
        }
        let (messages, mut reported) = (RefCell::new(Vec::new()), None);
        let mut console = Console::new(io::sink(), Buffer(&messages), false);
        let run = Run { recipe, new: files, model: None, choices: self.choices };
        let outcome = run.execute(&mut console, &mut |it, _| {
            reported = Some(Reported { krate: Some(row.name.clone()), ..it.clone() });
            Ok(())
        });
        row.outcome = Ok(console.finish(outcome.unwrap_or_else(|outcome| outcome)));
        row.reported = reported;
        row.messages = String::from_utf8_lossy(&messages.borrow()).into_owned();
        row
    }
}

struct Buffer<'b>(&'b RefCell<Vec<u8>>);

impl Write for Buffer<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Row {
    fn is_bad(&self) -> bool {
        self.outcome.is_ok_and(|outcome| outcome != Outcome::Done)
    }

    fn word(&self) -> &'static str {
        match (self.outcome, &self.reported) {
            (Err(word), _) => word,
            (Ok(Outcome::Denied), _) => "denied",
            (Ok(Outcome::Failed | Outcome::WrongUse), _) => "failed",
            (Ok(Outcome::Done), Some(reported)) => reported.report.class().map_or("no changes", Class::name),
            (Ok(Outcome::Done), None) => "done",
        }
    }
}

/// The crates right below a folder that say what they are made of, by the names of their folders.
fn crates(out: &Path) -> Result<Vec<Crate>, String> {
    let unreadable = |error| format!("the folder {} cannot be read: {error}", shown(out));
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(out).map_err(unreadable)? {
        let dir = entry.map_err(unreadable)?.path();
        let name = file_name(&dir);
        let recipe = match Settings::read(&dir) {
            Ok(None) => continue,
            Ok(Some(settings)) if settings.models.is_empty() => Err("its settings name no model".to_owned()),
            Ok(Some(settings)) => Ok(Recipe { dir, settings }),
            Err(problem) => Err(problem),
        };
        found.insert(name, recipe);
    }
    match found.is_empty() {
        true => Err(format!("no folder in {} has a smithy-typegen.toml", shown(out))),
        false => Ok(found.into_iter().collect()),
    }
}

/// The new models by the names of their files.
fn new_models(paths: &[PathBuf]) -> Result<BTreeMap<String, Vec<PathBuf>>, String> {
    let mut found: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in models_in(paths)? {
        found.entry(file_name(&file)).or_default().push(file);
    }
    Ok(found)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A line a crate.
fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.name.chars().count()).chain(["crate".len()]).max();
    let width = width.unwrap_or_default();
    let mut text = format!(
        "{:width$}  {:12}  {:>5}  {:>5}  {:>5}  {:>6}\n",
        "crate", "update", "major", "minor", "patch", "denied"
    );
    for row in rows {
        text.push_str(&format!("{:width$}  {:12}", row.name, row.word()));
        if let Some(Reported { report, judgement, .. }) = &row.reported {
            let count = |class| report.count(class);
            let [major, minor, patch] = [Class::Major, Class::Minor, Class::Patch].map(count);
            text.push_str(&format!("  {major:5}  {minor:5}  {patch:5}  {:6}", judgement.denied()));
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

fn outcome(rows: &[Row], console: &mut Console<'_>) -> Outcome {
    let of = count(rows.len(), "crate");
    let mut outcome = Outcome::Done;
    for (which, word) in [(Outcome::Denied, "denied"), (Outcome::Failed, "failed")] {
        let named: Vec<&str> =
            rows.iter().filter(|row| row.outcome == Ok(which)).map(|row| row.name.as_str()).collect();
        if !named.is_empty() {
            console.error(format_args!("{} of {of} {word}: {}", named.len(), named.join(", ")), None);
            outcome = which;
        }
    }
    outcome
}
