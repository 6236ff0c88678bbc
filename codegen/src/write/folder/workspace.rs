//! The workspace around a crate: whether it takes in a new one, and its lock file.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item};

use crate::write::file::GeneratedFile;
use crate::write::manifest::ALONE;

/// The text of a file of a new crate in `dir`: the manifest is without its `[workspace]` table if a workspace above takes
/// the folder in, because a workspace in a workspace is an error to Cargo.
pub(super) fn text_in_workspace<'f>(file: &'f GeneratedFile, dir: &Path) -> &'f str {
    let member = file.text.strip_suffix(ALONE).filter(|_| file.path == "Cargo.toml" && is_member(dir));
    member.unwrap_or(&file.text)
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
