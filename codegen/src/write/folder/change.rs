//! The change of one file.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{Occupant, if_there, occupant};
use super::paths::is_inside;
use crate::write::error::WriteError;
use crate::write::writer::{remove, remove_empty_folders, replace};

/// A file that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileChange {
    /// Where it is, relative to the crate's folder, with `/`. Outside of the folder it begins with `../`, or is absolute.
    pub(crate) path: String,
    /// Its text before; `None` if there was no file.
    pub(crate) before: Option<String>,
    /// Its text afterwards; `None` if the file is removed.
    pub(crate) after: Option<String>,
}

/// The state of a file relative to its change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is as before the change.
    Before,
    /// It is as after the change.
    After,
    /// It is neither, or something else is in its place.
    Other,
}

impl FileChange {
    /// The full path, for a crate in `dir`.
    pub(super) fn place(&self, dir: &Path) -> PathBuf {
        dir.join(&self.path)
    }

    /// How the file differs from what it should be, in a word.
    pub(crate) fn difference(&self) -> &'static str {
        match (&self.before, &self.after) {
            (None, _) => "missing",
            (_, None) => "stale",
            _ => "changed",
        }
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
            false => if_there(&self.place(dir), fs::read(self.place(dir)))?,
        };
        let is = |text: &Option<String>| found.as_deref() == text.as_ref().map(String::as_bytes);
        Ok(match (is(&self.after), is(&self.before)) {
            (true, _) => State::After,
            (_, true) => State::Before,
            _ => State::Other,
        })
    }

    /// Makes the change.
    pub(super) fn make(&self, dir: &Path) -> Result<(), WriteError> {
        self.set(dir, self.after.as_deref())
    }

    /// Undoes the change, if it was made.
    pub(super) fn take_back(&self, dir: &Path) -> Result<(), WriteError> {
        match self.state(dir)? {
            State::After => self.set(dir, self.before.as_deref()),
            State::Before | State::Other => Ok(()),
        }
    }

    /// Writes this text to the file, or removes it and the folders that become empty.
    fn set(&self, dir: &Path, text: Option<&str>) -> Result<(), WriteError> {
        let place = self.place(dir);
        let done = match text {
            Some(text) => replace(&place, text),
            None => remove(&place),
        };
        if self.is_inside() && (text.is_none() || done.is_err()) {
            remove_empty_folders(dir, &self.path);
        }
        done
    }
}
