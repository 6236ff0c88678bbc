//! Files of Git revisions.

use std::io::{Error, ErrorKind, Result};
use std::path::Path;
use std::process::Command;

use crate::diagnostic::print::escaped;

/// A file of a Git revision, such as `HEAD~3:models/a.json`, where that is how Git reads a path that does not exist; `error`
/// says why it was not read.
pub(super) fn read(path: &Path, error: Error) -> Result<Vec<u8>> {
    let name = path.to_str().filter(|name| name.contains(':') && !name.starts_with('-'));
    let Some(name) = name.filter(|_| error.kind() == ErrorKind::NotFound) else { return Err(error) };
    // Not `show`, which would print the names in a folder, and may convert a file.
    let output = Command::new("git").args(["cat-file", "blob", name]).output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let told = String::from_utf8_lossy(&output.stderr);
    Err(Error::other(format!("Git says: {}", escaped(told.trim().trim_start_matches("fatal: ")))))
}
