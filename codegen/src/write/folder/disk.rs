//! What is on the disk.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::paths::prefixes;
use crate::diagnostic::print::shown;
use crate::write::error::WriteError;
use crate::write::file::MARK;

/// What to do about something that is where a folder or a file should be.
pub(super) const REMOVE: &str = "remove what is there, or choose another folder";

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

/// What was read of the file at `path`; `None` if there is no file.
pub(super) fn if_there<T>(path: &Path, read: io::Result<T>) -> Result<Option<T>, WriteError> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(WriteError::io("read", path)(error)),
    }
}

/// The text of a file; `None` if there is no file.
///
/// # Errors
///
/// If it cannot be read, or is not UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<Option<String>, WriteError> {
    if_there(path, fs::read_to_string(path))
}

/// The path without links. Of a file that does not exist, only its folder must.
pub(super) fn canonical(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path).or_else(|error| {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Err(error) };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        Ok(fs::canonicalize(folder)?.join(name))
    })
}

/// The names in `dir`; none if it does not exist.
pub(super) fn names(dir: &Path) -> Result<BTreeSet<String>, WriteError> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        // A link that leads nowhere counts, too.
        Err(error) if error.kind() == ErrorKind::NotFound && fs::symlink_metadata(dir).is_err() => {
            return Ok(BTreeSet::new());
        }
        Err(error) if error.kind() == ErrorKind::NotADirectory && dir.is_file() => {
            let problem = WriteError::new(format!("{} is not a folder", shown(dir)));
            return Err(problem.hinted(REMOVE));
        }
        Err(error) => return Err(WriteError::io("read the folder", dir)(error)),
    };
    let name =
        |entry: io::Result<fs::DirEntry>| entry.map(|entry| entry.file_name().to_string_lossy().into_owned());
    entries.map(name).collect::<Result<_, _>>().map_err(WriteError::io("read the folder", dir))
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
