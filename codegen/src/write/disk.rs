//! What is on the disk.

use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::error::WriteError;
use super::file::MARK;
use super::paths::prefixes;

/// A file below the crate's folder.
#[derive(Debug)]
pub(super) struct Found {
    /// Relative to the crate's folder, with `/`.
    pub(super) path: String,
    /// Whether it is a Rust file that carries the mark.
    pub(super) marked: bool,
}

/// What is in place of a file to be written.
#[derive(Debug)]
pub(super) enum Occupant {
    Nothing,
    /// A file with this content.
    File(Vec<u8>),
    /// Something other than a file, or other than a folder on the way to it.
    InTheWay(PathBuf),
    /// A symbolic link, to the file or to a folder on the way to it.
    Link(PathBuf),
}

/// The names in `dir`; `None` if it does not exist.
pub(super) fn names(dir: &Path) -> Result<Option<BTreeSet<String>>, WriteError> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        // A link that leads nowhere counts, too.
        Err(error) if error.kind() == ErrorKind::NotFound && fs::symlink_metadata(dir).is_err() => {
            return Ok(None);
        }
        Err(error) if error.kind() == ErrorKind::NotADirectory && dir.is_file() => {
            return Err(WriteError::NotAFolder(dir.to_owned()));
        }
        Err(error) => return Err(WriteError::io("read the folder", dir)(error)),
    };
    let name = |entry: std::io::Result<fs::DirEntry>| {
        entry.map(|entry| entry.file_name().to_string_lossy().into_owned())
    };
    entries.map(name).collect::<Result<_, _>>().map(Some).map_err(WriteError::io("read the folder", dir))
}

/// What is at `path`, a relative path with `/`, below `dir`. Links are reported, not followed.
pub(super) fn occupant(dir: &Path, path: &str) -> Result<Occupant, WriteError> {
    for prefix in prefixes(path) {
        let place = dir.join(prefix);
        let kind = match fs::symlink_metadata(&place) {
            Ok(metadata) => metadata.file_type(),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Occupant::Nothing),
            Err(error) => return Err(WriteError::io("look at", &place)(error)),
        };
        let expected = if prefix.len() == path.len() { kind.is_file() } else { kind.is_dir() };
        if kind.is_symlink() {
            return Ok(Occupant::Link(place));
        } else if !expected {
            return Ok(Occupant::InTheWay(place));
        }
    }
    let place = dir.join(path);
    fs::read(&place).map(Occupant::File).map_err(WriteError::io("read", &place))
}

/// All files below the folder `top` of `dir`, in the order of their paths. Links, and names that are not Unicode, are
/// skipped: the generator makes neither.
pub(super) fn walk(dir: &Path, top: &str) -> Result<Vec<Found>, WriteError> {
    let mut found = Vec::new();
    let mut folders = vec![top.to_owned()];
    while let Some(folder) = folders.pop() {
        let place = dir.join(&folder);
        match fs::symlink_metadata(&place) {
            Ok(metadata) if metadata.is_dir() => {}
            _ => continue,
        }
        for entry in fs::read_dir(&place).map_err(WriteError::io("read the folder", &place))? {
            let entry = entry.map_err(WriteError::io("read the folder", &place))?;
            let kind = entry.file_type().map_err(WriteError::io("look at", &entry.path()))?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let path = format!("{folder}/{name}");
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                let marked = path.ends_with(".rs") && is_marked(&entry.path())?;
                found.push(Found { path, marked });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// Whether the file begins with the mark; only that much of it is read.
fn is_marked(path: &Path) -> Result<bool, WriteError> {
    let mut start = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(MARK.len() as u64).read_to_end(&mut start))
        .map_err(WriteError::io("read", path))?;
    Ok(start == MARK.as_bytes())
}
