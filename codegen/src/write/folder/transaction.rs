//! Several files at once: all of them change, or none.
//!
//! Everything is written to the journal first. If a step fails after that, what was done is taken back. If the
//! process ends in between, [`unfinished`](super::unfinished) finds the changes and [`resume`] goes on from there. This
//! holds for a process that is killed; what a disk keeps when its power fails is the file system's business.

use std::path::{Path, PathBuf};

use super::change::{FileChange, State};
use super::disk::canonical;
use super::journal::{self, journal};
use crate::diagnostic::print::shown;
use crate::write::error::WriteError;

/// Makes changes of files in and around the crate in `dir`, in this order.
///
/// # Errors
///
/// If a file is not as it was before its change; if a step failed, and then whether all files are as before.
pub(crate) fn commit(dir: &Path, changes: &[FileChange]) -> Result<(), WriteError> {
    if changes.is_empty() {
        return Ok(());
    }
    let mut changed = Vec::new();
    for change in changes {
        if change.state(dir)? != State::Before {
            changed.push(shown(&change.place(dir)));
        }
    }
    let problem = "nothing was changed: these files were changed while the update was worked out:";
    WriteError::refuse(problem, changed, "run the command again")?;
    journal::write(dir, changes).map_err(taken_back)?;
    finish(dir, changes)
}

/// Completes what a killed process began, and says how many changes had not been made. `outside` are the files outside
/// of the crate that may be changed: a journal comes with a folder, and a folder may come from anywhere.
///
/// # Errors
///
/// If a change is of a file that is neither the crate's nor one of these, or a file is neither as before its change nor
/// as after it: then nothing is changed. Otherwise as [`commit`].
pub(crate) fn resume(dir: &Path, changes: &[FileChange], outside: &[PathBuf]) -> Result<usize, WriteError> {
    let journal = shown(&journal(dir));
    let outside: Vec<_> = outside.iter().filter_map(|path| canonical(path).ok()).collect();
    let is_foreign = |change: &&FileChange| {
        !change.is_inside() && !canonical(&change.place(dir)).is_ok_and(|place| outside.contains(&place))
    };
    let foreign = changes.iter().filter(is_foreign).map(|change| shown(&change.place(dir)));
    let problem = format!("the update in {journal} changes files outside of the crate:");
    let hint = format!(
        "give the --model of the update that was interrupted; or, if there was none, remove {journal}"
    );
    WriteError::refuse(&problem, foreign, &hint)?;
    let (mut open, mut conflicts) = (0, Vec::new());
    for change in changes {
        match change.state(dir)? {
            State::Before => open += 1,
            State::After => {}
            State::Other => conflicts.push(shown(&change.place(dir))),
        }
    }
    let problem = format!("the update in {journal} was not finished, and these files changed since:");
    let hint = format!(
        "either restore these files from version control and run the command again, or remove {journal} to keep \
         everything as it is now"
    );
    WriteError::refuse(&problem, conflicts, &hint)?;
    finish(dir, changes).map(|()| open)
}

/// Makes every change, or takes back those that were made, and removes the journal.
fn finish(dir: &Path, changes: &[FileChange]) -> Result<(), WriteError> {
    let unfinished = |problem: String| {
        WriteError::new(problem).hinted(format!(
            "mend this and run the command again: it goes on from {}. Keep that file until then",
            shown(&journal(dir))
        ))
    };
    let Err(cause) = changes.iter().try_for_each(|change| change.make(dir)) else {
        return journal::close(dir)
            .map_err(|cause| unfinished(format!("all files are changed, but {cause}")));
    };
    let undone = changes.iter().rev().try_for_each(|change| change.take_back(dir));
    Err(match undone.and_then(|()| journal::close(dir)) {
        Ok(()) => taken_back(cause),
        Err(second) => unfinished(format!("{cause}; and the changes could not be taken back: {second}")),
    })
}

fn taken_back(cause: WriteError) -> WriteError {
    WriteError { problem: format!("{cause}; all files are as before"), ..cause }
}

#[cfg(test)]
mod tests {
    use std::fs;

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
        let changes = [change("one", Some("old")), change("two", None)];
        for (path, text) in [(&one, "mine"), (&two, "mine")] {
            let before = fs::read(path).ok();
            fs::write(path, text).unwrap();
            let problem = commit(dir.path(), &changes).unwrap_err();
            let told = format!("while the update was worked out:\n  {}", path.display());
            assert!(problem.to_string().ends_with(&told), "{problem}");
            assert_eq!(fs::read_to_string(path).unwrap(), text);
            assert!(!journal(dir.path()).exists());
            before.map_or_else(|| fs::remove_file(path), |before| fs::write(path, before)).unwrap();
        }
        commit(dir.path(), &changes).unwrap();
        assert_eq!(
            (fs::read_to_string(one).unwrap(), fs::read_to_string(two).unwrap()),
            ("new".into(), "new".into())
        );
    }
}
