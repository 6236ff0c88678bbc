//! A comparison of two models, or of a crate's model with another.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use semver::Version;

use super::console::Console;
use super::global::Global;
use super::outcome::Outcome;
use super::recipe::{Recipe, check_standard_input};
use super::report::Reported;
use super::rules::Rules;
use super::settings::Settings;
use crate::compare::compared;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::print::{escaped, shown};
use crate::diff::unknown_operations;
use crate::front::{self, front_after};
use crate::lower::Crate;
use crate::model_files as models;
use crate::policy::Policy;
use crate::source::Source;
use crate::update::release_of;

/// Which parts of the models to compare.
#[derive(Clone, Debug, Default, Args, PartialEq, Eq)]
pub(super) struct Part {
    /// The service, if a model has several
    #[arg(long, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    pub(super) service: Option<String>,
    /// The protocol of both; by default the old one's, if the new model has it, too
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(super) protocol: Option<String>,
    /// Types without a service, as in `generate`
    #[arg(
        long,
        value_name = "NAMESPACE|ID",
        value_parser = NonEmptyStringValueParser::new(),
        conflicts_with_all = ["service", "operation"]
    )]
    pub(super) shapes: Vec<String>,
    /// A file that adds to the new model, in place of the crate's overlays; repeat it for more files
    ///
    /// If both models are the same, this shows what the file changes for users of the crate.
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,
    /// Show only what changes for this operation and the types it needs; repeat it for more operations
    ///
    /// Both models are lowered as a whole before the comparison: a name can differ from that in a crate generated with
    /// --operation, if a type outside of it has taken the name.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(super) operation: Vec<String>,
}

/// What is given, or else what is in the settings.
fn given_or<'g, T>(given: &'g [T], settings: &'g [T]) -> &'g [T] {
    if given.is_empty() { settings } else { given }
}

impl Part {
    /// The configuration of both models, where what is not given is as in the settings.
    fn config(&self, settings: &Settings) -> Config {
        let is_other_part = self.service.is_some() || !self.shapes.is_empty();
        let service = settings.service.clone().filter(|_| self.shapes.is_empty());
        Config {
            service: self.service.clone().or(service),
            shapes: if is_other_part { self.shapes.clone() } else { settings.shapes.clone() },
            protocol: self.protocol.clone().or_else(|| settings.protocol.clone()),
            ..Config::default()
        }
    }
}

/// The result of a comparison, and what it is judged by.
pub(super) struct Comparison {
    /// What is denied and accepted.
    pub(super) policy: Policy,
    /// The version that the crate would get; `None` if there is no crate.
    pub(super) next: Option<Version>,
    /// The name of the new model.
    pub(super) new_name: String,
}

impl Comparison {
    /// Compares the two models, or the crate's model with one; prints why it cannot.
    pub(super) fn of(
        given: &[PathBuf],
        global: &Global,
        part: &Part,
        rules: &Rules,
        console: &mut Console<'_>,
    ) -> Result<(Self, Reported), Outcome> {
        check_standard_input(given.iter().chain(&part.overlay), console)?;
        // If two models are given, there is a crate only if one is asked for.
        let (dir, settings, old) = match given {
            [old, _] => (None, Settings::default(), vec![newest(old, console)?]),
            _ => {
                let hint = "give the old model before the new one";
                let Recipe { dir, settings } = Recipe::of(global, Settings::default(), hint, console)?;
                let old = settings.models.clone();
                (Some(dir), settings, old)
            }
        };
        let new = vec![newest(given.last().ok_or(Outcome::WrongUse)?, console)?];
        let policy = rules.policy(&settings).map_err(|problem| console.failure(problem))?;
        let (old_name, new_name) = (models::shown_names(&old), models::shown_names(&new));
        let (config, overlays) = (part.config(&settings), given_or(&part.overlay, &settings.overlays));
        let old = lowered("old", &[old, settings.overlays.clone()].concat(), None, &config, console);
        let present = old.as_ref().map(|(krate, _)| krate);
        let new = lowered("new", &[new, overlays.to_vec()].concat(), present, &config, console);
        let ((old, old_sources), (new, new_sources)) = old.zip(new).ok_or(Outcome::Failed)?;
        let operations = given_or(&part.operation, &settings.operations);
        let unknown = unknown_operations(&[&old, &new], operations);
        if !unknown.is_empty() {
            let names = escaped(&unknown.join(", "));
            let problem = format!("nothing was compared: neither model has the operation {names}");
            return Err(console.failure(problem));
        }
        let mut report = compared(&old, &new, operations);
        policy.severities.apply(&mut report);
        let next = match dir.zip(report.class()) {
            Some((dir, class)) => release_of(&dir, class).map_err(|problem| console.failure(problem))?,
            None => None,
        };
        let (present, next) = next.unzip();
        report.old.release = present.map(|version: Version| version.to_string());
        report.new.release = next.as_ref().map(Version::to_string);
        (report.old.model, report.new.model) = (Some(old_name), Some(new_name.clone()));
        let judgement = policy.judge(&report, next.as_ref());
        // What is gone is in the old model.
        let sources = new_sources.into_iter().chain(old_sources).collect();
        let reported = Reported { krate: None, report, judgement, sources };
        Ok((Self { policy, next, new_name }, reported))
    }
}

/// The newest model of a folder of versions; any other path is returned as it is.
pub(super) fn newest(path: &Path, console: &mut Console<'_>) -> Result<PathBuf, Outcome> {
    models::newest(path).map_err(|problem| console.failure(problem))
}

/// The lowered crate of the old or the new model, with its files; `None` if the model has problems, which are printed.
/// It comes `after` the old crate, if there is one. Warnings about a model do not matter to a comparison.
fn lowered(
    which: &str,
    paths: &[PathBuf],
    after: Option<&Crate>,
    config: &Config,
    console: &mut Console<'_>,
) -> Option<(Crate, Vec<Source>)> {
    let overlay = if paths.len() > 1 { ", or of its overlay" } else { "" };
    let hint = format!("give the file of the {which} model{overlay}, relative to the current folder");
    let lowered = models::read_with(paths, &hint).and_then(|sources| {
        let krate = match after {
            Some(old) => front_after(old, &sources, config).map(|front| front.krate),
            None => front::lowered(&sources, config),
        };
        match krate {
            Ok(krate) => Ok((krate, sources)),
            Err(found) => Err((found, sources)),
        }
    });
    let problem = |(found, sources): (Diagnostics, Vec<Source>)| {
        console.findings(&found, &sources);
        let paths: Vec<_> = paths.iter().map(|path| shown(path)).collect();
        console.failure(format_args!("nothing was compared: {} in {}", found.counts(), paths.join(", ")));
    };
    lowered.map_err(problem).ok()
}
