//! Updates that end before their time.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use smithy_typegen::load::Source;
use smithy_typegen::update::{Documentation, Request, files_outside, prepare};
use smithy_typegen::write::{Leftover, Recovered, Step, Transaction, TransactionError, plan};

use super::stage::{Stage, case};

/// A case with files that are created, changed and removed, also outside of the crate.
const CASE: &str = "everything-at-once";
const JOURNAL: &str = "crate/.smithy-typegen-journal.json";

type Tree = BTreeMap<String, String>;

/// The tree before and after the update.
fn ends() -> (Tree, Tree) {
    let stage = Stage::of(&case(CASE));
    let old = stage.tree();
    assert_eq!(stage.update(&[]).0, 0);
    (old, stage.tree())
}

/// A crate whose update died before this step; none where it has fewer steps.
fn killed(step: usize) -> Option<Stage> {
    let stage = Stage::of(&case(CASE));
    let output = stage.program(["update", &step.to_string()]);
    (!output.status.success()).then_some(stage)
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
fn killed_at_every_step() {
    let (old, new) = ends();
    let (mut olds, mut news) = (0, 0);
    for step in 0.. {
        let Some(stage) = killed(step) else { break };
        let is_committed = stage.path().join(JOURNAL).exists();

        let left = stage.tree();
        let (exit, _, stderr) = generate(&stage, &["--check"]);
        assert_eq!(exit, i32::from(is_committed), "step {step}: {stderr}");
        assert_eq!(stderr.contains("was not finished"), is_committed, "step {step}: {stderr}");
        let (exit, _, stderr) = stage.update(&["--dry-run"]);
        assert_eq!(exit, i32::from(is_committed), "step {step}: {stderr}");
        assert_eq!(stage.tree(), left, "step {step}: what writes nothing wrote");

        let (exit, _, stderr) = generate(&stage, &[]);
        assert_eq!(exit, 0, "step {step}: {stderr}");
        assert_eq!(stderr.contains("note: crate: the last update "), left != old, "step {step}: {stderr}");
        let after = stage.tree();
        assert!(after == if is_committed { new.clone() } else { old.clone() }, "step {step}: mixed");
        assert_eq!(empty_folders(stage.path()), Vec::<String>::new(), "step {step}");
        if is_committed { news += 1 } else { olds += 1 }
    }
    assert_eq!(olds, 2, "before the draft, and before it becomes the journal");
    assert!(news > 15, "{news}");
}

#[test]
fn an_update_goes_on_where_another_was_killed() {
    let (_, new) = ends();
    for step in [0, 1, 2, 7, 12] {
        let stage = killed(step).unwrap();
        let (exit, _, stderr) = stage.update(&[]);
        assert_eq!(exit, 0, "step {step}: {stderr}");
        assert!(stage.tree() == new, "step {step}: mixed");
    }
}

#[test]
fn the_one_that_goes_on_may_be_killed_too() {
    let (_, new) = ends();
    for step in 0.. {
        let stage = killed(6).unwrap();
        if stage.program(["recover", &step.to_string()]).status.success() {
            assert!(step > 10, "{step}");
            break;
        }
        assert!(stage.path().join(JOURNAL).exists(), "step {step}");
        assert!(stage.program(["recover"]).status.success(), "step {step}");
        assert!(stage.tree() == new, "step {step}: mixed");
    }
}

/// The transaction of the case, in a folder of its own.
fn prepared() -> (Stage, Transaction) {
    let stage = Stage::of(&case(CASE));
    let path = |name: &str| stage.path().join(name);
    let source = |name: &str| Source { name: name.to_owned(), text: fs::read_to_string(path(name)).unwrap() };
    let update = prepare(&Request {
        old: &source("model.json"),
        new: &source("new.json"),
        model: &path("model.json"),
        dir: &path("crate"),
        model_name: "model.json",
        new_name: "new.json",
        documentation: Documentation::Ours,
    });
    let transaction = update.unwrap().transaction;
    (stage, transaction)
}

/// Fails the steps of which `fails` says so.
fn failing(fails: impl Fn(usize) -> bool) -> impl FnMut(Step<'_>) -> io::Result<()> {
    let count = Cell::new(0);
    move |_| {
        let step = count.replace(count.get() + 1);
        if fails(step) { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}

#[test]
fn a_step_that_fails_is_taken_back() {
    let (old, new) = ends();
    for step in 0.. {
        let (stage, transaction) = prepared();
        match transaction.commit(&mut failing(|n| n == step)) {
            Ok(()) => {
                assert!(step > 15, "{step}");
                break;
            }
            Err(TransactionError::Unchanged(_)) => {
                assert!(stage.tree() == old, "step {step}: mixed");
                assert_eq!(empty_folders(stage.path()), Vec::<String>::new(), "step {step}");
            }
            // Only the journal could not be removed.
            Err(error @ TransactionError::Unfinished { second: None, .. }) => {
                assert!(
                    error.to_string().starts_with("all files are changed, but cannot remove "),
                    "{error}"
                );
                let (exit, _, stderr) = generate(&stage, &[]);
                assert!(exit == 0 && stderr.contains("only its journal was left"), "{stderr}");
                assert!(stage.tree() == new, "step {step}: mixed");
            }
            Err(error) => panic!("step {step}: {error}"),
        }
    }
}

#[test]
fn a_disk_that_stays_full_leaves_the_journal() {
    let (_, new) = ends();
    for step in [4, 9] {
        let (stage, transaction) = prepared();
        let error = transaction.commit(&mut failing(|n| n >= step)).unwrap_err();
        assert!(matches!(error, TransactionError::Unfinished { second: Some(_), .. }), "{error}");
        assert!(error.hint().unwrap().contains("run the command again"), "{error}");
        let dir = stage.path().join("crate");
        let leftover = Leftover::of(&dir).unwrap().unwrap();
        let outside = files_outside(&dir, &stage.path().join("model.json"));
        assert!(matches!(leftover.recover(&outside, &mut |_| Ok(())), Ok(Recovered::Completed(1..))));
        assert!(stage.tree() == new, "step {step}: mixed");
    }
}

#[test]
fn work_that_was_done_in_between_stays() {
    let stage = killed(6).unwrap();
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
    let stage = Stage::of(&case(CASE));
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

/// The library, too, writes nothing into a crate that is half changed.
#[test]
fn plans_are_refused_while_an_update_is_open() {
    let stage = killed(6).unwrap();
    let error = plan(&[], &stage.path().join("crate")).unwrap_err();
    assert!(error.to_string().starts_with("an update of the crate was not finished: it left "), "{error}");
}

#[cfg(unix)]
#[test]
fn links_are_not_written_through() {
    let stage = killed(2).unwrap();
    let outside = tempfile::tempdir().unwrap();
    fs::remove_dir_all(stage.path().join("crate/src/operation")).unwrap();
    std::os::unix::fs::symlink(outside.path(), stage.path().join("crate/src/operation")).unwrap();
    let (exit, _, stderr) = generate(&stage, &[]);
    assert!(exit == 1 && stderr.contains("changed since:\n  crate/src/operation/"), "{stderr}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}
