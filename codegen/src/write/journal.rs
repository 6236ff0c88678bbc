//! The journal of a transaction: one file with the old and the new content of each changed file.
//!
//! It is JSON: `{"smithy-typegen-journal": 1, "changes": [{"path", "before", "after"}]}`. It appears in one step, and
//! from that moment on the changes count: before, nothing has been touched, and afterwards every run that sees the
//! journal can complete the changes.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::change::FileChange;
use super::error::WriteError;
use super::writer::{beside, remove, replace};

/// The version of the journal's format.
const VERSION: u32 = 1;
const JOURNAL: &str = ".smithy-typegen-journal.json";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Journal<C> {
    #[serde(rename = "smithy-typegen-journal")]
    version: u32,
    changes: C,
}

/// Where the journal of a crate is.
pub(super) fn journal(dir: &Path) -> PathBuf {
    dir.join(JOURNAL)
}

pub(super) fn write(dir: &Path, changes: &[FileChange]) -> Result<(), WriteError> {
    let path = journal(dir);
    let text = serde_json::to_string(&Journal { version: VERSION, changes })
        .map_err(|error| WriteError::io("write", &path)(io::Error::new(ErrorKind::InvalidData, error)))?;
    replace(&path, &text)
}

/// The changes of the journal in `dir`; `None` if there is no journal.
pub(super) fn read(dir: &Path) -> Result<Option<Vec<FileChange>>, WriteError> {
    let path = journal(dir);
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(WriteError::io("read", &path)(error)),
    };
    match serde_json::from_slice::<Journal<Vec<FileChange>>>(&text) {
        Ok(journal) if journal.version == VERSION => Ok(Some(journal.changes)),
        Ok(_) => Err(WriteError::Journal { path, problem: "it is of another version".to_owned() }),
        Err(error) => Err(WriteError::Journal { path, problem: error.to_string() }),
    }
}

pub(super) fn close(dir: &Path) -> Result<(), WriteError> {
    remove(&journal(dir))
}

/// Removes what a process left when it was killed while writing a journal: it has no meaning.
pub(super) fn discard_draft(dir: &Path) -> Result<(), WriteError> {
    remove(&beside(&journal(dir)))
}
