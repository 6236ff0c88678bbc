//! The models that `generate --each` makes crates of, and the crates' names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::slice;

use crate::cli::failure::Failure;
use crate::diagnostic::print::shown;
use crate::model_files::models_in;
use crate::shape_id::ShapeId;

/// The models, by the names of their crates.
pub(super) type Crates = BTreeMap<String, PathBuf>;

/// The crates to make of these models, where folders stand for all models in them.
///
/// # Errors
///
/// Every model that has no name of its own for a crate, and every folder without a model.
pub(super) fn crates(paths: &[PathBuf], out: &Path) -> Result<Crates, Failure> {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        match models_in(slice::from_ref(path)) {
            Err(problem) => problems.push(problem),
            Ok(found) if found.is_empty() => {
                problems.push(format!("the folder {} has no file that ends in `.json`", shown(path)));
            }
            Ok(found) => files.extend(found),
        }
    }
    files.sort();
    files.dedup();
    let mut crates = Crates::new();
    for model in files {
        let Some(name) = folder_name(&model) else {
            let file = shown(&model);
            problems.push(format!("{file} has no name for a folder; generate it by itself"));
            continue;
        };
        match crates.get(&name) {
            Some(other) => problems.push(format!(
                "{} and {} would become the same crate, {}: rename one of them, or generate it by itself",
                shown(other),
                shown(&model),
                shown(&out.join(&name))
            )),
            None => {
                crates.insert(name, model);
            }
        }
    }
    if problems.is_empty() { Ok(crates) } else { Err(problems.into()) }
}

/// The name of a model's crate: that of the file, in lower case and without its ending. `None` if the name could lead
/// elsewhere (`...json` without its ending is `..`) or is not the same in every file system.
fn folder_name(model: &Path) -> Option<String> {
    let name = model.file_stem()?.to_str()?.to_ascii_lowercase();
    is_plain(&name).then_some(name)
}

/// Whether the name works as a folder's name in every file system.
fn is_plain(name: &str) -> bool {
    name.starts_with(char::is_alphanumeric)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '+' | '@'))
}

/// The names of the crates of a file's services: with the service's name, or with its id if two differ only in the
/// namespace.
pub(super) fn service_names(model: &str, services: &[ShapeId]) -> Vec<String> {
    let name = |service: &ShapeId| service.name().to_ascii_lowercase();
    let names = services.iter().map(|service| {
        let is_unique = services.iter().filter(|other| name(other) == name(service)).count() == 1;
        let text = if is_unique { name(service) } else { service.as_str().to_ascii_lowercase() };
        format!("{model}-{}", text.replace(['#', '.'], "-"))
    });
    names.collect()
}
