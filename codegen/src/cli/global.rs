//! Options that every command takes.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;

/// Options that every command takes.
#[derive(Clone, Debug, Default, Args, PartialEq, Eq)]
pub(super) struct Global {
    /// The folder of the crate; by default the current one, where it has a smithy-typegen.toml
    #[arg(long, value_name = "DIR", global = true, overrides_with = "out", display_order = 0)]
    pub(super) out: Option<PathBuf>,
    /// For generate: a file that remembers a run with nothing to do, so that the same run is not done again
    ///
    /// A run that finds its arguments, models, settings, manifest and generated files, and this program, as they were
    /// then says so at once. The file belongs below target/, and may be removed at any time.
    #[arg(long, value_name = "FILE", global = true, overrides_with = "cache", display_order = 1)]
    pub(super) cache: Option<PathBuf>,
    /// Print only problems
    #[arg(long, short, global = true, conflicts_with = "verbose", display_order = 900)]
    pub(super) quiet: bool,
    /// Print more: every trait without effect, and the time that each stage took
    #[arg(long, short, global = true, display_order = 900)]
    pub(super) verbose: bool,
}

impl Global {
    /// The folder below which crates are, for commands that make many.
    pub(super) fn folder_of_crates(&self) -> Result<&Path, Failure> {
        let problem = "--each needs --out, the folder of the crates";
        self.out.as_deref().ok_or_else(|| Failure::wrong_use(problem, None))
    }
}

/// The options of [`Global`] that are followed by a value.
pub(super) const WITH_VALUE: &[&str] = &["--out", "--cache"];
