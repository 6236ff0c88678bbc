//! Changes of files that people write, such as a crate's manifest.

use std::path::Path;

use super::change::FileChange;
use super::disk::{canonical, read_text};
use crate::relative_path::relative_path;
use crate::write::error::WriteError;

/// The change of one file of the crate in `dir`, or beside it, from its text, or none, to what `edit` makes of it;
/// `None` if that is the same. If the file is a link, its target is changed.
///
/// # Errors
///
/// If the file cannot be read; what `edit` says.
pub(crate) fn edited(
    dir: &Path,
    path: &Path,
    edit: impl FnOnce(Option<&str>) -> Result<String, String>,
) -> Result<Option<FileChange>, WriteError> {
    let unusable = |problem: String| WriteError::unusable(path, &problem);
    let before = read_text(path)?;
    let after = Some(edit(before.as_deref()).map_err(unusable)?);
    let canonical = |path: &Path| canonical(path).map_err(WriteError::io("read", path));
    let path = relative_path(&canonical(dir)?, &canonical(path)?);
    let path = path.ok_or_else(|| unusable("the path is not Unicode".to_owned()))?;
    Ok((before != after).then_some(FileChange { path, before, after }))
}
