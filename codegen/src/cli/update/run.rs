//! The update of one crate.

use std::path::{Path, PathBuf};

use super::told;
use crate::cli::comparison::newest;
use crate::cli::console::Console;
use crate::cli::generate;
use crate::cli::global::Global;
use crate::cli::job::models_in;
use crate::cli::leftover;
use crate::cli::outcome::Outcome;
use crate::cli::recipe::Recipe;
use crate::cli::report::Reported;
use crate::cli::rules::{Rules, verdict};
use crate::model_files as models;
use crate::policy::{Policy, without};
use crate::source::Source;
use crate::update::{Allowed, Documentation, Refusal, Refused, Request, Update, prepare, release_of};
use crate::write::{WriteError, commit, edited, lock};

/// The update of one crate.
pub(super) struct Run<'r> {
    /// The crate.
    pub(super) recipe: &'r Recipe,
    /// The new model.
    pub(super) new: Vec<PathBuf>,
    /// The file of the present model, where the command names it.
    pub(super) model: Option<&'r PathBuf>,
    /// What is the same for all crates.
    pub(super) choices: &'r Choices,
}

/// What is the same for all crates.
pub(super) struct Choices {
    pub(super) documentation: Documentation,
    pub(super) allowed: Allowed,
    pub(super) rules: Rules,
    /// Whether nothing is changed.
    pub(super) dry_run: bool,
}

/// Takes the report, as soon as there is one.
pub(super) type Show<'s> = dyn FnMut(&Reported, &mut Console<'_>) -> Result<(), Outcome> + 's;

