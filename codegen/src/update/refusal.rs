//! Why an update does not start.

use std::fmt;
use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::diagnostic::print::shown;
use crate::write::{Difference, Drift, WriteError};

/// As many files are named.
const MOST_FILES: usize = 20;

/// Why an update does not start. Nothing was changed.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The model that is to be replaced cannot be used.
    Old(Diagnostics),
    /// The new model cannot be used.
    New(Diagnostics),
    /// There is no crate in the folder.
    NoCrate(PathBuf),
    /// Generated files are not what the model that is to be replaced gives.
    Drift {
        /// The files.
        files: Vec<Drift>,
        /// The folder of the crate.
        dir: PathBuf,
    },
    /// Files cannot be read, understood or written.
    Write(Vec<WriteError>),
}

impl From<WriteError> for Refusal {
    fn from(error: WriteError) -> Self {
        Self::Write(vec![error])
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Old(found) => {
                write!(f, "nothing was changed: {} in the present model", found.counts())
            }
            Self::New(found) => write!(f, "nothing was changed: {} in the new model", found.counts()),
            Self::NoCrate(dir) => write!(f, "there is no crate in {}: it has no Cargo.toml", shown(dir)),
            Self::Drift { files, dir } => {
                write!(f, "generated files in {} are not what the present model gives:", shown(dir))?;
                for drift in files.iter().take(MOST_FILES) {
                    let word = match drift.difference {
                        Difference::Changed => "changed",
                        Difference::Missing => "missing",
                        Difference::Stale => "stale",
                    };
                    write!(f, "\n  {word:7} {}", shown(&drift.path))?;
                }
                match files.len().saturating_sub(MOST_FILES) {
                    0 => Ok(()),
                    more => write!(f, "\n  and {more} more"),
                }
            }
            Self::Write(errors) => {
                for (index, error) in errors.iter().enumerate() {
                    let line = if index == 0 { "" } else { "\n" };
                    write!(f, "{line}{error}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for Refusal {}
