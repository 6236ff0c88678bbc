//! Several files at once: all of them change, or none.
//!
//! Everything is written to the journal first. If a step fails after that, what was done is taken back. If the
//! process ends in between, [`unfinished`] finds the transaction and [`Transaction::resume`] goes on from there. This
//! holds for a process that is killed; what a disk keeps when its power fails is the file system's business.

use std::fs;
use std::path::{Path, PathBuf};

use super::change::{FileChange, State};
use super::error::WriteError;
use super::journal;

/// Changes of files that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Transaction {
    dir: PathBuf,
    changes: Vec<FileChange>,
}

/// The transaction that a process which was killed left in `dir`. Nothing is changed.
///
/// # Errors
///
/// If there is a journal that cannot be read.
pub(crate) fn unfinished(dir: &Path) -> Result<Option<Transaction>, WriteError> {
    let changes = journal::read(dir)?;
    Ok(changes.map(|changes| Transaction { dir: dir.to_owned(), changes }))
}

impl Transaction {
    /// The changes of files in and around the crate in `dir`, in the order in which they are made. Changes that change
    /// nothing are dropped.
    pub(crate) fn new(dir: impl Into<PathBuf>, changes: Vec<FileChange>) -> Self {
        let changes = changes.into_iter().filter(|change| change.before != change.after).collect();
        Self { dir: dir.into(), changes }
    }

    /// These changes and one more.
    pub(crate) fn with(mut self, change: FileChange) -> Self {
        self.changes.extend(Some(change).filter(|change| change.before != change.after));
        self
    }

    /// What changes, in order.
    pub(crate) fn changes(&self) -> &[FileChange] {
        &self.changes
    }

    /// Makes the changes.
    ///
    /// # Errors
    ///
    /// [`WriteError::ChangedMeanwhile`] if a file is not as it was; [`WriteError::TakenBack`] if a step failed and all
    /// files are as before; [`WriteError::Unfinished`] if they could not be restored.
    pub(crate) fn commit(&self) -> Result<(), WriteError> {
        if self.changes.is_empty() {
            return Ok(());
        }
        let mut changed = Vec::new();
        for change in &self.changes {
            if change.state(&self.dir)? != State::Before {
                changed.push(change.place(&self.dir));
            }
        }
        WriteError::refuse(changed, WriteError::ChangedMeanwhile)?;
        journal::write(&self.dir, &self.changes).map_err(taken_back)?;
        self.finish()
    }

    /// Completes what a killed process began, and says how many changes had not been made. `outside` are the files outside of
    /// the crate that may be changed: a journal comes with a folder, and a folder may come from anywhere.
    ///
    /// # Errors
    ///
    /// [`WriteError::Conflict`] if a file is neither as before nor as it should be, and [`WriteError::ForeignJournal`]
    /// if it is not one of the crate's: nothing is changed then. Otherwise as [`commit`](Self::commit).
    pub(crate) fn resume(&self, outside: &[PathBuf]) -> Result<usize, WriteError> {
        let (dir, journal) = (&self.dir, || journal::journal(&self.dir));
        let outside: Vec<_> = outside.iter().map(|path| canonical(path)).collect();
        let is_foreign =
            |change: &&FileChange| !change.is_inside() && !outside.contains(&canonical(&change.place(dir)));
        let foreign = self.changes.iter().filter(is_foreign).map(|change| change.place(dir));
        WriteError::refuse(foreign, |files| WriteError::ForeignJournal { journal: journal(), files })?;
        let (mut open, mut conflicts) = (0, Vec::new());
        for change in &self.changes {
            match change.state(dir)? {
                State::Before => open += 1,
                State::After => {}
                State::Other => conflicts.push(change.place(dir)),
            }
        }
        WriteError::refuse(conflicts, |files| WriteError::Conflict { journal: journal(), files })?;
        self.finish().map(|()| open)
    }

    /// Makes every change, or takes back those that were made, and removes the journal.
    fn finish(&self) -> Result<(), WriteError> {
        let dir = &self.dir;
        let unfinished = |cause, second: Option<WriteError>| WriteError::Unfinished {
            cause: Box::new(cause),
            second: second.map(Box::new),
            journal: journal::journal(dir),
        };
        match self.changes.iter().try_for_each(|change| change.make(dir)) {
            Ok(()) => journal::close(dir).map_err(|cause| unfinished(cause, None)),
            Err(cause) => {
                let undone = self.changes.iter().rev().try_for_each(|change| change.take_back(dir));
                Err(match undone.and_then(|()| journal::close(dir)) {
                    Ok(()) => taken_back(cause),
                    Err(second) => unfinished(cause, Some(second)),
                })
            }
        }
    }
}

fn taken_back(cause: WriteError) -> WriteError {
    WriteError::TakenBack(Box::new(cause))
}

/// The path without links, as far as it exists.
fn canonical(path: &Path) -> PathBuf {
    let whole = fs::canonicalize(path);
    let name = path.file_name();
    let parent =
        path.parent().map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
    whole
        .ok()
        .or_else(|| Some(fs::canonicalize(parent?).ok()?.join(name?)))
        .unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_meanwhile_stops_it() {
        let dir = tempfile::tempdir().unwrap();
        let (one, two) = (dir.path().join("one"), dir.path().join("two"));
        fs::write(&one, "old").unwrap();
        let change = |path: &str, before: Option<&str>| FileChange {
            path: path.to_owned(),
            before: before.map(str::to_owned),
            after: Some("new".to_owned()),
        };
        let transaction = Transaction::new(dir.path(), vec![change("one", Some("old")), change("two", None)]);
        for (path, text) in [(&one, "mine"), (&two, "mine")] {
            let before = fs::read(path).ok();
            fs::write(path, text).unwrap();
            let problem = transaction.commit().unwrap_err();
            assert!(
                matches!(&problem, WriteError::ChangedMeanwhile(files) if files == std::slice::from_ref(path)),
                "{problem}"
            );
            assert_eq!(fs::read_to_string(path).unwrap(), text);
            assert!(!journal::journal(dir.path()).exists());
            before.map_or_else(|| fs::remove_file(path), |before| fs::write(path, before)).unwrap();
        }
        transaction.commit().unwrap();
        assert_eq!(
            (fs::read_to_string(one).unwrap(), fs::read_to_string(two).unwrap()),
            ("new".into(), "new".into())
        );
    }
}
