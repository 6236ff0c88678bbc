//! A run that has nothing to do is known again, and no other is taken for it.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::place::{MODEL, PROGRAM, Place};

const RUN: &str = "model.json --overlay overlay.json --out out --cache cache/run";
const OVERLAY: &str = r#"{"smithy":"2.0","metadata":{}}"#;

/// Changes something in a place.
type Change = fn(&Place);

/// A crate that is up to date, and a file that knows it.
fn remembered() -> Place {
    let place = Place::new();
    fs::write(place.path("overlay.json"), OVERLAY).unwrap();
    assert!(place.run(RUN).messages.contains(" written, "));
    assert!(!place.path("cache").exists(), "the first run had much to say");
    assert!(up_to_date(&place.run(RUN).messages));
    make_old(&place.path("cache/run"));
    place
}

fn up_to_date(messages: &str) -> bool {
    messages.starts_with("out is up to date (") && messages.lines().count() == 1
}

fn long_ago() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)
}

fn make_old(file: &Path) {
    fs::File::options().write(true).open(file).unwrap().set_modified(long_ago()).unwrap();
}

/// Whether no run has written the file since it was made old: the last one was known, or not to be remembered.
fn is_old(place: &Place) -> bool {
    fs::metadata(place.path("cache/run")).unwrap().modified().unwrap() == long_ago()
}

#[test]
fn what_is_known_is_said_at_once() {
    let place = remembered();
    let first = place.run(RUN);
    assert!(first.code == Some(0) && up_to_date(&first.messages) && is_old(&place), "{}", first.messages);
    fs::remove_file(place.path("cache/run")).unwrap();
    let whole = place.run(RUN);
    assert_eq!((first.messages, first.results), (whole.messages, whole.results));
    make_old(&place.path("cache/run"));
    let quiet = place.run(&format!("{RUN} --quiet"));
    assert_eq!((quiet.code, quiet.messages.as_str(), is_old(&place)), (Some(0), "", true));
}

/// Runs in which nothing of the crate changes, but something that might have changed it.
#[test]
fn each_reason_to_look_again() {
    let reasons: &[(&str, Change)] = &[
        ("the model", |place| place.append("model.json", "\n")),
        ("the overlay", |place| place.append("overlay.json", " ")),
        ("the settings", |place| place.append("out/smithy-typegen.toml", "deny = [\"major\"]\n")),
        ("the manifest", |place| place.append("out/Cargo.toml", "\n# Mine.\n")),
        ("a file beside the generated ones", |place| fs::write(place.path("out/src/mine.rs"), "").unwrap()),
        ("a file that is cut off", |place| {
            let whole = fs::read(place.path("cache/run")).unwrap();
            fs::write(place.path("cache/run"), &whole[..whole.len() / 2]).unwrap();
        }),
        ("an empty file", |place| fs::write(place.path("cache/run"), "").unwrap()),
    ];
    for (reason, change) in reasons {
        let place = remembered();
        change(&place);
        make_old(&place.path("cache/run"));
        let ended = place.run(RUN);
        assert!(up_to_date(&ended.messages), "{reason}: {}", ended.messages);
        assert!(!is_old(&place), "{reason}");
        make_old(&place.path("cache/run"));
        assert!(up_to_date(&place.run(RUN).messages) && is_old(&place), "{reason}");
    }
}

#[test]
fn what_differs_is_mended() {
    let changes: &[(&str, Change, &str)] = &[
        (
            "the model",
            |place| fs::write(place.path("model.json"), MODEL.replace("Item", "Itez")).unwrap(),
            " removed\n",
        ),
        ("a generated file", |place| place.append("out/src/lib.rs", " "), "out: 1 file written, "),
        (
            "one that is gone",
            |place| fs::remove_file(place.path("out/src/lib.rs")).unwrap(),
            "out: 1 file written, ",
        ),
        (
            "one that is new",
            |place| assert!(fs::copy(place.path("out/src/lib.rs"), place.path("out/src/old.rs")).is_ok()),
            " 1 removed\n",
        ),
    ];
    for (change, make, told) in changes {
        let place = remembered();
        make(&place);
        let ended = place.run(RUN);
        assert!(ended.code == Some(0) && ended.messages.ends_with('\n'), "{change}: {}", ended.messages);
        assert!(ended.messages.contains(told), "{change}: {}", ended.messages);
        let check = place.run("generate model.json --overlay overlay.json --out out --check");
        assert_eq!(check.code, Some(0), "{change}: {}", check.results);
    }
}

#[test]
fn other_arguments_are_another_run() {
    let place = remembered();
    let ended = place.run(&format!("{RUN} --operation Buy"));
    assert!(ended.messages.contains(" removed\n"), "{}", ended.messages);
    assert!(place.run(RUN).messages.contains(" written, "));
    // What says more is never kept short.
    assert!(place.run(&format!("{RUN} --verbose")).messages.contains("compare and write"));
    assert!(place.run(&format!("{RUN} --format json")).results.contains("\"up to date\""));
    // Other commands have no use for it, and the alias gives it to them, too.
    assert_eq!(place.run("--out out --cache cache/run diff model.json model.json").code, Some(0));
    let ended = place.run_in("", "- --out out --cache cache/input", MODEL);
    assert_eq!((ended.code, place.path("cache/input").exists()), (Some(0), false));
}

#[test]
fn another_program_looks_for_itself() {
    let place = remembered();
    let copy = place.path("copy");
    fs::copy(PROGRAM, &copy).unwrap();
    let run = || assert!(up_to_date(&place.run_program(&copy, "", RUN, "").messages));
    run();
    assert!(!is_old(&place), "it is at another place");
    make_old(&place.path("cache/run"));
    run();
    assert!(is_old(&place));
    fs::File::options().append(true).open(&copy).unwrap().set_modified(long_ago()).unwrap();
    run();
    assert!(!is_old(&place), "it was made at another time");
}

#[test]
fn a_run_with_something_to_say_says_it_every_time() {
    let place = remembered();
    let note = "note: the examples in the documentation are tests";
    let manifest = fs::read_to_string(place.path("out/Cargo.toml")).unwrap();
    let without = manifest.replace("[dev-dependencies]\nserde_json = \"1\"\n", "");
    assert_ne!(manifest, without);
    fs::write(place.path("out/Cargo.toml"), without).unwrap();
    for _ in 0..2 {
        let ended = place.run(RUN);
        assert!(ended.messages.contains(note) && is_old(&place), "{}", ended.messages);
    }
    fs::write(place.path("out/Cargo.toml"), manifest).unwrap();
    let doubtful = r#"{"smithy":"2.0","shapes":{},"metadata":{"suppressions":1},"more":1}"#;
    fs::write(place.path("overlay.json"), doubtful).unwrap();
    let first = place.run(RUN);
    assert!(first.code == Some(0) && first.messages.contains("warning"), "{}", first.messages);
    assert_eq!(place.run(RUN).messages, first.messages);
}

#[test]
fn a_file_of_somebody_else_stays() {
    let place = remembered();
    let ended = place.run("model.json --overlay overlay.json --out out --cache model.json");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    assert!(ended.messages.contains("note: nothing is remembered: "), "{}", ended.messages);
    assert_eq!(fs::read_to_string(place.path("model.json")).unwrap(), MODEL);
}
