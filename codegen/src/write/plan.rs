//! Comparison of generated files with the disk.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::change::FileChange;
use super::disk::{Occupant, names, occupant, walk};
use super::error::WriteError;
use super::file::{FileKind, GeneratedFile, MARK};
use super::journal::{discard_draft, journal};
use super::paths::{Spellings, check, folded};
use super::writer::{remove, remove_empty_folders, replace};

/// The folder of a crate that is searched for files that are no longer generated.
pub(super) const SOURCES: &str = "src";

/// What writing would do, file by file. Nothing is written until [`apply`](Self::apply).
#[derive(Debug, Default)]
pub(crate) struct Plan<'a> {
    dir: PathBuf,
    /// Generated files that do not exist yet.
    pub(crate) created: Vec<&'a GeneratedFile>,
    /// Generated files that exist with another text.
    pub(crate) changed: Vec<&'a GeneratedFile>,
    /// Generated files that exist as they are; their time stamps stay.
    pub(crate) unchanged: Vec<&'a GeneratedFile>,
    /// Paths of files below `src` that carry the mark and are no longer generated.
    pub(crate) removed: Vec<String>,
    /// Files that a new crate gets once.
    pub(crate) initial: Vec<&'a GeneratedFile>,
}

/// A file that differs from what the generator would write.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Drift {
    /// The file, with its crate's folder.
    pub(crate) path: PathBuf,
    /// How it differs.
    pub(crate) difference: Difference,
}

/// How a file on the disk differs from what is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Difference {
    /// It has another text.
    Changed,
    /// It does not exist.
    Missing,
    /// It is no longer generated.
    Stale,
}

/// Compares `files` with what is in `dir`, which need not exist. Writes nothing.
///
/// Files of the kind [`Initial`](FileKind::Initial) are planned only if `dir` does not exist or is empty; names that
/// begin with a dot, such as `.git`, do not count.
///
/// # Errors
///
/// If the files cannot or must not be written: see [`WriteError`]. All places with the same problem are in one error.
pub(crate) fn plan<'a>(files: &'a [GeneratedFile], dir: &Path) -> Result<Plan<'a>, WriteError> {
    if journal(dir).is_file() {
        return Err(WriteError::UnfinishedUpdate(journal(dir)));
    }
    let names = names(dir)?.unwrap_or_default();
    let is_new = names.iter().all(|name| name.starts_with('.'));
    let files: Vec<_> = files.iter().filter(|file| is_new || file.kind == FileKind::Generated).collect();
    let spellings = check(&files)?;
    let mut plan = Plan { dir: dir.to_owned(), ..Plan::default() };
    let (mut foreign, mut in_the_way, mut links) = (Vec::new(), Vec::new(), Vec::new());
    let mut ours = 0;
    for &file in &files {
        match (occupant(dir, &file.path)?, file.kind) {
            (Occupant::Nothing, FileKind::Generated) => plan.created.push(file),
            (Occupant::Nothing, FileKind::Initial) => plan.initial.push(file),
            (Occupant::File(_), FileKind::Initial) => {}
            (Occupant::File(text), FileKind::Generated) if text.starts_with(MARK.as_bytes()) => {
                ours += 1;
                let same = is_same(&text, &file.text);
                if same { plan.unchanged.push(file) } else { plan.changed.push(file) }
            }
            (Occupant::File(_), FileKind::Generated) => foreign.push(dir.join(&file.path)),
            (Occupant::InTheWay(place), _) => in_the_way.push(place),
            (Occupant::Link(place), _) => links.push(place),
        }
    }
    if !is_new && !names.contains("Cargo.toml") && ours == 0 {
        return Err(WriteError::ForeignFolder(dir.to_owned()));
    }
    WriteError::refuse(BTreeSet::from_iter(links), WriteError::SymbolicLinks)?;
    WriteError::refuse(BTreeSet::from_iter(in_the_way), WriteError::InTheWay)?;
    WriteError::refuse(BTreeSet::from_iter(foreign), WriteError::ForeignFiles)?;
    plan.find_stale(&files, &spellings, &names)?;
    Ok(plan)
}

