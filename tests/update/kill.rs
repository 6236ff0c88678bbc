//! Updates that ended before their time. What a killed process leaves is made by hand here: the journal, which is the
//! first thing that an update writes, and as many of the changes as it came to make.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::stage::{Stage, case};

/// A case with files that are created, changed and removed, also outside of the crate.
const CASE: &str = "everything-at-once";
const JOURNAL: &str = "crate/.smithy-typegen-journal.json";

type Tree = BTreeMap<String, String>;

/// The tree before and after the update.
fn ends() -> &'static (Tree, Tree) {
    static ENDS: LazyLock<(Tree, Tree)> = LazyLock::new(|| {
        let stage = Stage::of(&case(CASE));
        let old = stage.tree();
        assert_eq!(stage.update(&[]).0, 0);
        (old, stage.tree())
    });
    &ENDS
}

/// The paths of what changes.
fn changed<'t>(old: &'t Tree, new: &'t Tree) -> Vec<&'t String> {
    let paths: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    paths.into_iter().filter(|path| old.get(*path) != new.get(*path)).collect()
}

/// A crate whose update died when it had made this many of its changes.
fn killed(made: usize) -> Stage {
    let (old, new) = ends();
    let paths = changed(old, new);
    let stage = Stage::with(old);
    let change = |path: &&String| -> Value {
        let relative = path.strip_prefix("crate/").map_or_else(|| format!("../{path}"), str::to_owned);
        json!({ "path": relative, "before": old.get(*path), "after": new.get(*path) })
    };
    let changes: Vec<Value> = paths.iter().map(change).collect();
    stage.write(JOURNAL, &json!({ "smithy-typegen-journal": 1, "changes": changes }).to_string());
    for path in paths.iter().take(made) {
        match new.get(*path) {
            Some(text) => stage.write(path, text),
            None => fs::remove_file(stage.path().join(path)).unwrap(),
        }
    }
    // The next one was being written.
    let next = paths.get(made).filter(|path| new.contains_key(**path));
    if let Some((folder, name)) = next.and_then(|path| path.rsplit_once('/')) {
        stage.write(&format!("{folder}/.{name}.smithy-typegen"), "half");
    }
    stage
}

fn generate(stage: &Stage, more: &[&str]) -> (i32, String, String) {
    let args = ["generate", "--model", "model.json", "--out", "crate"];
    stage.command(args.into_iter().chain(more.iter().copied()))
}

/// Folders without files, which a tree does not show.
fn empty_folders(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let entries: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    if entries.is_empty() {
        found.push(dir.display().to_string());
    }
    found.extend(entries.iter().filter(|path| path.is_dir()).flat_map(|path| empty_folders(path)));
    found
}

#[test]
fn killed_between_any_two_changes() {
    let (old, new) = ends();
    let count = changed(old, new).len();
    assert!(count > 10, "{count}");
    for made in 0..=count {
        let stage = killed(made);
        let left = stage.tree();
        for (exit, _, stderr) in [generate(&stage, &["--check"]), stage.update(&["--dry-run"])] {
            assert!(exit == 1 && stderr.contains("was not finished"), "{made}: {stderr}");
        }
        assert_eq!(stage.tree(), left, "{made}: what writes nothing wrote");

        let (exit, _, stderr) = generate(&stage, &[]);
        assert_eq!(exit, 0, "{made}: {stderr}");
        let told = match count - made {
            0 => "had changed all files; only its journal was left".to_owned(),
            1 => "was not finished; it is now: 1 more file was changed".to_owned(),
            open => format!("was not finished; it is now: {open} more files were changed"),
        };
        assert!(stderr.starts_with(&format!("note: crate: the last update {told}\n")), "{made}: {stderr}");
        assert!(stage.tree() == *new, "{made}: mixed");
        assert_eq!(empty_folders(stage.path()), Vec::<String>::new(), "{made}");
    }
}

#[test]
fn killed_before_the_journal_was_written() {
    let (old, new) = ends();
    for update in [false, true] {
        let stage = Stage::with(old);
        stage.write("crate/..smithy-typegen-journal.json.smithy-typegen", "{\"smithy-typegen-jour");
        assert_eq!(generate(&stage, &["--check"]).0, 0);
        let (exit, _, stderr) = if update { stage.update(&[]) } else { generate(&stage, &[]) };
        assert_eq!(exit, 0, "{stderr}");
        assert!(stage.tree() == *if update { new } else { old });
    }
}

