//! Why an update does not start.

use std::fmt;
use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::diagnostic::print::{escaped, shown};
use crate::diff::Report;
use crate::write::{Drift, WriteError};

/// How many files are named.
const MOST_FILES: usize = 20;

/// Why an update does not start. Nothing was changed.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The model that is to be replaced cannot be used.
    Old(Diagnostics),
    /// The new model cannot be used.
    New(Diagnostics),
    /// The new model is of another service.
    OtherService {
        /// The absolute id of the present service; `None` for types without a service.
        old: Option<String>,
        /// The id of the new model's service.
        new: Option<String>,
    },
    /// The new model seems to be the older one.
    Older(String),
    /// There is no crate in the folder.
    NoCrate(PathBuf),
    /// Generated files are out of date with the present model.
    Drift {
        /// The files.
        files: Vec<Drift>,
        /// The folder of the crate.
        dir: PathBuf,
    },
    /// Files cannot be read, understood or written.
    Write(WriteError),
}

impl Refusal {
    /// The doubt, if the update continues in spite of it.
    pub(super) fn doubt(&self) -> String {
        let text = self.to_string();
        text.strip_prefix(UNCHANGED).unwrap_or(&text).to_owned()
    }
}

const UNCHANGED: &str = "nothing was changed: ";

impl From<WriteError> for Refusal {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Old(found) => write!(f, "{UNCHANGED}{} in the present model", found.counts()),
            Self::New(found) => write!(f, "{UNCHANGED}{} in the new model", found.counts()),
            Self::OtherService { old, new } => {
                let name = |id: &Option<String>| escaped(id.as_deref().unwrap_or("no service"));
                let (old, new) = (name(old), name(new));
                write!(f, "{UNCHANGED}the new model is of {new}, and the present one of {old}")
            }
            Self::Older(reason) => {
                write!(f, "{UNCHANGED}the new model seems to be the older one: {}", escaped(reason))
            }
            Self::NoCrate(dir) => write!(f, "there is no crate in {}: it has no Cargo.toml", shown(dir)),
            Self::Drift { files, dir } => {
                write!(f, "generated files in {} are not what the present model gives:", shown(dir))?;
                for drift in files.iter().take(MOST_FILES) {
                    write!(f, "\n  {:7} {}", drift.difference, shown(&drift.path))?;
                }
                match files.len().saturating_sub(MOST_FILES) {
                    0 => Ok(()),
                    more => write!(f, "\n  and {more} more"),
                }
            }
            Self::Write(error) => error.fmt(f),
        }
    }
}

/// A refusal, with what is known about the update.
#[derive(Debug)]
pub(crate) struct Refused {
    /// Why it does not start.
    pub(crate) refusal: Refusal,
    /// What would change for users of the crate; `None` if that cannot be said.
    pub(crate) report: Option<Report>,
}

impl From<Refusal> for Box<Refused> {
    fn from(refusal: Refusal) -> Self {
        Box::new(Refused { refusal, report: None })
    }
}
