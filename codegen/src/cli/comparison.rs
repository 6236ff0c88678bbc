//! A comparison of two models, or of a crate's model with another.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use semver::Version;

use super::failure::{Failure, both_or_all_problems};
use super::global::Global;
use super::recipe::{Recipe, check_standard_input, merged};
use super::report::Reported;
use super::rules::Rules;
use super::settings::Settings;
use crate::compare::compared;
use crate::config::Config;
use crate::diagnostic::print::{escaped, shown};
use crate::diff::unknown_operations;
use crate::front::{front, front_after};
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

impl Part {
    /// What is given, and for what is not, the settings of the crate.
    fn or(&self, settings: &Settings) -> Settings {
        let given = Settings {
            service: self.service.clone(),
            protocol: self.protocol.clone(),
            shapes: self.shapes.clone(),
            overlays: self.overlay.clone(),
            operations: self.operation.clone(),
            ..Settings::default()
        };
        merged(given, settings.clone())
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
    /// Compares the two models, or the crate's model with one.
    ///
    /// # Errors
    ///
    /// Why they cannot be compared.
    pub(super) fn of(
        given: &[PathBuf],
        global: &Global,
        part: &Part,
        rules: &Rules,
    ) -> Result<(Self, Reported), Failure> {
        check_standard_input(given.iter().chain(&part.overlay))?;
        // If two models are given, there is a crate only if one is asked for.
        let (dir, settings, old, new) = match given {
            [old, new] => (None, Settings::default(), vec![models::newest(old)?], new),
            _ => {
                let hint = "give the old model before the new one";
                if Recipe::folder(global).is_none() {
                    let hint = format!(
                        "{hint}; or give the crate whose model is the old one with --out, or run this in its folder"
                    );
                    return Err(Failure::wrong_use("the old model is not given", Some(&hint)));
                }
                let Recipe { dir, settings, .. } = Recipe::of(global, Settings::default(), hint)?;
                let old = settings.models.clone();
                (Some(dir), settings, old, given.last().ok_or_else(|| Failure::wrong_use(hint, None))?)
            }
        };
        let new = vec![models::newest(new)?];
        let policy = rules.policy(&settings)?;
        let (old_name, new_name) = (models::shown_names(&old), models::shown_names(&new));
        let wanted = part.or(&settings);
        let config = Config {
            service: wanted.service,
            shapes: wanted.shapes,
            protocol: wanted.protocol,
            ..Config::default()
        };
        let old = lowered("old", &[old, settings.overlays].concat(), None, &config);
        let present = old.as_ref().ok().map(|(krate, _)| krate);
        let new = lowered("new", &[new, wanted.overlays].concat(), present, &config);
        let ((old, old_sources), (new, new_sources)) = both_or_all_problems(old, new)?;
        let unknown = unknown_operations(&[&old, &new], &wanted.operations);
        if !unknown.is_empty() {
            let names = escaped(&unknown.join(", "));
            return Err(format!("nothing was compared: neither model has the operation {names}").into());
        }
        let mut report = compared(&old, &new, &wanted.operations);
        policy.severities.apply(&mut report);
        let next = match dir.zip(report.class()) {
            Some((dir, class)) => release_of(&dir, class)?,
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

/// The lowered crate of the old or the new model, with its files. It comes `after` the old crate, if there is one.
/// Warnings about a model do not matter to a comparison.
fn lowered(
    which: &str,
    paths: &[PathBuf],
    after: Option<&Crate>,
    config: &Config,
) -> Result<(Crate, Vec<Source>), Failure> {
    let overlay = if paths.len() > 1 { ", or of its overlay" } else { "" };
    let hint = format!("give the file of the {which} model{overlay}, relative to the current folder");
    let lowered = models::read(paths, Some(&hint)).and_then(|sources| {
        let front = match after {
            Some(old) => front_after(old, &sources, config),
            None => front(&sources, config),
        };
        match front {
            Ok(front) => Ok((front.krate, sources)),
            Err(found) => Err((found, sources)),
        }
    });
    lowered.map_err(|(found, sources)| {
        let paths: Vec<_> = paths.iter().map(|path| shown(path)).collect();
        let text = format!("nothing was compared: {} in {}", found.counts(), paths.join(", "));
        Failure::in_model(found, sources, Some(text))
    })
}
