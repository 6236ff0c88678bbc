//! The journal of a transaction: one file with the old and the new content of each changed file.
//!
//! It is JSON: `{"smithy-typegen-journal": 1, "changes": [{"path", "before", "after"}]}`. It appears in one step, and
//! from that moment on the changes count: before, nothing has been touched, and afterwards every run that sees the
//! journal can complete the changes.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::change::FileChange;
use super::disk::if_there;
use crate::diagnostic::print::{escaped, shown};
use crate::write::error::WriteError;
use crate::write::writer::{beside, remove, replace};

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
        .map_err(|error| WriteError::io("write", &path)(error.into()))?;
    replace(&path, &text)
}

/// The changes that a process which was killed left in `dir`; `None` if there is no journal.
///
/// # Errors
///
/// If there is a journal that cannot be read.
pub(crate) fn unfinished(dir: &Path) -> Result<Option<Vec<FileChange>>, WriteError> {
    let path = journal(dir);
    let Some(text) = if_there(&path, fs::read(&path))? else { return Ok(None) };
    let problem = match serde_json::from_slice::<Journal<Vec<FileChange>>>(&text) {
        Ok(journal) if journal.version == VERSION => return Ok(Some(journal.changes)),
        Ok(_) => "it is of another version".to_owned(),
        Err(error) => escaped(&error.to_string()),
    };
    let path = shown(&path);
    let hint = format!("restore the crate and its model from version control, and remove {path}");
    Err(WriteError::new(format!("{path} is left of an update and cannot be read: {problem}")).hinted(hint))
}

pub(super) fn close(dir: &Path) -> Result<(), WriteError> {
    remove(&journal(dir))
}

/// Removes what a process left when it was killed while writing a journal: it has no meaning.
pub(super) fn discard_draft(dir: &Path) -> Result<(), WriteError> {
    remove(&beside(&journal(dir)))
}