impl Run<'_> {
    /// Carries it out, and says what it did or why it did nothing.
    pub(super) fn execute(&self, console: &mut Console<'_>, show: &mut Show<'_>) -> Result<Outcome, Outcome> {
        let Recipe { dir, settings } = self.recipe;
        let policy = self.choices.rules.policy(settings).map_err(|problem| console.failure(problem))?;
        let remedy = self.choices.dry_run.then(|| self.remedy());
        let lock = remedy.is_none().then(|| lock(dir)).transpose();
        let _lock = lock.map_err(|problem| console.failed(&problem))?;
        let accepted = policy.accepted.iter().map(|accepted| accepted.path.clone());
        let outside: Vec<_> = settings.models.iter().cloned().chain(accepted).collect();
        leftover::settle(dir, &outside, remedy.as_deref(), console)?;
        let files = self.matched(console)?;
        let hint = "give the file of the present model with --model, relative to the current folder";
        let old = read(&settings.models, hint, console);
        let new = read(&files, "give the file of the new model, relative to the current folder", console);
        let overlays = read(&settings.overlays, "see `overlays` in smithy-typegen.toml", console);
        let (old, new, overlays) = (old?, new?, overlays?);
        let config = self.recipe.config().map_err(|problem| console.failed(&problem))?;
        let request = Request {
            old: &old,
            new: &new,
            models: &settings.models,
            dir,
            overlays: &overlays,
            config,
            new_name: &models::shown_names(&files),
            documentation: self.choices.documentation,
            severities: &policy.severities,
            allowed: self.choices.allowed,
        };
        match prepare(&request) {
            Ok(update) => {
                console.findings(&update.warnings, &with(&new, &overlays));
                self.carry_out(update, old, &policy, console, show)
            }
            Err(refused) => self.refused(*refused, [&old, &new, &overlays], &policy, console, show),
        }
    }

    fn carry_out(
        &self,
        update: Update,
        old: Vec<Source>,
        policy: &Policy,
        console: &mut Console<'_>,
        show: &mut Show<'_>,
    ) -> Result<Outcome, Outcome> {
        for doubt in &update.doubts {
            console.message(format_args!("warning: {doubt}\n"));
        }
        let next = update.release.as_ref().map(|release| &release.to);
        let judgement = policy.judge(&update.report, next);
        let spent = judgement.spent.clone();
        // The files as they are when this has ended.
        let is_kept = self.choices.dry_run || judgement.denied() > 0 || !judgement.stale.is_empty();
        let sources = if is_kept { old } else { update.sources.clone() };
        let reported = Reported { krate: None, report: update.report.clone(), judgement, sources };
        show(&reported, console)?;
        let undone = if self.choices.dry_run { "" } else { "nothing was changed: " };
        match verdict(&reported, policy, undone, console) {
            Outcome::Done => {}
            outcome if self.choices.dry_run => {
                told::say(&update, &self.recipe.dir, &self.recipe.settings.models, true, console);
                return Ok(outcome);
            }
            outcome => return Ok(outcome),
        }
        if !self.choices.dry_run {
            self.commit(&update, policy, &spent).map_err(|problem| console.failed(&problem))?;
        }
        told::say(&update, &self.recipe.dir, &self.recipe.settings.models, self.choices.dry_run, console);
        Ok(Outcome::Done)
    }

    /// Changes the files, that of accepted changes among them: a change that came is nothing to accept any more.
    fn commit(&self, update: &Update, policy: &Policy, spent: &[usize]) -> Result<(), WriteError> {
        let (dir, mut changes) = (&self.recipe.dir, update.changes.clone());
        if let Some(accepted) = policy.accepted.as_ref().filter(|_| !spent.is_empty()) {
            changes.extend(edited(dir, &accepted.path, |text| without(text.unwrap_or_default(), spent))?);
        }
        commit(dir, &changes)
    }

    /// Says why an update does not start. Who only asks what would change is told that all the same, where it is known.
    fn refused(
        &self,
        Refused { refusal, report }: Refused,
        [old, new, overlays]: [&[Source]; 3],
        policy: &Policy,
        console: &mut Console<'_>,
        show: &mut Show<'_>,
    ) -> Result<Outcome, Outcome> {
        match &refusal {
            Refusal::Old(found) => console.findings(found, &with(old, overlays)),
            Refusal::New(found) => console.findings(found, &with(new, overlays)),
            _ => {}
        }
        if let Some(report) = report.filter(|_| self.choices.dry_run) {
            let next = report.class().map(|class| release_of(&self.recipe.dir, class));
            let next = next.and_then(Result::ok).flatten().map(|(_, next)| next);
            let judgement = policy.judge(&report, next.as_ref());
            let reported = Reported { krate: None, report, judgement, sources: old.to_owned() };
            show(&reported, console)?;
        }
        console.error(&refusal, self.hint(&refusal).as_deref());
        Ok(Outcome::Failed)
    }

    /// The new files in the order of those that they replace.
    fn matched(&self, console: &mut Console<'_>) -> Result<Vec<PathBuf>, Outcome> {
        let present = &self.recipe.settings.models;
        if let ([_], [new]) = (present.as_slice(), self.new.as_slice()) {
            return newest(new, console).map(|new| vec![new]);
        }
        let mut new = models_in(&self.new).map_err(|problem| console.failure(problem))?;
        let mut matched = Vec::new();
        for path in present {
            let Some(at) = new.iter().position(|new| new.file_name() == path.file_name()) else { break };
            matched.push(new.remove(at));
        }
        if matched.len() == present.len() && new.is_empty() {
            return Ok(matched);
        }
        let names = models::shown_names(present);
        let problem =
            format!("nothing was changed: the present model is in other files than the new one: {names}");
        console.error(problem, Some("give a file with each of these names, or the folder that holds them"));
        Err(Outcome::Failed)
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
            Refusal::OtherService { .. } => {
                Some("with `--allow other-service` the crate becomes that service's".to_owned())
            }
            Refusal::Older(_) => Some("with `--allow older` it is taken all the same".to_owned()),
            Refusal::Write(problem) => problem.hint().map(str::to_owned),
            Refusal::Old(_) | Refusal::New(_) => None,
        }
    }

    /// The command `generate` for the same crate.
    fn remedy(&self) -> String {
        let arguments = match self.model {
            Some(model) => generate::Arguments::of(model.clone()),
            None => generate::Arguments::default(),
        };
        let is_here = self.recipe.dir == Path::new(".");
        let out = Some(self.recipe.dir.clone()).filter(|_| !is_here);
        arguments.remedy(&Global { out, ..Global::default() })
    }
}

fn with(sources: &[Source], overlays: &[Source]) -> Vec<Source> {
    sources.iter().chain(overlays).cloned().collect()
}

/// Reads files; says why it cannot.
fn read(paths: &[PathBuf], hint: &str, console: &mut Console<'_>) -> Result<Vec<Source>, Outcome> {
    models::read_with(paths, hint).map_err(|(found, sources)| {
        console.findings(&found, &sources);
        console.failure("nothing was changed")
    })
}
