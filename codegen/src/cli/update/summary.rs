//! What an update says that it did.

use std::path::{Path, PathBuf};

use crate::cli::console::Console;
use crate::cli::summary::{count, folder};
use crate::diagnostic::print::shown;
use crate::update::{Dropped, Release, Undocumented, Update};
use crate::write::FileChange;

/// Prints what the update of the crate in `dir` did, or would do.
pub(super) fn print(
    update: &Update,
    dir: &Path,
    models: &[PathBuf],
    dry_run: bool,
    console: &mut Console<'_>,
) {
    let form = if models.len() == 1 { "its normal form" } else { "their normal form" };
    let models: Vec<_> = models.iter().map(|model| shown(model)).collect();
    let (model, out) = (models.join(", "), shown(dir));
    let changes = &update.changes;
    if changes.is_empty() {
        console.message(format_args!("{} and {model} stay as they are\n", folder(dir)));
        return;
    }
    console.message(undocumented(&update.undocumented));
    console.message(dropped(&update.dropped, &model));
    let would = if dry_run { "would be " } else { "" };
    match &update.release {
        Some(release) => console.message(released(&out, release, changes, dry_run)),
        None => console.message(format_args!("{} stays as it is\n", folder(dir))),
    }
    if !update.added.is_empty() {
        let added: String = update.added.iter().map(|line| format!("  {line}\n")).collect();
        console.message(format_args!(
            "{out}/Cargo.toml: {would}added because the new code needs it; the next Cargo command without --locked brings \
             it into the lock file:\n{added}"
        ));
    }
    console.message(format_args!("{model}: {would}written, in {form}\n"));
    if let Some(release) = update.release.as_ref().filter(|_| dry_run) {
        console.message(format_args!("\n{}", release.section));
    }
}

fn released(out: &str, release: &Release, changes: &[FileChange], dry_run: bool) -> String {
    let (would, becomes, added) = match dry_run {
        true => ("would be ", "would become", " would be added"),
        false => ("", "becomes", ""),
    };
    let generated = || changes.iter().filter(|change| change.path.starts_with("src/"));
    let created = generated().filter(|change| change.before.is_none()).count();
    let removed = generated().filter(|change| change.after.is_none()).count();
    let changed = generated().count() - created - removed;
    let lock = changes.iter().any(|change| change.path.ends_with("Cargo.lock"));
    let lock = if lock { " and the lock file" } else { "" };
    format!(
        "{out}/src: {} {would}created, {changed} changed, {removed} removed\n\
         {out}/Cargo.toml{lock}: version {} {becomes} {to}\n\
         {out}/CHANGELOG.md: a section about {to}{added}\n",
        count(created, "file"),
        release.from,
        to = release.to,
    )
}

fn undocumented(found: &[Undocumented]) -> String {
    if found.is_empty() {
        return String::new();
    }
    let count: usize = found.iter().map(|entry| entry.members.len() + usize::from(entry.itself)).sum();
    let mut text = format!("no documentation, and new or lost: {count}\n");
    for entry in found {
        let itself = entry.itself.then_some("itself");
        let parts: Vec<&str> = itself.into_iter().chain(entry.members.iter().map(String::as_str)).collect();
        text.push_str(&format!("  {}: {}\n", entry.shape, parts.join(", ")));
    }
    text
}

fn dropped(dropped: &Dropped, model: &str) -> String {
    let traits: Vec<_> = dropped.traits.iter().map(|(id, count)| format!("{id} ({count})")).collect();
    let mut lines = Vec::new();
    if !traits.is_empty() {
        lines.push(format!("traits {}", traits.join(", ")));
    }
    lines.extend((dropped.shapes > 0).then(|| count(dropped.shapes, "shape") + " outside of the closure"));
    lines.extend((dropped.metadata > 0).then(|| count(dropped.metadata, "key") + " of metadata"));
    lines.into_iter().map(|line| format!("{model}: not used, and left out: {line}\n")).collect()
}
