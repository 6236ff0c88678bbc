//! `generate` for one crate.

use std::path::Path;

use super::arguments::{Arguments, Format};
use super::json;
use crate::cli::console::Console;
use crate::cli::failure::Failure;
use crate::cli::global::Global;
use crate::cli::invocation::{executable, generate_command};
use crate::cli::leftover;
use crate::cli::outcome::Outcome;
use crate::cli::recipe::Recipe;
use crate::cli::settings::FILE;
use crate::cli::summary::{count, folder, summary};
use crate::cli::times::Times;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::print::shown;
use crate::generate::generate_timed;
use crate::model_files::{self as models, STANDARD_INPUT};
use crate::report::Report;
use crate::source::Source;
use crate::write::{Plan, Snapshot, lacks_test_dependency};

/// A run for one crate.
pub(super) struct Run<'r> {
    pub(super) arguments: &'r Arguments,
    pub(super) global: &'r Global,
    pub(super) recipe: &'r Recipe,
}

impl Run<'_> {
    /// Writes the crate, or compares it, and says what was done.
    pub(super) fn execute(&self, console: &mut Console<'_>) -> Result<Outcome, Failure> {
        let Recipe { dir, .. } = self.recipe;
        let remedy = self.arguments.check.then(|| self.remedy());
        let _lock = leftover::settle(dir, &self.recipe.files(), remedy.as_deref(), console)?;
        let sources = match models::read(&self.recipe.files(), self.named_in_settings().as_deref()) {
            Ok(sources) => sources,
            Err((found, sources)) => return self.refused(found, sources, console),
        };
        let config = self.recipe.config()?;
        if let (Some(wanted), Some(present)) = (&self.arguments.name, &config.package)
            && wanted != present
        {
            let problem = format!("the crate is called `{present}` by its Cargo.toml");
            return Err(Failure::hinted(problem, "change it there, or leave --name out"));
        }
        let cached = self.cached(&sources, &config);
        if let Some((file, snapshot)) = &cached
            && snapshot.is_in(file)
        {
            self.up_to_date(snapshot.generated, console);
            return Ok(Outcome::Done);
        }
        let mut times = Times::start();
        let mut generated = match generate_timed(&sources, &config, &mut |stage| times.done(stage)) {
            Ok(generated) => generated,
            Err(found) => return self.refused(found, sources, console),
        };
        if self.arguments.format == Format::Text {
            console.findings(&generated.warnings, &sources);
        }
        let plan = self.recipe.plan(&mut generated)?;
        if !self.arguments.check {
            plan.apply()?;
        }
        let notes = self.notes();
        match self.arguments.format {
            Format::Json => console.result(json::done(&plan, &generated, &sources, self.arguments.check)),
            Format::Text if self.arguments.check => self.checked(&plan, console),
            Format::Text => self.written(&plan, &generated.report, &notes, console),
        }
        if let Some((file, snapshot)) = cached
            && plan.changes.is_empty()
            && plan.unchanged == snapshot.generated
            && generated.warnings.iter().next().is_none()
            && notes.is_empty()
            && let Err(problem) = snapshot.write(file)
        {
            console.message(format_args!("note: nothing is remembered: {problem}\n"));
        }
        if self.global.verbose {
            times.done("compare and write");
            console.message(times.table());
        }
        Ok(if self.arguments.check && !plan.changes.is_empty() { Outcome::Failed } else { Outcome::Done })
    }

    /// What to say of a model that is not there, if no argument names it.
    fn named_in_settings(&self) -> Option<String> {
        let Arguments { models, model, overlay, .. } = self.arguments;
        let settings = shown(&self.recipe.dir.join(FILE));
        [models, model, overlay]
            .iter()
            .all(|given| given.is_empty())
            .then(|| format!("{settings} names it, relative to its own folder"))
    }

    /// The file that remembers runs, and what there is for this one; none for a run that says more than one line, or reads
    /// what is gone afterwards.
    fn cached(&self, sources: &[Source], config: &Config) -> Option<(&Path, Snapshot)> {
        let file = self.global.cache.as_deref()?;
        let is_plain = self.arguments.format == Format::Text && !self.arguments.check && !self.global.verbose;
        if !is_plain || self.recipe.files().iter().any(|file| file.as_os_str() == STANDARD_INPUT) {
            return None;
        }
        // With all that the arguments say, and the settings and manifests that were read for it.
        let run = format!("{} {:?} {config:?}", executable()?, self.recipe);
        // What cannot be read is said by the run itself.
        Some((file, Snapshot::take(&self.recipe.dir, &run, sources).ok()?))
    }

    /// Says what `--check` found.
    fn checked(&self, plan: &Plan, console: &mut Console<'_>) {
        if plan.changes.is_empty() {
            self.up_to_date(plan.unchanged, console);
            return;
        }
        for drift in plan.drift() {
            console.result(drift);
        }
        let (out, differing) = (folder(&self.recipe.dir), count(plan.changes.len(), "file"));
        console.error(format_args!("not up to date in {out}: {differing}"), Some(&self.remedy()));
    }

    /// Says what was written.
    fn written(&self, plan: &Plan, report: &Report, notes: &[String], console: &mut Console<'_>) {
        if self.global.verbose || !plan.changes.is_empty() {
            console.message(summary(report, self.global.verbose));
        }
        if plan.changes.is_empty() {
            self.up_to_date(plan.unchanged, console);
        } else {
            let removed = plan.changes.iter().filter(|change| change.after.is_none()).count();
            console.message(format_args!(
                "{}: {} written, {} unchanged, {removed} removed\n",
                folder(&self.recipe.dir),
                count(plan.changes.len() - removed, "file"),
                plan.unchanged
            ));
        }
        notes.iter().for_each(|note| console.message(note));
    }

    /// What was given more than once, and what the crate lacks that no file of ours can give it.
    fn notes(&self) -> Vec<String> {
        let (out, mut notes) = (shown(&self.recipe.dir), self.recipe.repeated.clone());
        if let Some(protocol) = &self.arguments.protocol
            && !self.recipe.dir.join(FILE).exists()
        {
            notes.push(format!(
                "note: to remember the protocol, write `protocol = \"{protocol}\"` into {out}/{FILE}\n"
            ));
        }
        if lacks_test_dependency(&self.recipe.dir) {
            notes.push(format!(
                "note: the examples in the documentation are tests; for them, add `serde_json = \"1\"` to [dev-dependencies] in {out}/Cargo.toml\n"
            ));
        }
        notes
    }

    fn up_to_date(&self, generated: usize, console: &mut Console<'_>) {
        let all = count(generated, "generated file");
        console.message(format_args!("{} is up to date ({all})\n", folder(&self.recipe.dir)));
    }

    /// The command that repairs what `--check` found.
    fn remedy(&self) -> String {
        generate_command(&self.arguments.settings(), self.global.out.as_deref())
    }

    /// Says why a model is refused.
    fn refused(
        &self,
        found: Diagnostics,
        sources: Vec<Source>,
        console: &mut Console<'_>,
    ) -> Result<Outcome, Failure> {
        if self.arguments.format == Format::Json {
            console.result(json::refused(&found, &sources));
            return Ok(Outcome::Failed);
        }
        let text = format!("nothing was written: {} in the model", found.counts());
        Err(Failure::in_model(found, sources, Some(text)))
    }
}
