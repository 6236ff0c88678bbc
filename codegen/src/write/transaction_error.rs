//! Why files that belong together were not changed, or not all of them.

use std::fmt;
use std::path::PathBuf;

use super::WriteError;
use crate::diagnostic::print::{escaped, shown};

/// Why a transaction did not end as it should.
#[derive(Debug)]
pub enum TransactionError {
    /// A step failed. All files are as before.
    Unchanged(WriteError),
    /// A step failed, and the files could not be brought back to what they were.
    Unfinished {
        /// What failed first.
        cause: Box<WriteError>,
        /// What failed when the changes were taken back; none where all were made and only the journal is left.
        second: Option<Box<WriteError>>,
        /// The journal.
        journal: PathBuf,
    },
    /// Files that a journal changes were changed by somebody else since. Nothing was changed now.
    Conflict {
        /// The journal.
        journal: PathBuf,
        /// The files.
        files: Vec<PathBuf>,
    },
    /// A journal changes files that do not belong to the crate. Nothing was changed.
    Foreign {
        /// The journal.
        journal: PathBuf,
        /// The files.
        files: Vec<PathBuf>,
    },
    /// A journal cannot be understood. Nothing was changed.
    Journal {
        /// The journal.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
}

impl TransactionError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Unchanged(cause) => return cause.hint().map(str::to_owned),
            Self::Unfinished { journal, .. } => format!(
                "mend this and run the command again: it goes on from {}. Keep that file until then",
                shown(journal)
            ),
            Self::Conflict { journal, .. } => format!(
                "either restore these files from version control and run the command again, or remove {} to keep \
                 everything as it is now",
                shown(journal)
            ),
            Self::Foreign { journal, .. } => format!(
                "give the --model of the update that was interrupted; or, if there was none, remove {}",
                shown(journal)
            ),
            Self::Journal { path, .. } => {
                format!("restore the crate and its model from version control, and remove {}", shown(path))
            }
        })
    }
}

impl fmt::Display for TransactionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, files: &[PathBuf]| {
            files.iter().try_for_each(|file| write!(f, "\n  {}", shown(file)))
        };
        match self {
            Self::Unchanged(cause) => write!(f, "{cause}; all files are as before"),
            Self::Unfinished { cause, second: Some(second), .. } => {
                write!(f, "{cause}; and the changes could not be taken back: {second}")
            }
            Self::Unfinished { cause, second: None, .. } => write!(f, "all files are changed, but {cause}"),
            Self::Conflict { journal, files } => {
                write!(
                    f,
                    "the update in {} was not finished, and these files changed since:",
                    shown(journal)
                )?;
                list(f, files)
            }
            Self::Foreign { journal, files } => {
                write!(f, "the update in {} changes files outside of the crate:", shown(journal))?;
                list(f, files)
            }
            Self::Journal { path, problem } => {
                write!(f, "{} is left of an update and cannot be read: {}", shown(path), escaped(problem))
            }
        }
    }
}

impl std::error::Error for TransactionError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unchanged(cause) => Some(cause),
            Self::Unfinished { cause, .. } => Some(&**cause),
            _ => None,
        }
    }
}
