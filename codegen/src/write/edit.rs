//! Changes of files that people write, such as a crate's manifest.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::change::{FileChange, relative_path};
use super::error::WriteError;

/// The text of a file; `None` if there is no file.
///
/// # Errors
///
/// [`WriteError::Io`], also if the file is not UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<Option<String>, WriteError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(WriteError::io("read", path)(error)),
    }
}

/// The change of one file for a [`Transaction`](super::Transaction) on the crate in `dir`: from its text, or none, to
/// what `edit` makes of it. If the file is a link, its target is changed.
///
/// # Errors
///
/// [`WriteError::Io`]; [`WriteError::Unusable`] with what `edit` says.
pub(crate) fn edited(
    dir: &Path,
    path: &Path,
    edit: impl FnOnce(Option<&str>) -> Result<String, String>,
) -> Result<FileChange, WriteError> {
    let unusable = |problem: String| WriteError::Unusable { path: path.to_owned(), problem };
    let before = read_text(path)?;
    let after = edit(before.as_deref()).map_err(unusable)?;
    let canonical = |path: &Path| fs::canonicalize(path).map_err(WriteError::io("read", path));
    let place = match (before.is_some(), path.parent(), path.file_name()) {
        (false, Some(folder), Some(name)) => canonical(folder)?.join(name),
        _ => canonical(path)?,
    };
    let path = relative_path(&canonical(dir)?, &place);
    let path = path.ok_or_else(|| unusable("the path is not Unicode".to_owned()))?;
    Ok(FileChange { path, before, after: Some(after) })
}

/// The lock file with the crate in `dir`: the crate's own, or that of a workspace around it.
pub(crate) fn lock_file(dir: &Path) -> Option<PathBuf> {
    let mut shown = dir.to_owned();
    for folder in fs::canonicalize(dir).ok()?.ancestors() {
        if folder.join("Cargo.lock").is_file() {
            return Some(shown.join("Cargo.lock"));
        }
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
        if manifest.lines().any(|line| line.trim_start().starts_with("[workspace")) {
            return None;
        }
        shown.push("..");
    }
    None
}
