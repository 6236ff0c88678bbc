//! `update`: a new model in the place of the present one.

mod each;
mod run;
mod told;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use self::each::Each;
use self::run::{Choices, Run};
use super::console::Console;
use super::global::Global;
use super::outcome::Outcome;
use super::recipe::{Recipe, check_standard_input};
use super::report::Format;
use super::rules::Rules;
use super::settings::Settings;
use crate::update::{Allowed, Documentation};

/// What `update` takes.
#[derive(Clone, Debug, Args, PartialEq, Eq)]
pub(super) struct Arguments {
    /// The new model, in Smithy's JSON AST: a file, - for standard input, a file of a Git revision
    /// (origin/main:models/a.json), or a folder of versions, which stands for the newest
    ///
    /// If the present model has several files, give as many, or the folder that holds them: each replaces the file with
    /// the same name.
    #[arg(value_name = "NEW", required_unless_present = "each")]
    new: Vec<PathBuf>,
    /// New models, or folders of them: each crate below --out that has a smithy-typegen.toml takes the file with the
    /// name of its model
    #[arg(long, value_name = "PATH", num_args = 1.., conflicts_with_all = ["new", "model", "accepted"])]
    each: Vec<PathBuf>,
    /// The present model's file, which the new one replaces; by default the one in smithy-typegen.toml
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Whose documentation to keep: the present model's, so that what is new has none, or the new model's
    #[arg(long, value_name = "WHOSE", value_enum, default_value_t = Docs::Ours)]
    docs: Docs,
    /// Change nothing; show what would change
    #[arg(long)]
    dry_run: bool,
    /// Accept a model that is refused because it is doubtful: one that seems to be older, or of another service
    #[arg(long, value_name = "DOUBT", value_enum)]
    allow: Vec<Allow>,
    #[command(flatten)]
    rules: Rules,
    /// How to print what changes for users of the crate
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Docs {
    Model,
    Ours,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Allow {
    Older,
    OtherService,
}

impl Arguments {
    /// Runs the command.
    pub(super) fn execute(&self, global: &Global, console: &mut Console<'_>) -> Result<Outcome, Outcome> {
        let choices = Choices {
            documentation: match self.docs {
                Docs::Ours => Documentation::Ours,
                Docs::Model => Documentation::Model,
            },
            allowed: Allowed {
                older: self.allow.contains(&Allow::Older),
                other_service: self.allow.contains(&Allow::OtherService),
            },
            rules: self.rules.clone(),
            dry_run: self.dry_run,
        };
        if !self.each.is_empty() {
            let out = global.folder_of_crates(console)?;
            let each = Each { paths: &self.each, out, format: self.format, choices: &choices };
            return each.run(console);
        }
        let given = Settings { models: self.model.iter().cloned().collect(), ..Settings::default() };
        let hint = "give the file of the present model with --model";
        let recipe = Recipe::of(global, given, hint, console)?;
        check_standard_input(self.new.iter().chain(&self.model), console)?;
        let (new, model) = (self.new.clone(), self.model.as_ref());
        let run = Run { recipe: &recipe, new, model, choices: &choices };
        run.execute(console, &mut |reported, console| self.format.print(reported, console))
    }
}
