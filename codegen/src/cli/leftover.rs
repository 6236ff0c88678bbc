//! What an interrupted update left behind.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::failure::Failure;
use crate::diagnostic::print::shown;
use crate::update::files_outside;
use crate::write::{Lock, lock, resume, unfinished};

/// Locks the crate in `out` against other runs and finishes an interrupted update; or, if nothing may be written, only says
/// what to do about one: `remedy` is the command to run. `models` are the files outside of the crate that it may change,
/// besides the lock file.
pub(super) fn settle(
    out: &Path,
    models: &[PathBuf],
    remedy: Option<&str>,
    console: &mut Console<'_>,
) -> Result<Option<Lock>, Failure> {
    let lock = if remedy.is_some() { None } else { lock(out)? };
    let shown = shown(out);
    let settled = match (unfinished(out), remedy) {
        (Ok(None), _) => return Ok(lock),
        (Ok(Some(_)), Some(remedy)) => {
            let hint = format!("where no other run is at it, {remedy}, which finishes it");
            let problem = format!("an update of {shown} was not finished, or is under way");
            return Err(Failure::hinted(problem, hint));
        }
        (Ok(Some(changes)), None) => resume(out, &changes, &files_outside(out, models)),
        (Err(problem), _) => Err(problem),
    };
    let what = match settled? {
        0 => "had changed all files; only its journal was left".to_owned(),
        1 => "was not finished; it is now: 1 more file was changed".to_owned(),
        open => format!("was not finished; it is now: {open} more files were changed"),
    };
    console.message(format_args!("note: {shown}: the last update {what}\n"));
    Ok(lock)
}
