//! Updates that are killed by the system, at any time and at each stage: what is left is as before, or the next run says so
//! and goes on.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::library;
use super::stage::Stage;

const JOURNAL: &str = "crate/.smithy-typegen-journal.json";
const DRAFT: &str = "crate/..smithy-typegen-journal.json.smithy-typegen";
const UPDATE: [&str; 7] = ["command", "update", "new.json", "--model", "model.json", "--out", "crate"];

#[expect(clippy::disallowed_methods, reason = "no file depends on it")]
fn now() -> Instant {
    Instant::now()
}

/// How often an update is killed where the time decides what it was at: in each of five stages twice. Every state that a
/// kill can leave is made in `kill.rs`.
const TIMES: usize = 10;

type Tree = BTreeMap<String, String>;

/// The tree before and after.
struct Ends {
    old: Tree,
    new: Tree,
    /// How long an update takes until it writes its journal, and from then on.
    durations: [Duration; 2],
}

/// Of a crate for which an update takes a while.
static ENDS: LazyLock<Ends> = LazyLock::new(|| ends(12, 9));

/// A crate with so many operations, of which an update changes all and makes some.
fn ends(operations: usize, more: usize) -> Ends {
    let stage = Stage::empty();
    stage.write("model.json", &library::model(operations, "Title"));
    stage.write("new.json", &library::model(operations + more, "Isbn"));
    let (exit, _, stderr) = stage.command(["generate", "model.json", "--out", "crate"]);
    assert_eq!(exit, 0, "{stderr}");
    let old = stage.tree();
    let start = now();
    let mut begun = None;
    let ended = !killed(&stage, |dir, elapsed| {
        if begun.is_none() && dir.join(DRAFT).exists() {
            begun = Some(elapsed);
        }
        false
    });
    assert!(ended);
    let begun = begun.unwrap_or_default();
    Ends { old, new: stage.tree(), durations: [begun, start.elapsed() - begun] }
}

/// Kills an update as soon as this is so; whether it was alive until then.
fn killed(stage: &Stage, mut when: impl FnMut(&Path, Duration) -> bool) -> bool {
    let mut child = stage.prepared(UPDATE).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let start = now();
    while !when(stage.path(), start.elapsed()) {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        // So that the update has the processor; a change of a file takes as long.
        sleep(Duration::from_micros(100));
    }
    child.kill().unwrap();
    child.wait().unwrap().code().is_none()
}

/// What a killed update left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Left {
    /// Nothing was changed.
    Before,
    /// A journal, from which the next run went on.
    Unfinished,
    /// All was changed.
    After,
}

/// Checks what an update left, and that the next run mends it, where there is something to mend or `always`.
fn mended(stage: &Stage, Ends { old, new, .. }: &Ends, always: bool) -> Left {
    let tree = stage.tree();
    let is_ours = |path: &str| path.ends_with(".smithy-typegen") || path.ends_with(".smithy-typegen-lock");
    let mut seen = tree.clone();
    seen.retain(|path, _| !is_ours(path));
    let is_unfinished = tree.contains_key(JOURNAL);
    let left = match (is_unfinished, seen == *old, seen == *new) {
        (true, ..) => Left::Unfinished,
        (_, true, _) => Left::Before,
        (_, _, true) => Left::After,
        _ => panic!("mixed, and no journal"),
    };
    if !is_unfinished && !always {
        return left;
    }
    let (exit, _, stderr) = stage.command(["generate", "--check", "--model", "model.json", "--out", "crate"]);
    assert_eq!(
        (exit, stderr.contains("was not finished")),
        (i32::from(is_unfinished), is_unfinished),
        "{stderr}"
    );
    assert_eq!(stage.tree(), tree, "what writes nothing wrote");
    let (exit, _, stderr) = stage.update(&[]);
    assert_eq!(exit, 0, "{stderr}");
    assert_eq!(stderr.starts_with("note: crate: the last update "), is_unfinished, "{stderr}");
    let mut now = stage.tree();
    // What a draft of a journal means is nothing, and the next update that writes one takes it.
    now.retain(|path, _| !path.ends_with(".smithy-typegen-journal.json.smithy-typegen"));
    let differs = |path: &&String| now.get(*path) != new.get(*path);
    let differing: Vec<_> = now.keys().chain(new.keys()).filter(differs).collect();
    assert!(differing.is_empty(), "after the next run these differ: {differing:?}");
    left
}

