//! What `generate` takes.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};

use crate::cli::settings::Settings;

/// What `generate` takes.
#[derive(Clone, Debug, Default, Args, PartialEq, Eq)]
pub(in crate::cli) struct Arguments {
    /// The files of the model, in Smithy's JSON AST; - is standard input
    #[arg(value_name = "MODEL")]
    pub(super) models: Vec<PathBuf>,
    /// As MODEL
    #[arg(long, value_name = "FILE", hide = true)]
    pub(super) model: Vec<PathBuf>,
    /// A file that adds to the model, such as `apply` statements, and stays when the model is replaced
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,
    /// Models, or folders of models: each service of each model becomes a crate in a folder below --out
    #[arg(
        long,
        value_name = "PATH",
        num_args = 1..,
        conflicts_with_all = ["models", "model", "overlay", "operation", "shapes", "name", "format"]
    )]
    pub(super) each: Vec<PathBuf>,
    /// With --each, one more crate with this name, which has the support code of all others
    ///
    /// Code that is written once then works for the types of all of them. Without it, each crate stands alone.
    // Clap asks for no `each` where a conflict forbids it, so what forbids it is named here as well.
    #[arg(
        long,
        value_name = "NAME",
        requires = "each",
        conflicts_with_all = ["models", "model", "overlay", "operation", "shapes", "name", "format"],
        value_parser = NonEmptyStringValueParser::new()
    )]
    pub(super) support: Option<String>,
    /// Keep only this operation and the types it needs; repeat it for more operations
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(super) operation: Vec<String>,
    /// The service, if the model has several; with --each, of every model
    #[arg(long, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    pub(super) service: Option<String>,
    /// Types without a service: those of a namespace, of a shape closure in the model's metadata, or a shape by its
    /// absolute id, and what they need; repeat it for more
    #[arg(long, value_name = "NAMESPACE|ID", value_parser = NonEmptyStringValueParser::new(), conflicts_with_all = ["service", "operation"])]
    pub(super) shapes: Vec<String>,
    /// The protocol whose JSON form the types have, such as restJson1, if the service has several
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(super) protocol: Option<String>,
    /// The name of a new package
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(super) name: Option<String>,
    /// Write nothing; list the files that are out of date and exit with 1 if there are any
    #[arg(long)]
    pub(super) check: bool,
    /// How to print what was done
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(super) format: Format,
}

/// How to print what was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    #[default]
    Text,
    /// For programs, on standard output
    Json,
}

impl Arguments {
    /// The settings that the arguments give.
    pub(super) fn settings(&self) -> Settings {
        Settings {
            models: self.models.iter().chain(&self.model).cloned().collect(),
            overlays: self.overlay.clone(),
            service: self.service.clone(),
            operations: self.operation.clone(),
            shapes: self.shapes.clone(),
            protocol: self.protocol.clone(),
            name: self.name.clone(),
            ..Settings::default()
        }
    }
}
