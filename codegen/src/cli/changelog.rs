//! `changelog`: the changelog section about any two models.

use std::path::PathBuf;

use clap::Args;

use super::comparison::{Comparison, Part};
use super::console::Console;
use super::failure::Failure;
use super::global::Global;
use super::outcome::Outcome;
use super::rules::Rules;
use crate::update::section;

/// What `changelog` takes.
#[derive(Clone, Debug, Default, Args, PartialEq, Eq)]
#[command(override_usage = "smithy-typegen changelog [OPTIONS] [OLD] <NEW>")]
pub(super) struct Arguments {
    /// The old model and the new one, or the new one alone, as in `diff`
    #[arg(value_name = "MODEL", num_args = 1..=2, required = true)]
    models: Vec<PathBuf>,
    #[command(flatten)]
    part: Part,
}

impl Arguments {
    /// Runs the command.
    pub(super) fn execute(&self, global: &Global, console: &mut Console<'_>) -> Result<Outcome, Failure> {
        let (comparison, reported) = Comparison::of(&self.models, global, &self.part, &Rules::default())?;
        // A section would speak of source that differs, which an update may have without a change.
        if reported.report.changes.is_empty() {
            console.message("no changes\n");
            return Ok(Outcome::Done);
        }
        let title = comparison.next.map_or_else(|| "Unreleased".to_owned(), |next| next.to_string());
        console.result(section(&title, &comparison.new_name, &reported.report).trim_end());
        Ok(Outcome::Done)
    }
}
