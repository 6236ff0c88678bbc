//! The one place that changes the disk.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::error::WriteError;

/// Replaces a file with `text`, and makes the folders on its way. The file is never seen half written: the text is
/// first written to a file beside it, which then takes its place in one step.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), WriteError> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(WriteError::io("create the folder", folder))?;
    let beside = beside(path);
    let written = write_beside(&beside, path, text).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = remove_if_there(&beside);
    }
    written.map_err(WriteError::io("write", path))
}

/// Removes a file, if it exists.
pub(super) fn remove(path: &Path) -> Result<(), WriteError> {
    remove_if_there(path).map_err(WriteError::io("remove", path))
}

/// Opens a file as it is, or creates an empty one.
#[cfg(feature = "cli")]
pub(super) fn create_or_open(path: &Path) -> io::Result<fs::File> {
    fs::OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

/// Removes the empty folders on the way to `path`, which is relative to `dir`.
pub(super) fn remove_empty_folders(dir: &Path, path: &str) {
    let mut folder = path;
    while let Some((parent, _)) = folder.rsplit_once('/') {
        // The folder directly below the crate's stays. Removing a folder that is not empty fails, which is intended.
        if !parent.contains('/') || fs::remove_dir(dir.join(parent)).is_err() {
            break;
        }
        folder = parent;
    }
}

/// Writes a file unless it has this text already, so that its time stamp says when it changed.
///
/// # Errors
///
/// If the operating system refuses.
pub(crate) fn write_if_changed(path: &Path, text: &str) -> Result<(), WriteError> {
    if fs::read_to_string(path).is_ok_and(|present| present == text) {
        return Ok(());
    }
    replace(path, text)
}

/// The name under which the new text of a file is written. It is always the same, so that the next run overwrites what
/// a killed process left.
pub(super) fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    path.with_file_name(format!(".{name}.smithy-typegen"))
}

fn write_beside(beside: &Path, path: &Path, text: &str) -> io::Result<()> {
    // A link in its place is replaced, not followed.
    remove_if_there(beside)?;
    let mut file = fs::File::create_new(beside)?;
    file.write_all(text.as_bytes())?;
    match fs::metadata(path) {
        Ok(metadata) => file.set_permissions(metadata.permissions()),
        Err(_) => Ok(()),
    }
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