#[test]
fn killed_at_any_time() {
    let ends = &*ENDS;
    let mut left = BTreeMap::new();
    for at in 0..TIMES {
        let stage = Stage::with(&ends.old);
        let part = at as f64 / TIMES as f64;
        // Three of four while files are written.
        if at % 4 == 0 {
            let wait = ends.durations[0].mul_f64(part);
            killed(&stage, |_, elapsed| elapsed >= wait);
        } else {
            let mut begun = None;
            let wait = ends.durations[1].mul_f64(part);
            killed(&stage, |dir, elapsed| {
                if begun.is_none() && dir.join(DRAFT).exists() {
                    begun = Some(elapsed);
                }
                begun.is_some_and(|begun| elapsed >= begun + wait)
            });
        }
        *left.entry(mended(&stage, ends, at % 5 == 0)).or_insert(0) += 1;
    }
    println!("killed at any time: {left:?}");
}

#[test]
fn killed_at_each_stage() {
    let ends = &*ENDS;
    let mut unfinished = 0;
    let mut left = BTreeMap::new();
    for at in 0..TIMES {
        let stage = Stage::with(&ends.old);
        let changed = |dir: &Path, path: &str| {
            std::fs::read_to_string(dir.join(path)).ok().as_ref() != ends.old.get(path)
        };
        // The files in the order of the changes: some of those that are made and changed, then what people write.
        let file = format!("crate/src/operation/get{}.rs", at / 2 % 12);
        let (name, was): (&str, bool) = match at % 5 {
            0 => ("the journal is being written", killed(&stage, |dir, _| dir.join(DRAFT).exists())),
            1 => ("the journal is there", killed(&stage, |dir, _| dir.join(JOURNAL).exists())),
            2 => ("generated files are changed", killed(&stage, |dir, _| changed(dir, &file))),
            3 => ("the manifest is changed", killed(&stage, |dir, _| changed(dir, "crate/Cargo.toml"))),
            _ => ("the changelog is changed", killed(&stage, |dir, _| changed(dir, "crate/CHANGELOG.md"))),
        };
        let outcome = mended(&stage, ends, at % 5 == 0);
        unfinished += usize::from(was && outcome == Left::Unfinished);
        *left.entry((name, outcome)).or_insert(0) += 1;
    }
    println!("killed at each stage: {left:?}");
    assert!(unfinished > 0, "no update was killed in the middle: {left:?}");
}

/// An update is killed at exactly the first file that takes its place, the second, and so on; where there is no strace, this is left out.
#[test]
fn killed_at_each_change_of_a_file() {
    let ends = ends(2, 1);
    let mut left = BTreeMap::new();
    for at in 1.. {
        let stage = Stage::with(&ends.old);
        let inject = format!("inject=rename:signal=KILL:when={at}");
        let strace = Command::new("strace")
            .args(["-f", "-qqq", "-o", "/dev/null", "-e", "trace=rename", "-e", &inject])
            .arg(env!("CARGO_BIN_EXE_update-program"))
            .args(UPDATE)
            .current_dir(stage.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        let is_over = match strace {
            Ok(status) if status.code() != Some(1) => status.success(),
            _ => {
                eprintln!("left out: there is no strace, or it may not trace");
                return;
            }
        };
        *left.entry(mended(&stage, &ends, true)).or_insert(0) += 1;
        if is_over {
            // It changes no more files than that.
            break;
        }
    }
    println!("killed at each change of a file: {left:?}");
    // All but the journal's own, and the run that was not killed.
    let changed = ends.new.keys().filter(|path| ends.old.get(*path) != ends.new.get(*path)).count();
    assert_eq!(left, BTreeMap::from([(Left::Before, 1), (Left::Unfinished, changed), (Left::After, 1)]));
}
