//! Several files at once: all of them change, or none.
//!
//! Everything is written to the journal first. Where a step fails after that, what was done is taken
//! back. Where the process ends in between, [`Leftover::of`] finds what it left and [`Leftover::recover`] goes on from
//! there. This holds for a process that is killed; what a disk keeps when its power fails is the file system's business.

use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::apply::remove_empty_folders;
use super::journal::{self, FileChange, State, new_file, remove_if_there};
use super::{TransactionError, WriteError};

/// Changes of files that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    dir: PathBuf,
    changes: Vec<FileChange>,
}

/// An operation on a file that is about to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// The draft of the journal is written.
    Draft(&'a Path),
    /// The draft becomes the journal. From here on the changes count.
    Commit(&'a Path),
    /// The new text of a file is written beside it.
    Write(&'a Path),
    /// The new text takes the file's place.
    Replace(&'a Path),
    /// A file is removed, and the folders that this leaves empty.
    Remove(&'a Path),
    /// The journal is removed. All is done.
    Close(&'a Path),
}

/// Is told each step before it happens; an error is taken as the step's own.
pub type Observer<'o> = dyn FnMut(Step<'_>) -> io::Result<()> + 'o;

impl Transaction {
    /// The changes of files in and around the crate in `dir`, in the order in which they are made. Changes that change
    /// nothing are dropped.
    pub fn new(dir: impl Into<PathBuf>, changes: Vec<FileChange>) -> Self {
        let changes = changes.into_iter().filter(|change| change.before != change.after).collect();
        Self { dir: dir.into(), changes }
    }

    /// What changes, in order.
    pub fn changes(&self) -> &[FileChange] {
        &self.changes
    }

    /// Makes the changes.
    ///
    /// # Errors
    ///
    /// [`TransactionError::Unchanged`] where a step failed and all is as before;
    /// [`TransactionError::Unfinished`] where it could not be taken back.
    pub fn commit(&self, observer: &mut Observer<'_>) -> Result<(), TransactionError> {
        if self.changes.is_empty() {
            return Ok(());
        }
        if let Err(cause) = self.begin(observer) {
            // The draft means nothing; who finds it removes it.
            let _ = remove_if_there(&journal::draft(&self.dir));
            return Err(TransactionError::Unchanged(cause));
        }
        self.forward(observer).map_err(|cause| self.take_back(cause, observer))?;
        self.close(observer).map_err(|cause| self.unfinished(cause, None))
    }

    fn begin(&self, observer: &mut Observer<'_>) -> Result<(), WriteError> {
        let (draft, journal) = (journal::draft(&self.dir), journal::journal(&self.dir));
        observer(Step::Draft(&draft)).map_err(WriteError::io("write", &draft))?;
        journal::write_draft(&self.dir, &self.changes)?;
        observer(Step::Commit(&journal))
            .and_then(|()| fs::rename(&draft, &journal))
            .map_err(WriteError::io("write", &journal))
    }

    /// Makes every change that is not made yet.
    fn forward(&self, observer: &mut Observer<'_>) -> Result<(), WriteError> {
        self.changes.iter().try_for_each(|change| self.make(change, change.after.as_deref(), observer))
    }

    fn close(&self, observer: &mut Observer<'_>) -> Result<(), WriteError> {
        let journal = journal::journal(&self.dir);
        observer(Step::Close(&journal))
            .and_then(|()| remove_if_there(&journal))
            .map_err(WriteError::io("remove", &journal))
    }

    /// Takes back what was done of the changes, and says what came of it.
    fn take_back(&self, cause: WriteError, observer: &mut Observer<'_>) -> TransactionError {
        let undone = self
            .changes
            .iter()
            .rev()
            .try_for_each(|change| match change.state(&self.dir)? {
                State::After => self.make(change, change.before.as_deref(), observer),
                State::Before | State::Other => Ok(()),
            })
            .and_then(|()| self.close(observer));
        match undone {
            Ok(()) => TransactionError::Unchanged(cause),
            Err(second) => self.unfinished(cause, Some(second)),
        }
    }

    fn unfinished(&self, cause: WriteError, second: Option<WriteError>) -> TransactionError {
        let (cause, second) = (Box::new(cause), second.map(Box::new));
        TransactionError::Unfinished { cause, second, journal: journal::journal(&self.dir) }
    }

    /// Gives the file of a change this text, or none.
    fn make(
        &self,
        change: &FileChange,
        text: Option<&str>,
        observer: &mut Observer<'_>,
    ) -> Result<(), WriteError> {
        let place = change.place(&self.dir);
        let Some(text) = text else {
            observer(Step::Remove(&place))
                .and_then(|()| remove_if_there(&place))
                .map_err(WriteError::io("remove", &place))?;
            if change.is_inside() {
                remove_empty_folders(&self.dir, &change.path);
            }
            return Ok(());
        };
        let folder = place.parent().unwrap_or(&self.dir);
        fs::create_dir_all(folder).map_err(WriteError::io("create the folder", folder))?;
        let beside = folder.join(beside(&place));
        let written = observer(Step::Write(&place))
            .and_then(|()| write_beside(&beside, &place, text))
            .and_then(|()| observer(Step::Replace(&place)))
            .and_then(|()| fs::rename(&beside, &place));
        written.map_err(|error| {
            let _ = remove_if_there(&beside);
            if change.is_inside() {
                remove_empty_folders(&self.dir, &change.path);
            }
            WriteError::io("write", &place)(error)
        })
    }
}

/// The name under which the new text of a file is written. It is always the same, so that what a killed process left is
/// overwritten by the one that goes on.
fn beside(place: &Path) -> String {
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    format!(".{name}.smithy-typegen")
}

fn write_beside(beside: &Path, place: &Path, text: &str) -> io::Result<()> {
    let mut file = new_file(beside)?;
    file.write_all(text.as_bytes())?;
    match fs::metadata(place) {
        Ok(metadata) => file.set_permissions(metadata.permissions()),
        Err(_) => Ok(()),
    }
}

/// What a process that was killed left in a crate's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leftover {
    /// A draft: nothing was changed.
    Draft(PathBuf),
    /// A journal: some of the changes, or all or none of them, were made.
    Journal(Transaction),
}

/// What came of a leftover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovered {
    /// It was only a draft, which is gone now: all is as before.
    Discarded,
    /// All changes are made now; so many files had not been changed yet.
    Completed(usize),
}

impl Leftover {
    /// What there is in `dir`. Nothing is changed.
    ///
    /// # Errors
    ///
    /// Where there is a journal that cannot be read.
    pub fn of(dir: &Path) -> Result<Option<Self>, TransactionError> {
        if let Some(changes) = journal::read(dir)? {
            return Ok(Some(Self::Journal(Transaction { dir: dir.to_owned(), changes })));
        }
        let draft = journal::draft(dir);
        Ok(fs::symlink_metadata(&draft).is_ok().then_some(Self::Draft(draft)))
    }

    /// Discards a draft; makes what a journal says. `outside` are the files outside of the crate that may be changed: a
    /// journal comes with a folder, and a folder may come from anywhere.
    ///
    /// # Errors
    ///
    /// [`TransactionError::Conflict`] where a file is neither as before nor as it should be, and
    /// [`TransactionError::Foreign`] where it is not one of the crate's: nothing is changed then. Otherwise as
    /// [`Transaction::commit`].
    pub fn recover(
        &self,
        outside: &[PathBuf],
        observer: &mut Observer<'_>,
    ) -> Result<Recovered, TransactionError> {
        let transaction = match self {
            Self::Draft(draft) => {
                return remove_if_there(draft)
                    .map(|()| Recovered::Discarded)
                    .map_err(|error| TransactionError::Unchanged(WriteError::io("remove", draft)(error)));
            }
            Self::Journal(transaction) => transaction,
        };
        let dir = &transaction.dir;
        let journal = journal::journal(dir);
        let outside: Vec<_> = outside.iter().map(|path| canonical(path)).collect();
        let is_foreign =
            |change: &&FileChange| !change.is_inside() && !outside.contains(&canonical(&change.place(dir)));
        let foreign: Vec<_> =
            transaction.changes.iter().filter(is_foreign).map(|change| change.place(dir)).collect();
        if !foreign.is_empty() {
            return Err(TransactionError::Foreign { journal, files: foreign });
        }
        let (mut open, mut conflicts) = (0, Vec::new());
        for change in &transaction.changes {
            match change.state(dir).map_err(TransactionError::Unchanged)? {
                State::Before => open += 1,
                State::After => {}
                State::Other => conflicts.push(change.place(dir)),
            }
        }
        if !conflicts.is_empty() {
            return Err(TransactionError::Conflict { journal, files: conflicts });
        }
        transaction.forward(observer).map_err(|cause| transaction.take_back(cause, observer))?;
        transaction.close(observer).map_err(|cause| transaction.unfinished(cause, None))?;
        Ok(Recovered::Completed(open))
    }
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

impl fmt::Display for Recovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Discarded => {
                f.write_str("the last update ended before it changed anything; its draft was removed")
            }
            Self::Completed(0) => {
                f.write_str("the last update had changed all files; only its journal was left")
            }
            Self::Completed(1) => {
                f.write_str("the last update was not finished; it is now: 1 more file was changed")
            }
            Self::Completed(open) => {
                write!(f, "the last update was not finished; it is now: {open} more files were changed")
            }
        }
    }
}