#[test]
fn an_update_goes_on_where_another_was_killed() {
    let (_, new) = ends();
    for made in [0, 1, 7] {
        let stage = killed(made);
        let (exit, _, stderr) = stage.update(&[]);
        assert_eq!(exit, 0, "{made}: {stderr}");
        assert!(stage.tree() == *new, "{made}: mixed");
    }
}

#[test]
fn work_that_was_done_in_between_stays() {
    let stage = killed(4);
    stage.write("crate/CHANGELOG.md", "# Mine\n");
    let before = stage.tree();
    for (exit, _, stderr) in [generate(&stage, &[]), stage.update(&[])] {
        let expected = "error: the update in crate/.smithy-typegen-journal.json was not finished, and these files \
            changed since:\n  crate/CHANGELOG.md\n  help: either restore these files from version control and run the \
            command again, or remove crate/.smithy-typegen-journal.json to keep everything as it is now\n";
        assert_eq!((exit, stderr.as_str()), (1, expected));
    }
    assert!(stage.tree() == before);
}

#[test]
fn a_journal_from_elsewhere_is_not_followed() {
    let stage = Stage::with(&ends().0);
    let refused = |changes: &str| {
        stage.write(JOURNAL, &format!("{{\"smithy-typegen-journal\": 1, \"changes\": [{changes}]}}"));
        let before = stage.tree();
        let (exit, _, stderr) = generate(&stage, &[]);
        assert_eq!(exit, 1, "{stderr}");
        assert!(stage.tree() == before);
        stderr
    };
    for path in ["../evil.rs", "src/../../evil.rs", "/evil.rs", "../crate2/Cargo.lock"] {
        let stderr = refused(&format!("{{\"path\": \"{path}\", \"before\": null, \"after\": \"x\"}}"));
        assert!(stderr.contains("changes files outside of the crate:\n"), "{stderr}");
        assert!(stderr.contains("help: give the --model of the update that was interrupted"), "{stderr}");
    }
    let stderr = refused("{\"path\": 1}");
    assert!(stderr.contains("is left of an update and cannot be read: "), "{stderr}");
    assert!(stderr.contains("help: restore the crate and its model from version control"), "{stderr}");
    stage.write(JOURNAL, "{\"smithy-typegen-journal\": 2, \"changes\": []}");
    let (exit, _, stderr) = stage.update(&[]);
    assert!(exit == 1 && stderr.contains("it is of another version"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn links_are_not_written_through() {
    let stage = killed(0);
    let outside = tempfile::tempdir().unwrap();
    fs::remove_dir_all(stage.path().join("crate/src/operation")).unwrap();
    std::os::unix::fs::symlink(outside.path(), stage.path().join("crate/src/operation")).unwrap();
    let (exit, _, stderr) = generate(&stage, &[]);
    assert!(exit == 1 && stderr.contains("changed since:\n  crate/src/operation/"), "{stderr}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

/// A file that cannot be written: a folder that is not empty is where its text would be written first.
fn blocked(stage: &Stage, path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let beside = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let beside = format!("{beside}.{name}.smithy-typegen");
    stage.write(&format!("{beside}/x"), "");
    beside
}

#[test]
fn a_step_that_fails_is_taken_back() {
    let (old, new) = ends();
    for path in changed(old, new).into_iter().filter(|path| new.contains_key(*path)) {
        let stage = Stage::with(old);
        let block = blocked(&stage, path);
        let (exit, _, stderr) = stage.update(&[]);
        assert!(exit == 1 && stderr.contains("; all files are as before"), "{path}: {stderr}");
        fs::remove_dir_all(stage.path().join(block)).unwrap();
        assert!(stage.tree() == *old, "{path}: mixed");
    }
}

#[test]
fn what_cannot_be_taken_back_leaves_the_journal() {
    let (old, new) = ends();
    let stage = Stage::with(old);
    // Files are removed first, so the one that fails comes later, and those that were removed cannot be brought back.
    let removed = changed(old, new).into_iter().find(|path| !new.contains_key(*path)).unwrap();
    let blocks = [blocked(&stage, removed), blocked(&stage, "model.json")];
    let (exit, _, stderr) = stage.update(&[]);
    assert!(exit == 1 && stderr.contains("; and the changes could not be taken back: "), "{stderr}");
    assert!(stderr.contains("help: mend this and run the command again: it goes on from "), "{stderr}");
    assert!(stage.path().join(JOURNAL).exists());
    for block in blocks {
        fs::remove_dir_all(stage.path().join(block)).unwrap();
    }
    let (exit, _, stderr) = generate(&stage, &[]);
    assert_eq!(exit, 0, "{stderr}");
    assert!(stage.tree() == *new, "mixed");
}
