//! Comparison of generated files with the disk.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::change::FileChange;
use super::disk::{Found, Occupant, REMOVE, names, occupant, walk};
use super::journal::{discard_draft, journal};
use super::paths::{check, folded, refuse_clashes};
use super::workspace::text_in_workspace;
use crate::diagnostic::print::shown;
use crate::write::error::{WriteError, refuse_foreign};
use crate::write::file::{FileKind, GeneratedFile, MARK};

/// The folder of a crate that is searched for files that are no longer generated.
pub(super) const SOURCES: &str = "src";

/// What writing would do. Nothing is written until [`apply`](Self::apply).
#[derive(Debug)]
pub(crate) struct Plan {
    dir: PathBuf,
    /// The files that differ, in the order in which they are written or removed.
    pub(crate) changes: Vec<FileChange>,
    /// How many generated files exist as they are; their time stamps stay.
    pub(crate) unchanged: usize,
}

/// A file that differs from what the generator would write.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Drift {
    /// The file, with its crate's folder.
    pub(crate) path: PathBuf,
    /// How it differs, in a word.
    pub(crate) difference: &'static str,
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:7} {}", self.difference, shown(&self.path))
    }
}

/// Compares `files` with what is in `dir`, which need not exist. Writes nothing.
///
/// Files of the kind [`Initial`](FileKind::Initial) are planned only if `dir` does not exist or is empty; names that
/// begin with a dot, such as `.git`, do not count.
///
/// # Errors
///
/// If the files cannot or must not be written. All places with the same problem are in one error.
pub(crate) fn plan(files: &[GeneratedFile], dir: &Path) -> Result<Plan, WriteError> {
    if journal(dir).is_file() {
        let problem = format!("an update of the crate was not finished: it left {}", shown(&journal(dir)));
        let hint = "run `generate` or `update` for this crate alone, which finishes it";
        return Err(WriteError::new(problem).hinted(hint));
    }
    let names = names(dir)?;
    let is_new = names.iter().all(|name| name.starts_with('.'));
    let mut files: Vec<_> = files.iter().filter(|file| is_new || file.kind == FileKind::Generated).collect();
    let spellings = check(&files)?;
    let found = walk(dir, SOURCES)?;
    if !is_new && !names.contains("Cargo.toml") && !found.iter().any(|found| found.marked) {
        let what = "is not empty, has no Cargo.toml, and holds nothing that this generator made";
        let hint = "give a folder that is empty, does not exist yet, or has a Cargo.toml";
        return Err(WriteError::new(format!("{} {what}", shown(dir))).hinted(hint));
    }
    let generated: BTreeSet<_> = files.iter().map(|file| file.path.as_str()).collect();
    let is_stale = |found: &Found| found.marked && !generated.contains(found.path.as_str());
    let (stale, staying): (Vec<_>, Vec<_>) = found.into_iter().partition(is_stale);
    let mut plan = Plan { dir: dir.to_owned(), changes: Vec::new(), unchanged: 0 };
    // Before anything is written that has the same name on systems that ignore case.
    for Found { path, .. } in stale {
        let place = dir.join(&path);
        let text = fs::read(&place).map_err(WriteError::io("read", &place))?;
        plan.changes.push(FileChange { path, before: Some(lossy(&text)), after: None });
    }
    // The manifest comes first: with it, an interrupted run has left a crate, and the next run accepts the folder.
    files.sort_by_key(|file| (file.kind == FileKind::Generated, file.path != "Cargo.toml"));
    plan.compare(&files)?;
    let staying = staying.into_iter().map(|found| found.path).chain(names);
    refuse_clashes(staying.filter_map(|path| spellings.clash(&path)))?;
    Ok(plan)
}

/// The text of a file that carries the mark, and so is UTF-8 unless somebody damaged it.
fn lossy(text: &[u8]) -> String {
    String::from_utf8_lossy(text).into_owned()
}

/// Whether a file has this text, perhaps with line ends that Git changed in a checkout.
fn is_same(found: &[u8], text: &str) -> bool {
    let lines = found.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    found == text.as_bytes() || lines.eq(text.split('\n').map(str::as_bytes))
}

impl Plan {
    /// Adds the files that differ, after those that are removed.
    fn compare(&mut self, files: &[&GeneratedFile]) -> Result<(), WriteError> {
        let dir = &self.dir;
        let (mut foreign, mut in_the_way, mut links) = (Vec::new(), Vec::new(), Vec::new());
        // If the system ignores case, `foo.rs` is found when `Foo.rs` is asked for. It is going to be removed.
        let removed: BTreeSet<_> = self.changes.iter().map(|change| folded(&change.path)).collect();
        let change = |file: &GeneratedFile, before| FileChange {
            path: file.path.clone(),
            before,
            after: Some(text_in_workspace(file, dir).to_owned()),
        };
        for &file in files {
            match (occupant(dir, &file.path)?, file.kind) {
                (Occupant::Link(place), _) => links.push(shown(&place)),
                (Occupant::InTheWay(place), _) => in_the_way.push(shown(&place)),
                (Occupant::File(_), FileKind::Initial) => {}
                (Occupant::File(text), _) if !text.starts_with(MARK.as_bytes()) => {
                    foreign.push(shown(&dir.join(&file.path)));
                }
                (Occupant::File(text), _) if !removed.contains(&folded(&file.path)) => {
                    match is_same(&text, &file.text) {
                        true => self.unchanged += 1,
                        false => self.changes.push(change(file, Some(lossy(&text)))),
                    }
                }
                (Occupant::Nothing | Occupant::File(_), _) => self.changes.push(change(file, None)),
            }
        }
        let problem = "generated files are not written through symbolic links:";
        WriteError::refuse(problem, links, "replace them by real folders and files")?;
        WriteError::refuse("these are in the way of generated files:", in_the_way, REMOVE)?;
        refuse_foreign(foreign)
    }

    /// Writes and removes the planned files.
    ///
    /// # Errors
    ///
    /// At the first file that the operating system refuses; a new run continues from there.
    pub(crate) fn apply(&self) -> Result<(), WriteError> {
        discard_draft(&self.dir)?;
        self.changes.iter().try_for_each(|change| change.make(&self.dir))
    }

    /// Every file that differs from what would be written, in the order of the paths.
    pub(crate) fn drift(&self) -> Vec<Drift> {
        let drift = |change: &FileChange| Drift {
            path: self.dir.join(&change.path),
            difference: change.difference(),
        };
        let mut all: Vec<_> = self.changes.iter().map(drift).collect();
        all.sort();
        all
    }
}