/// Whether a file has this text, perhaps with line ends that Git changed in a checkout.
fn is_same(found: &[u8], text: &str) -> bool {
    let lines = found.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    found == text.as_bytes() || lines.eq(text.split('\n').map(str::as_bytes))
}

impl Plan<'_> {
    /// Finds the files to remove, and those of other people that would become ours on systems that ignore case.
    fn find_stale(
        &mut self,
        files: &[&GeneratedFile],
        spellings: &Spellings,
        names: &BTreeSet<String>,
    ) -> Result<(), WriteError> {
        let generated: BTreeSet<_> = files.iter().map(|file| file.path.as_str()).collect();
        let mut staying = names.clone();
        for found in walk(&self.dir, SOURCES)? {
            if found.marked && !generated.contains(found.path.as_str()) {
                self.removed.push(found.path);
            } else {
                staying.insert(found.path);
            }
        }
        let clashes: BTreeSet<_> = staying.iter().filter_map(|path| spellings.clash(path)).collect();
        WriteError::refuse(clashes, WriteError::Clashes)?;
        // If the system ignores case, `foo.rs` was found when `Foo.rs` was asked for. It is going to be removed.
        let removed: BTreeSet<_> = self.removed.iter().map(|path| folded(path)).collect();
        for found in [&mut self.changed, &mut self.unchanged] {
            self.created.extend(found.extract_if(.., |file| removed.contains(&folded(&file.path))));
        }
        Ok(())
    }

    /// Writes and removes the planned files.
    ///
    /// # Errors
    ///
    /// [`WriteError::Io`] at the first file that the operating system refuses; a new run continues from there.
    pub(crate) fn apply(&self) -> Result<(), WriteError> {
        discard_draft(&self.dir)?;
        let write = |file: &&GeneratedFile| replace(&self.dir.join(&file.path), &file.text);
        // The manifest comes first: with it, an interrupted run has left a crate, and the next run accepts the folder.
        let (manifests, others): (Vec<&GeneratedFile>, Vec<_>) =
            self.initial.iter().partition(|file| file.path == "Cargo.toml");
        manifests.iter().chain(&others).try_for_each(write)?;
        // Before writing anything that has the same name on systems that ignore case.
        for path in &self.removed {
            remove(&self.dir.join(path))?;
            remove_empty_folders(&self.dir, path);
        }
        self.created.iter().chain(&self.changed).try_for_each(write)
    }

    /// What happens to the generated files, for a [`Transaction`](super::Transaction). The first files of a new crate
    /// are not included.
    ///
    /// # Errors
    ///
    /// [`WriteError::Io`] if the text of a file cannot be read.
    pub(crate) fn changes(&self) -> Result<Vec<FileChange>, WriteError> {
        let text = |path: &str| {
            let place = self.dir.join(path);
            fs::read_to_string(&place).map_err(WriteError::io("read", &place))
        };
        // Before writing anything that has the same name on systems that ignore case.
        let removed = self.removed.iter().map(|path| (path, true, None));
        let created = self.created.iter().map(|file| (&file.path, false, Some(&file.text)));
        let changed = self.changed.iter().map(|file| (&file.path, true, Some(&file.text)));
        let change = |(path, is_there, after): (&String, bool, Option<&String>)| {
            let before = if is_there { Some(text(path)?) } else { None };
            Ok(FileChange { path: path.clone(), before, after: after.cloned() })
        };
        removed.chain(created).chain(changed).map(change).collect()
    }

    /// Whether there is nothing to do.
    pub(crate) fn is_empty(&self) -> bool {
        self.drift().next().is_none()
    }

    /// Every file that differs from what would be written, in the order of the paths.
    pub(crate) fn drift(&self) -> impl Iterator<Item = Drift> {
        let missing = self.created.iter().chain(&self.initial).map(|file| (&file.path, Difference::Missing));
        let changed = self.changed.iter().map(|file| (&file.path, Difference::Changed));
        let stale = self.removed.iter().map(|path| (path, Difference::Stale));
        let mut all: Vec<_> = missing
            .chain(changed)
            .chain(stale)
            .map(|(path, difference)| Drift { path: self.dir.join(path), difference })
            .collect();
        all.sort();
        all.into_iter()
    }
}
