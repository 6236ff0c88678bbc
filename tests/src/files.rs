//! Generated files and folders, compared and written without the generator's own code for it.

use std::fs;
use std::path::{Path, PathBuf};

use smithy_typegen::{FileKind, GeneratedFile};

/// The files below a folder, sorted.
pub(crate) fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// The sources in a crate's folder that are not the generated ones, or have another text.
pub fn differing(files: &[GeneratedFile], folder: &Path) -> Vec<PathBuf> {
    let generated = || files.iter().filter(|file| file.kind == FileKind::Generated);
    let differs =
        |file: &&GeneratedFile| fs::read_to_string(folder.join(&file.path)).ok().as_ref() != Some(&file.text);
    let paths: Vec<PathBuf> = generated().map(|file| folder.join(&file.path)).collect();
    let stale = below(&folder.join("src")).into_iter().filter(|path| !paths.contains(path));
    generated().filter(differs).map(|file| folder.join(&file.path)).chain(stale).collect()
}

/// Writes a crate, of which only the generated files may be there, and leaves alone what is as it should be.
///
/// # Panics
///
/// If something cannot be written.
pub fn write(files: &[GeneratedFile], folder: &Path) {
    for path in differing(files, folder) {
        let _ = fs::remove_file(path);
    }
    for file in files {
        let path = folder.join(&file.path);
        if fs::read_to_string(&path).ok().as_ref() != Some(&file.text) {
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
            fs::write(path, &file.text).expect("the file can be written");
        }
    }
}
