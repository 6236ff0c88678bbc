//! Carries out a plan.

use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{GeneratedFile, Plan, WriteError};

impl Plan<'_> {
    /// Writes and removes the planned files. No file is ever seen half written: each is written under another name in the
    /// same folder first, and then renamed.
    ///
    /// # Errors
    ///
    /// [`WriteError::Io`] at the first file that the operating system refuses; a new run goes on from there.
    pub fn apply(&self) -> Result<(), WriteError> {
        fs::create_dir_all(&self.dir).map_err(WriteError::io("create the folder", &self.dir))?;
        // The manifest is first: with it, a run that was interrupted left a crate, and the next run accepts the folder.
        let (manifests, others): (Vec<&GeneratedFile>, Vec<_>) =
            self.initial.iter().partition(|file| file.path == "Cargo.toml");
        for file in manifests.into_iter().chain(others) {
            self.write(file)?;
        }
        // Before anything that may have the same name where case does not count.
        self.removed.iter().try_for_each(|path| self.remove(path))?;
        let files = || self.created.iter().chain(&self.changed);
        let folders: BTreeSet<PathBuf> =
            files().filter_map(|file| self.dir.join(&file.path).parent().map(Path::to_owned)).collect();
        for folder in folders {
            fs::create_dir_all(&folder).map_err(WriteError::io("create the folder", &folder))?;
        }
        files().try_for_each(|file| self.write(file))
    }

    fn write(&self, file: &GeneratedFile) -> Result<(), WriteError> {
        let path = self.dir.join(&file.path);
        let folder = path.parent().unwrap_or(&self.dir);
        replace(&path, folder, &file.text).map_err(WriteError::io("write", &path))
    }

    /// Removes a file, and the folders that this leaves empty.
    fn remove(&self, path: &str) -> Result<(), WriteError> {
        let file = self.dir.join(path);
        match fs::remove_file(&file) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(WriteError::io("remove", &file)(error));
            }
            _ => {}
        }
        remove_empty_folders(&self.dir, path);
        Ok(())
    }
}

/// Removes the folders on the way to `path`, which is relative to `dir`, that are empty.
pub(super) fn remove_empty_folders(dir: &Path, path: &str) {
    let mut folder = path;
    while let Some((parent, _)) = folder.rsplit_once('/') {
        // The folder right below the crate's stays. One that is not empty refuses to go, which is what we want.
        if !parent.contains('/') || fs::remove_dir(dir.join(parent)).is_err() {
            break;
        }
        folder = parent;
    }
}

/// Puts `text` in the place of the file `path` in `folder`, all of it at once.
fn replace(path: &Path, folder: &Path, text: &str) -> std::io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".smithy-typegen-");
    // A temporary file is private by default. These are sources: the user's mask decides.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    if let Ok(metadata) = fs::metadata(path) {
        fs::set_permissions(file.path(), metadata.permissions())?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
