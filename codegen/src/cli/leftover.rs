//! What an update that was interrupted left behind.

use std::path::{Path, PathBuf};

use super::Outcome;
use super::console::Console;
use crate::diagnostic::print::escaped;
use crate::update::files_outside;
use crate::write::Leftover;

/// Finishes an update that was interrupted, or says what to do where nothing may be written: `remedy` is the command to
/// run. `models` are the files outside of the crate that it may change, beside the lock file.
pub(super) fn settle(
    out: &Path,
    models: &[PathBuf],
    remedy: Option<&str>,
    console: &mut Console<'_>,
) -> Outcome {
    let leftover = match Leftover::of(out) {
        Ok(None) => return Outcome::Done,
        Ok(Some(leftover)) => leftover,
        Err(problem) => {
            console.error(&problem, problem.hint().as_deref());
            return Outcome::Failed;
        }
    };
    let shown = escaped(&out.display().to_string());
    match (&leftover, remedy) {
        (Leftover::Draft(_), Some(_)) => Outcome::Done,
        (Leftover::Journal(_), Some(remedy)) => {
            let hint = format!("{remedy}, which finishes it");
            console.error(format_args!("an update of {shown} was not finished"), Some(&hint));
            Outcome::Failed
        }
        (_, None) => {
            let outside: Vec<_> = models.iter().flat_map(|model| files_outside(out, model)).collect();
            match leftover.recover(&outside, &mut |_| Ok(())) {
                Ok(recovered) => {
                    console.message(format_args!("note: {shown}: {recovered}\n"));
                    Outcome::Done
                }
                Err(problem) => {
                    console.error(&problem, problem.hint().as_deref());
                    Outcome::Failed
                }
            }
        }
    }
}
