//! What the tests share: where things lie, and models that lie elsewhere.

#[cfg(doctest)]
mod readme;

pub mod any;
pub mod crates;
pub mod files;
pub mod property;
pub mod sources;
pub mod walk;

use std::path::{Path, PathBuf};

/// The top of the repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The folder of cases.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// The folders in a folder, sorted: the cases of a kind.
///
/// # Panics
///
/// If it cannot be read, or something else than folders is in it, which would be no case.
pub fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    found.sort();
    assert!(found.iter().all(|path| path.is_dir()), "{} has more than folders", folder.display());
    found
}

/// The folder that an environment variable names: models that are not ours to check in.
pub fn external(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|folder| folder.is_dir())
}

/// The models in the folder that `SMITHY_MODELS` names, by name, sorted.
pub fn published_models() -> Vec<(String, PathBuf)> {
    let folder = external("SMITHY_MODELS").expect("SMITHY_MODELS names the folder with the models");
    let entries = folder.read_dir().expect("the folder can be read");
    let mut models: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path))
        .collect();
    models.sort();
    models
}
