//! Why nothing, or not everything, was written.

use std::fmt;
use std::io;
use std::path::Path;

use crate::diagnostic::print::shown;

/// Why files cannot be written, in words for people.
#[derive(Debug)]
pub(crate) struct WriteError {
    /// What is wrong, as a sentence without its full stop.
    pub(super) problem: String,
    /// What to do about it, if that is known.
    pub(super) hint: Option<String>,
}

impl WriteError {
    pub(super) fn new(problem: String) -> Self {
        Self { problem, hint: None }
    }

    /// What is wrong with a file.
    pub(super) fn in_file(path: &Path, problem: &str) -> Self {
        Self::new(format!("{}: {}", shown(path), problem.trim_end()))
    }

    /// What is wrong with a file that was to be changed.
    #[cfg(feature = "cli")]
    pub(crate) fn unusable(path: &Path, problem: &str) -> Self {
        Self::in_file(path, problem).hinted("nothing was changed; mend this file and run the command again")
    }

    /// For `map_err`: the error that doing `action`, such as `read`, on `path` failed.
    pub(super) fn io(action: &str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::new(format!("cannot {action} {}: {error}", shown(path)))
    }

    /// This error with what to do about it.
    pub(super) fn hinted(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// An error with all that is wrong in the same way, if anything is: `problem`, and a line for each.
    #[cfg(feature = "cli")]
    pub(super) fn refuse(
        problem: &str,
        wrong: impl IntoIterator<Item = String>,
        hint: &str,
    ) -> Result<(), Self> {
        let wrong: std::collections::BTreeSet<String> = wrong.into_iter().collect();
        if wrong.is_empty() {
            return Ok(());
        }
        let lines: String = wrong.iter().map(|line| format!("\n  {line}")).collect();
        Err(Self::new(format!("{problem}{lines}")).hinted(hint))
    }

    /// What to do about it, if that is known.
    pub(crate) fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

/// Refuses to overwrite files that people wrote.
#[cfg(feature = "cli")]
pub(super) fn refuse_foreign(files: Vec<String>) -> Result<(), WriteError> {
    let problem = "these files would be overwritten, but are not marked as generated:";
    WriteError::refuse(problem, files, "move them away, or choose another folder")
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)
    }
}
