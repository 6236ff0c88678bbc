//! The two crates of a pair.

use std::fs;
use std::path::{Path, PathBuf};

use smithy_typegen::diagnostic::Diagnostics;
use smithy_typegen::load::Source;
use smithy_typegen::lower::Crate;
use smithy_typegen::write::plan;
use smithy_typegen::{Config, generate, lower};

use crate::Error;
use crate::pairs::Pair;

/// The crates of a pair, on disk and as `diff` takes them.
pub(crate) struct Subject {
    pub(crate) old: PathBuf,
    pub(crate) new: PathBuf,
    pub(crate) old_lowered: Crate,
    pub(crate) new_lowered: Crate,
}

/// The package name of every crate: what changes with the model's namespace is not a change of the crate.
pub(crate) const PACKAGE: &str = "subject";

/// Removes the crates of an earlier run. All crates share a target folder, and files that are written anew are how
/// cargo tells one from the other.
pub(crate) fn clear(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", folder.display()).into())
        }
        _ => Ok(()),
    }
}

/// Generates both crates below a folder.
pub(crate) fn write(pair: &Pair, folder: &Path) -> Result<Subject, Error> {
    let (old, new) = (folder.join("old"), folder.join("new"));
    let old_lowered = write_one(&pair.old, &old)?;
    let new_lowered = write_one(&pair.new, &new)?;
    Ok(Subject { old, new, old_lowered, new_lowered })
}

fn write_one(model: &Path, folder: &Path) -> Result<Crate, Error> {
    let text = fs::read_to_string(model).map_err(|error| format!("{}: {error}", model.display()))?;
    // One name for all, so that the head of a file is no difference.
    let sources = [Source { name: "model.json".to_owned(), text }];
    let config = Config {
        model_name: "model.json".to_owned(),
        package: Some(PACKAGE.to_owned()),
        ..Config::default()
    };
    let refused = |found: Diagnostics| format!("{}: {found:#?}", model.display());
    let (lowered, _) = lower(&sources, &config).map_err(refused)?;
    let files = generate(&sources, &config).map_err(refused)?.files;
    plan(&files, folder)?.apply()?;
    Ok(lowered)
}
