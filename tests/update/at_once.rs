//! Two different updates at once: one of them is carried out, or one after the other, and never a mixture.

use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use super::library;
use super::stage::Stage;

/// The second begins so many times later, by three milliseconds more each time.
const TIMES: usize = 10;

fn stage() -> Stage {
    let stage = Stage::empty();
    stage.write("model.json", &library::model(10, "Title"));
    stage.write("a.json", &library::model(12, "Isbn"));
    stage.write("b.json", &library::model(14, "Shelf"));
    let (exit, _, stderr) = stage.command(["generate", "model.json", "--out", "crate"]);
    assert_eq!(exit, 0, "{stderr}");
    stage
}

fn arguments(new: &str) -> [&str; 6] {
    ["command", "update", new, "--out", "crate", "--allow=older"]
}

#[test]
fn two_updates_at_once_are_never_mixed() {
    let before = stage().tree();
    let after = |updates: &[&str]| {
        let stage = Stage::with(&before);
        for new in updates {
            assert!(stage.program(arguments(new)).status.success());
        }
        stage.tree()
    };
    let one = [after(&["a.json"]), after(&["b.json"])];
    let both = [after(&["a.json", "b.json"]), after(&["b.json", "a.json"])];
    let (mut refused, mut in_turn) = (0, 0);
    for at in 0..TIMES {
        let stage = Stage::with(&before);
        let run = |new| stage.prepared(arguments(new)).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let first = run("a.json").unwrap();
        sleep(Duration::from_millis(at as u64 * 3));
        let second = run("b.json").unwrap();
        let outputs = [first, second].map(|child| child.wait_with_output().unwrap());
        let done = outputs.iter().filter(|output| output.status.success()).count();
        let told: Vec<_> = outputs.iter().map(|output| String::from_utf8_lossy(&output.stderr)).collect();
        let tree = stage.tree();
        match done {
            1 => {
                refused += 1;
                assert!(one.contains(&tree), "{at}: mixed: {told:?}");
                let told = told.iter().any(|text| text.contains("error: another run is changing crate\n"));
                assert!(told, "{at}: it is not said why one is refused");
            }
            2 => {
                in_turn += 1;
                assert!(both.contains(&tree), "{at}: mixed: {told:?}");
            }
            _ => panic!("{at}: {told:?}"),
        }
    }
    println!("two at once: {refused} times one was refused, {in_turn} times they came one after the other");
}

#[test]
fn a_crate_that_is_changed_is_locked_for_generate_too() {
    for _ in 0..5 * TIMES {
        let stage = stage();
        let mut update =
            stage.prepared(arguments("a.json")).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let lock = stage.path().join("crate/.smithy-typegen-lock");
        while !lock.exists() {
            assert!(update.try_wait().unwrap().is_none(), "it took no lock");
        }
        let (exit, _, stderr) = stage.command(["generate", "--out", "crate"]);
        let alive = update.try_wait().unwrap().is_none();
        let output = update.wait_with_output().unwrap();
        assert!(!lock.exists());
        if exit == 0 && !output.status.success() {
            // The file was there and not locked yet, and `generate` was the faster: then the update is the one refused.
            let told = String::from_utf8_lossy(&output.stderr);
            assert!(told.contains("another run is changing crate"), "{told}");
            continue;
        }
        assert!(!alive || exit == 1 && stderr.contains("another run is changing crate"), "{stderr}");
        assert!(output.status.success());
        return;
    }
    panic!("the update never had the lock first");
}
