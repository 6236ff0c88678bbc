//! What `update` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::report::Format;
use crate::cli::rules::Rules;
use crate::update::{Allowed, Documentation};

/// What `update` takes.
#[derive(Clone, Debug, Args, PartialEq, Eq)]
pub(in crate::cli) struct Arguments {
    /// The new model, in Smithy's JSON AST: a file, - for standard input, a file of a Git revision
    /// (origin/main:models/a.json), or a folder of versions, which stands for the newest
    ///
    /// If the present model has several files, give as many, or the folder that holds them: each replaces the file with
    /// the same name.
    #[arg(value_name = "NEW", required_unless_present = "each")]
    pub(super) new: Vec<PathBuf>,
    /// New models, or folders of them: each crate below --out that has a smithy-typegen.toml takes the file with the
    /// name of its model
    #[arg(long, value_name = "PATH", num_args = 1.., conflicts_with_all = ["new", "model", "accepted"])]
    pub(super) each: Vec<PathBuf>,
    /// The present model's file, which the new one replaces; by default the one in smithy-typegen.toml
    #[arg(long, value_name = "FILE")]
    pub(super) model: Option<PathBuf>,
    /// Whose documentation to keep: the present model's, so that what is new has none, or the new model's
    #[arg(long, value_name = "WHOSE", value_enum, default_value_t = Docs::Ours)]
    docs: Docs,
    /// Change nothing; show what would change
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Accept a model that is refused because it is doubtful: one that seems to be older, or of another service
    #[arg(long, value_name = "DOUBT", value_enum)]
    allow: Vec<Allow>,
    #[command(flatten)]
    pub(super) rules: Rules,
    /// How to print what changes for users of the crate
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
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
    /// Whose documentation to keep.
    pub(super) fn documentation(&self) -> Documentation {
        match self.docs {
            Docs::Ours => Documentation::Ours,
            Docs::Model => Documentation::Model,
        }
    }

    /// The doubts that are allowed.
    pub(super) fn allowed(&self) -> Allowed {
        Allowed {
            older: self.allow.contains(&Allow::Older),
            other_service: self.allow.contains(&Allow::OtherService),
        }
    }
}
