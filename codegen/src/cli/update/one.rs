//! The update of one crate.

use std::path::{Path, PathBuf};

use super::arguments::Arguments;
use super::summary;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Problem, both_or_all_problems};
use crate::cli::invocation::generate_command;
use crate::cli::leftover;
use crate::cli::outcome::Outcome;
use crate::cli::recipe::Recipe;
use crate::cli::report::Reported;
use crate::cli::rules::verdict;
use crate::cli::settings::Settings;
use crate::model_files as models;
use crate::policy::{Policy, without};
use crate::source::Source;
use crate::update::{Refusal, Refused, Request, Update, prepare, release_of};
use crate::write::{WriteError, commit, edited};

/// The update of one crate.
pub(super) struct Run<'r> {
    pub(super) arguments: &'r Arguments,
    /// The crate.
    pub(super) recipe: &'r Recipe,
    /// The new model.
    pub(super) new: &'r [PathBuf],
}

/// Takes the report, as soon as there is one.
pub(super) type Show<'s> = dyn FnMut(&Reported, &mut Console<'_>) -> Result<(), Failure> + 's;

impl Run<'_> {
    /// Carries it out, and says what it did or why it did nothing.
    pub(super) fn execute(&self, console: &mut Console<'_>, show: &mut Show<'_>) -> Result<Outcome, Failure> {
        let Recipe { dir, settings, .. } = self.recipe;
        let policy = self.arguments.rules.policy(settings)?;
        let remedy = self.arguments.dry_run.then(|| self.remedy());
        let accepted = policy.accepted.iter().map(|accepted| accepted.path.clone());
        let outside: Vec<_> = settings.models.iter().cloned().chain(accepted).collect();
        let _lock = leftover::settle(dir, &outside, remedy.as_deref(), console)?;
        let files = self.matched()?;
        let hint = "give the file of the present model with --model, relative to the current folder";
        let old = read(&settings.models, hint);
        let new = read(&files, "give the file of the new model, relative to the current folder");
        let overlays = read(&settings.overlays, "see `overlays` in smithy-typegen.toml");
        let ((old, new), overlays) = both_or_all_problems(both_or_all_problems(old, new), overlays)?;
        let request = Request {
            old: &old,
            new: &new,
            models: &settings.models,
            dir,
            overlays: &overlays,
            config: self.recipe.config()?,
            new_name: &models::shown_names(&files),
            documentation: self.arguments.documentation(),
            severities: &policy.severities,
            allowed: self.arguments.allowed(),
        };
        match prepare(&request) {
            Ok(update) => {
                console.findings(&update.warnings, &with(&new, &overlays));
                self.carry_out(update, old, &policy, console, show)
            }
            Err(refused) => Err(self.refused(*refused, [&old, &new, &overlays], &policy, console, show)),
        }
    }

    fn carry_out(
        &self,
        update: Update,
        old: Vec<Source>,
        policy: &Policy,
        console: &mut Console<'_>,
        show: &mut Show<'_>,
    ) -> Result<Outcome, Failure> {
        let (Recipe { dir, settings, .. }, dry_run) = (self.recipe, self.arguments.dry_run);
        for doubt in &update.doubts {
            console.message(format_args!("warning: {doubt}\n"));
        }
        let next = update.release.as_ref().map(|release| &release.to);
        let judgement = policy.judge(&update.report, next);
        // The files as they are when this has ended.
        let is_kept = dry_run || judgement.denied() > 0 || !judgement.stale.is_empty();
        let sources = if is_kept { old } else { update.sources.clone() };
        let reported = Reported { krate: None, report: update.report.clone(), judgement, sources };
        show(&reported, console)?;
        let undone = if dry_run { "" } else { "nothing was changed: " };
        let outcome = verdict(&reported, policy, undone, console);
        if !is_kept {
            self.commit(&update, policy, &reported.judgement.spent)?;
        }
        if dry_run || !is_kept {
            summary::print(&update, dir, &settings.models, dry_run, console);
        }
        Ok(outcome)
    }

    /// Changes the files, that of accepted changes among them: a change that came is nothing to accept any more.
    fn commit(&self, update: &Update, policy: &Policy, spent: &[usize]) -> Result<(), WriteError> {
        let (dir, mut changes) = (&self.recipe.dir, update.changes.clone());
        if let Some(accepted) = policy.accepted.as_ref().filter(|_| !spent.is_empty()) {
            changes.extend(edited(dir, &accepted.path, |text| without(text.unwrap_or_default(), spent))?);
        }
        commit(dir, &changes)
    }

    /// Why an update does not start. Who only asks what would change is told that all the same, where it is known.
    fn refused(
        &self,
        Refused { refusal, report }: Refused,
        [old, new, overlays]: [&[Source]; 3],
        policy: &Policy,
        console: &mut Console<'_>,
        show: &mut Show<'_>,
    ) -> Failure {
        if let Some(report) = report.filter(|_| self.arguments.dry_run) {
            let next = report.class().map(|class| release_of(&self.recipe.dir, class));
            let next = next.and_then(Result::ok).flatten().map(|(_, next)| next);
            let judgement = policy.judge(&report, next.as_ref());
            let reported = Reported { krate: None, report, judgement, sources: old.to_owned() };
            if let Err(failure) = show(&reported, console) {
                return failure;
            }
        }
        let (text, hint) = (Some(refusal.to_string()), self.hint(&refusal));
        let found = match refusal {
            Refusal::Old(found) => Some((found, with(old, overlays))),
            Refusal::New(found) => Some((found, with(new, overlays))),
            _ => None,
        };
        Problem { found, text, hint }.into()
    }

    /// The new files in the order of those that they replace.
    fn matched(&self) -> Result<Vec<PathBuf>, Failure> {
        let present = &self.recipe.settings.models;
        if let ([_], [new]) = (present.as_slice(), self.new) {
            return Ok(vec![models::newest(new)?]);
        }
        let mut new = models::models_in(self.new)?;
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
        Err(Failure::hinted(problem, "give a file with each of these names, or the folder that holds them"))
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
        let models = self.arguments.model.iter().cloned().collect();
        let out = Some(self.recipe.dir.as_path()).filter(|dir| *dir != Path::new("."));
        generate_command(&Settings { models, ..Settings::default() }, out)
    }
}

fn with(sources: &[Source], overlays: &[Source]) -> Vec<Source> {
    [sources, overlays].concat()
}

/// Reads files; `hint` says what to do about a path that is not a file's.
fn read(paths: &[PathBuf], hint: &str) -> Result<Vec<Source>, Failure> {
    let unchanged = Some("nothing was changed".to_owned());
    models::read(paths, Some(hint)).map_err(|(found, sources)| Failure::in_model(found, sources, unchanged))
}
