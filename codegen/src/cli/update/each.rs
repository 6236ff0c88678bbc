//! `update --each`: the new models of many crates.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::arguments::Arguments;
use super::one::Run;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, both_or_all_problems};
use crate::cli::outcome::Outcome;
use crate::cli::recipe::Recipe;
use crate::cli::report::Reported;
use crate::cli::settings::Settings;
use crate::cli::summary::count;
use crate::cli::table::table;
use crate::diagnostic::print::{escaped, shown};
use crate::diff::Class;
use crate::model_files::models_in;

/// The updates of all crates in a folder.
pub(super) struct Each<'a> {
    pub(super) arguments: &'a Arguments,
    /// The folder of the crates.
    pub(super) out: &'a Path,
}

/// The name of a crate's folder, and what it is made of, or what is wrong with its settings.
type Crate = (String, Result<Recipe, String>);

/// What became of a crate.
struct Row {
    name: String,
    /// How its update ended; `None` if there is no new model for it.
    outcome: Option<Outcome>,
    reported: Option<Reported>,
    messages: String,
}

impl Each<'_> {
    /// Updates every crate for which there is a new model, one after the other.
    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<Outcome, Failure> {
        let (crates, new) = both_or_all_problems(crates(self.out), new_models(&self.arguments.each))?;
        let models: Vec<PathBuf> =
            crates.iter().filter_map(|(_, recipe)| recipe.as_ref().ok()).flat_map(Recipe::files).collect();
        let is_of_none = |path: &&PathBuf| {
            !path.is_dir() && !models.iter().any(|model| model.file_name() == path.file_name())
        };
        if let Some(path) = self.arguments.each.iter().find(is_of_none) {
            let problem = format!("no crate in {} has a model called {}", shown(self.out), file_name(path));
            return Err(format!("nothing was changed: {}", escaped(&problem)).into());
        }
        let is_shared = |path: &PathBuf| models.iter().filter(|model| *model == path).count() > 1;
        let rows: Vec<Row> =
            crates.into_iter().map(|(name, recipe)| self.row(&name, recipe, &new, &is_shared)).collect();
        for row in rows.iter().filter(|row| !row.messages.is_empty()) {
            let is_bad = row.outcome.is_some_and(|outcome| outcome != Outcome::Done);
            // What is said in one line takes one line.
            let (name, messages) = (&row.name, row.messages.trim_end());
            let between = if is_bad || messages.contains('\n') { "\n" } else { ": " };
            console.always(format_args!("== {name}{between}{messages}\n"), is_bad);
        }
        let reported: Vec<Reported> = rows.iter().filter_map(|row| row.reported.clone()).collect();
        self.arguments.format.print(&reported, console)?;
        console.message(summary(&rows));
        Ok(outcome(&rows, console))
    }

    /// Updates a crate.
    fn row(
        &self,
        name: &str,
        recipe: Result<Recipe, String>,
        new: &BTreeMap<String, Vec<PathBuf>>,
        is_shared: &dyn Fn(&PathBuf) -> bool,
    ) -> Row {
        let (name, mut messages, mut reported) = (escaped(name), Vec::new(), None);
        let mut console = Console::new(io::sink(), &mut messages, false);
        let files = recipe.and_then(|recipe| Ok((files(&recipe, new, is_shared)?, recipe)));
        let ended = match &files {
            Ok((Some(files), recipe)) => {
                let run = Run { arguments: self.arguments, recipe, new: files };
                run.execute(&mut console, &mut |it, _| {
                    reported = Some(Reported { krate: Some(name.clone()), ..it.clone() });
                    Ok(())
                })
                .map(Some)
            }
            Ok((None, _)) => Ok(None),
            Err(problem) => Err(problem.clone().into()),
        };
        let outcome = ended.unwrap_or_else(|failure| Some(console.fail(failure)));
        drop(console);
        Row { name, outcome, reported, messages: String::from_utf8_lossy(&messages).into_owned() }
    }
}

/// The new files for a crate's model; `None` if one is missing.
fn files(
    recipe: &Recipe,
    new: &BTreeMap<String, Vec<PathBuf>>,
    is_shared: &dyn Fn(&PathBuf) -> bool,
) -> Result<Option<Vec<PathBuf>>, String> {
    let models = &recipe.settings.models;
    let mut files = Vec::new();
    for model in models {
        match new.get(&file_name(model)).map(Vec::as_slice) {
            Some([one]) => files.push(one.clone()),
            Some(several) => {
                let several: Vec<_> = several.iter().map(|path| shown(path)).collect();
                return Err(format!("there are several new models for it: {}", several.join(", ")));
            }
            None => return Ok(None),
        }
    }
    match models.iter().find(|path| is_shared(path)) {
        Some(shared) => Err(format!(
            "its model {} is another crate's, too, which an update would leave behind: give each crate a file of its own",
            shown(shared)
        )),
        None => Ok(Some(files)),
    }
}

impl Row {
    fn word(&self) -> &'static str {
        match (self.outcome, &self.reported) {
            (None, _) => "no new model",
            (Some(Outcome::Denied), _) => "denied",
            (Some(Outcome::Failed | Outcome::WrongUse), _) => "failed",
            (Some(Outcome::Done), Some(reported)) => {
                reported.report.class().map_or("no changes", Class::name)
            }
            (Some(Outcome::Done), None) => "done",
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
            Ok(Some(settings)) => Ok(Recipe { dir, settings, repeated: Vec::new() }),
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

/// A line for each crate.
fn summary(rows: &[Row]) -> String {
    // As wide as the longest word.
    let head = ["crate", "update      ", "major", "minor", "patch", "denied"];
    let mut lines = vec![head.map(str::to_owned).to_vec()];
    for row in rows {
        let mut line = vec![row.name.clone(), row.word().to_owned()];
        if let Some(Reported { report, judgement, .. }) = &row.reported {
            let [major, minor, patch] = Class::ALL.map(|class| report.count(class));
            line.extend([major, minor, patch, judgement.denied()].map(|count| count.to_string()));
        }
        lines.push(line);
    }
    table(2, &lines)
}

fn outcome(rows: &[Row], console: &mut Console<'_>) -> Outcome {
    let of = count(rows.len(), "crate");
    let mut outcome = Outcome::Done;
    for (which, word) in [(Outcome::Denied, "denied"), (Outcome::Failed, "failed")] {
        let named: Vec<&str> =
            rows.iter().filter(|row| row.outcome == Some(which)).map(|row| row.name.as_str()).collect();
        if !named.is_empty() {
            console.error(format_args!("{} of {of} {word}: {}", named.len(), named.join(", ")), None);
            outcome = which;
        }
    }
    outcome
}
