//! The journal of a transaction: one file that says what each changed file was and will be.
//!
//! It is JSON: `{"smithy-typegen-journal": 1, "changes": [{"path", "before", "after"}]}`. A journal is first written
//! under the name of a draft. The rename of the draft is the moment from which the changes count: before it nothing was
//! touched, and after it every run that sees the journal can carry the changes out.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{Occupant, occupant};
use super::paths::is_inside;
use super::{TransactionError, WriteError};

/// The version of the journal's form.
const VERSION: u32 = 1;
const JOURNAL: &str = ".smithy-typegen-journal.json";
const DRAFT: &str = ".smithy-typegen-journal.draft";

/// A file that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileChange {
    /// Where it is, relative to the crate's folder, with `/`. Outside of the folder it begins with `../`, or is absolute.
    pub path: String,
    /// Its text before; none where there is no file.
    pub before: Option<String>,
    /// Its text afterwards; none where it is removed.
    pub after: Option<String>,
}

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

/// Where a journal is while it is written.
pub(super) fn draft(dir: &Path) -> PathBuf {
    dir.join(DRAFT)
}

/// Writes the draft, so that it is on the disk when this returns.
pub(super) fn write_draft(dir: &Path, changes: &[FileChange]) -> Result<(), WriteError> {
    let path = draft(dir);
    let failed = |error: io::Error| WriteError::io("write", &path)(error);
    let text = serde_json::to_string(&Journal { version: VERSION, changes })
        .map_err(|error| failed(io::Error::new(ErrorKind::InvalidData, error)))?;
    let mut file = new_file(&path).map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
}

/// Makes an empty file. A link that lies there is replaced, not followed.
pub(super) fn new_file(path: &Path) -> io::Result<fs::File> {
    remove_if_there(path)?;
    fs::File::create_new(path)
}

/// Removes a file; that there is none is fine.
pub(super) fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The changes of the journal in `dir`; none where there is no journal.
pub(super) fn read(dir: &Path) -> Result<Option<Vec<FileChange>>, TransactionError> {
    let path = journal(dir);
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(TransactionError::Unchanged(WriteError::io("read", &path)(error))),
    };
    match serde_json::from_slice::<Journal<Vec<FileChange>>>(&text) {
        Ok(journal) if journal.version == VERSION => Ok(Some(journal.changes)),
        Ok(_) => Err(TransactionError::Journal { path, problem: "it is of another version".to_owned() }),
        Err(error) => Err(TransactionError::Journal { path, problem: error.to_string() }),
    }
}

/// How a file stands to its change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is as before.
    Before,
    /// It is as it will be.
    After,
    /// It is neither, or something else is in its place.
    Other,
}

impl FileChange {
    /// The full path, for a crate in `dir`.
    pub(super) fn place(&self, dir: &Path) -> PathBuf {
        dir.join(&self.path)
    }

    /// Whether the file is one of the crate's own.
    pub(super) fn is_inside(&self) -> bool {
        is_inside(&self.path)
    }

    /// What is on the disk.
    pub(super) fn state(&self, dir: &Path) -> Result<State, WriteError> {
        let found = match self.is_inside() {
            true => match occupant(dir, &self.path)? {
                Occupant::Nothing => None,
                Occupant::File(text) => Some(text),
                Occupant::InTheWay(_) | Occupant::Link(_) => return Ok(State::Other),
            },
            false => match fs::read(self.place(dir)) {
                Ok(text) => Some(text),
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                Err(error) => return Err(WriteError::io("read", &self.place(dir))(error)),
            },
        };
        let is = |text: &Option<String>| found.as_deref() == text.as_ref().map(String::as_bytes);
        Ok(match (is(&self.after), is(&self.before)) {
            (true, _) => State::After,
            (_, true) => State::Before,
            _ => State::Other,
        })
    }
}

/// `file` as a path for a journal in `dir`: relative where it can be, so that the folders may be moved together. Both must
/// be canonical.
pub(super) fn relative_path(dir: &Path, file: &Path) -> Option<String> {
    let shared = dir.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    let rest: Vec<_> = file.components().skip(shared).collect();
    if shared == 0 || rest.iter().any(|part| !matches!(part, Component::Normal(_))) {
        return file.to_str().map(str::to_owned);
    }
    let ups = dir.components().skip(shared).map(|_| Some(".."));
    let parts: Option<Vec<&str>> = ups.chain(rest.iter().map(|part| part.as_os_str().to_str())).collect();
    parts.map(|parts| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_where_they_can_be() {
        let relative = |dir: &str, file: &str| relative_path(Path::new(dir), Path::new(file)).unwrap();
        assert_eq!(relative("/r/generated", "/r/generated/src/lib.rs"), "src/lib.rs");
        assert_eq!(relative("/r/generated", "/r/models/ssm.json"), "../models/ssm.json");
        assert_eq!(relative("/r/a/b", "/x.json"), "../../../x.json");
        assert_eq!(relative("/r", "x.json"), "x.json");
    }
}
