//! The two crates of a pair.

use std::fs;
use std::path::{Path, PathBuf};

use smithy_typegen::diagnostic::Diagnostics;
use smithy_typegen::{Config, Source, generate};

use crate::Error;
use crate::pairs::Pair;

/// The crates of a pair, on disk and as `diff` takes them.
pub(crate) struct Subject {
    pub(crate) old: PathBuf,
    pub(crate) new: PathBuf,
    pub(crate) old_model: Source,
    pub(crate) new_model: Source,
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
    let old_model = write_one(&pair.old, &old)?;
    let new_model = write_one(&pair.new, &new)?;
    Ok(Subject { old, new, old_model, new_model })
}

fn write_one(model: &Path, folder: &Path) -> Result<Source, Error> {
    let text = fs::read_to_string(model).map_err(|error| format!("{}: {error}", model.display()))?;
    // One name for all, so that the head of a file is no difference.
    let sources = [Source { name: "model.json".to_owned(), text }];
    let config = Config {
        model_name: "model.json".to_owned(),
        package: Some(PACKAGE.to_owned()),
        ..Config::default()
    };
    let refused = |found: Diagnostics| format!("{}: {found:#?}", model.display());
    let files = generate(&sources, &config).map_err(refused)?.files;
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, file.text)?;
    }
    let [source] = sources;
    Ok(source)
}
