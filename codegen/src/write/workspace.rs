//! The workspace around a crate: whether it takes in a new one, and its lock file.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item};

use super::file::GeneratedFile;
use super::manifest::ALONE;

/// Takes the `[workspace]` table out of the manifest of a new crate in `dir` if a workspace above takes the folder in:
/// a workspace in a workspace is an error to Cargo.
pub(crate) fn fit_into_workspace(files: &mut [GeneratedFile], dir: &Path) {
    let Some(manifest) = files.iter_mut().find(|file| file.path == "Cargo.toml") else { return };
    if let Some(text) = manifest.text.strip_suffix(ALONE).filter(|_| is_member(dir)) {
        manifest.text = text.to_owned();
    }
}

/// Whether the nearest workspace above the folder, which need not exist, has it among its members
/// (<https://doc.rust-lang.org/cargo/reference/workspaces.html#the-members-and-exclude-fields>).
fn is_member(dir: &Path) -> bool {
    let Ok(dir) = std::path::absolute(dir) else { return false };
    let found = dir.ancestors().skip(1).find_map(|root| {
        let text = fs::read_to_string(root.join("Cargo.toml")).ok()?;
        Some((root, Document::parse(text).ok()?)).filter(|(_, manifest)| manifest.contains_key("workspace"))
    });
    let Some((root, manifest)) = found else { return false };
    let Ok(path) = dir.strip_prefix(root) else { return false };
    let lists = |key: &str| -> Vec<String> {
        let list =
            manifest.get("workspace").and_then(|workspace| workspace.get(key)).and_then(Item::as_array);
        list.into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    // A star does not go down into folders.
    let options = glob::MatchOptions { require_literal_separator: true, ..glob::MatchOptions::default() };
    let matches =
        |pattern: &String| glob::Pattern::new(pattern).is_ok_and(|it| it.matches_path_with(path, options));
    lists("members").iter().any(matches) && !lists("exclude").iter().any(|folder| path.starts_with(folder))
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
