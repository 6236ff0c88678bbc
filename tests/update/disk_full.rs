//! Updates on a disk that gets full: all is as before, or the next run, with more room, goes on.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use super::library;
use super::stage::{Stage, read_tree};

/// How many sizes of the disk are tried, from none that is free to all that is needed.
const TIMES: usize = 16;

/// Runs an update in a small disk of its own, of this size in KiB, and copies what is there afterwards to `out`. None where
/// the system does not let us mount one.
fn on_disk(stage: &Stage, size: usize, out: &Path) -> Option<(bool, String)> {
    let script = r#"
        mount -t tmpfs -o size="$1"k tmpfs "$2" || exit 90
        cp -R "$3"/. "$2" || exit 91
        cd "$2" && "$4" command update new.json --model model.json --out crate -q > /dev/null
        status=$?
        cp -R "$2"/. "$5"
        exit $status"#;
    let disk = tempfile::tempdir().unwrap();
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", &size.to_string()])
        .args([disk.path(), stage.path(), Path::new(env!("CARGO_BIN_EXE_update-program")), out])
        .output()
        .ok()?;
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(0) => Some((true, stderr)),
        Some(1) if stderr.contains("error: ") => Some((false, stderr)),
        Some(91) => panic!("the disk is too small for the crate: {size}: {stderr}"),
        _ => None,
    }
}

#[test]
fn a_full_disk_changes_nothing_or_is_mended() {
    let stage = Stage::empty();
    stage.write("model.json", &library::model(10, "Title"));
    stage.write("new.json", &library::model(14, "Isbn"));
    let (exit, _, stderr) = stage.command(["generate", "model.json", "--out", "crate"]);
    assert_eq!(exit, 0, "{stderr}");
    let old = stage.tree();
    let updated = Stage::with(&old);
    assert_eq!(updated.update(&[]).0, 0);
    let new = updated.tree();
    // What files take on the disk: whole pages; and the journal, which has all texts.
    let pages = |tree: &BTreeMap<String, String>| -> usize {
        tree.values().map(|text| text.len().div_ceil(4096) * 4).sum()
    };
    let bytes = |tree: &BTreeMap<String, String>| tree.values().map(String::len).sum::<usize>();
    let (before, most) = (pages(&old), (bytes(&old) + bytes(&new)) / 1024 + 60);
    let (mut failed, mut unfinished, mut done) = (0, 0, 0);
    for at in 0..TIMES {
        let out = tempfile::tempdir().unwrap();
        // A quarter of that is enough: most of the room is there already, in the files that are replaced.
        let size = before + 8 + (most * at) / (4 * TIMES);
        let Some((success, stderr)) = on_disk(&stage, size, out.path()) else {
            eprintln!("left out: this system does not let a test mount a disk");
            return;
        };
        let tree = read_tree(out.path());
        if success {
            done += 1;
            assert!(tree == new, "{size}: mixed: {stderr}");
        } else if tree.contains_key("crate/.smithy-typegen-journal.json") {
            unfinished += 1;
            let more = Stage::with(&tree);
            let (exit, _, stderr) = more.update(&[]);
            assert_eq!(exit, 0, "{size}: {stderr}");
            assert!(more.tree() == new, "{size}: mixed");
        } else {
            failed += 1;
            let differing: Vec<_> =
                tree.keys().chain(old.keys()).filter(|path| tree.get(*path) != old.get(*path)).collect();
            assert!(differing.is_empty(), "{size}: {differing:?} differ: {stderr}");
            assert!(stderr.contains("all files are as before"), "{size}: {stderr}");
        }
    }
    println!("full disk: {failed} times all was as before, {unfinished} unfinished and mended, {done} done");
    assert!(failed > 0 && done > 0, "{failed} {unfinished} {done}");
}
