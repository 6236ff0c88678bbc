//! The command `update`: what it does and refuses, case by case, and that nothing can leave it half done.
//!
//! A case is a folder in `fixtures/update`. What goes in: `model.json` and `new.json`, `args` beside the paths,
//! `before` with files to lay over the crate that `model.json` gives (`Cargo.toml.unreadable` is a manifest that
//! Cargo refuses), `removed` with paths to remove from it, and `generated-from.json` where the crate is another
//! model's. A case with `made-with` makes its crates by `generate`, with the arguments of each line, from all its
//! JSON files; then `args` is the whole command, and `new` is a folder of models. What must come out is in
//! `expected`: standard output (where no format is asked for, only its first line, for the rest is `diff`'s),
//! standard error, the exit code, the paths of the files that changed, and those of them that are not generated.
//! Generated files are compared with what the updated model gives.

mod at_once;
mod disk_full;
mod kill;
mod library;
mod real_kill;
mod revision;
mod stage;
mod workflow;

use std::fs;
use std::path::Path;

use self::stage::{Stage, cases, read_tree};

/// What a case says must come out, or came out.
#[derive(Debug, Default, PartialEq, Eq)]
struct Outcome {
    /// `stdout`, `stderr`, `exit`, `files`, and the changed files that are not generated under `after/`.
    files: std::collections::BTreeMap<String, String>,
}

#[test]
fn all_cases() {
    let rewrite = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let mut wrong = Vec::new();
    for case in cases() {
        let outcome = run(&case);
        let expected = case.join("expected");
        if rewrite {
            let _ = fs::remove_dir_all(&expected);
            for (path, text) in &outcome.files {
                stage::write(&expected, path, text);
            }
        } else if read_tree(&expected) != outcome.files {
            let differing: Vec<_> = outcome
                .files
                .iter()
                .filter(|(path, text)| fs::read_to_string(expected.join(path)).ok().as_ref() != Some(text))
                .map(|(path, text)| format!("--- {path} is now\n{text}"))
                .collect();
            wrong.push(format!("{}:\n{}", case.display(), differing.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}\nrun with UPDATE=1 to accept, and read the diff", wrong.join("\n\n"));
}

fn run(case: &Path) -> Outcome {
    let stage = Stage::of(case);
    let before = stage.tree();
    let args = fs::read_to_string(case.join("args")).unwrap_or_default();
    let has_format = args.contains("--format");
    let args = args.split_whitespace();
    let has_settings = case.join("made-with").exists();
    let all: &[&str] = match has_settings {
        true => &[],
        false => &["update", "new.json", "--model", "model.json", "--out", "crate"],
    };
    let (exit, stdout, stderr) = stage.command(all.iter().copied().chain(args));
    let first = stdout.lines().next().map(|line| format!("{line}\n")).unwrap_or_default();
    let stdout = if has_format { stdout } else { first };
    let after = stage.tree();

    let mut outcome = Outcome::default();
    let mut list = String::new();
    let paths: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for path in paths {
        let (old, new) = (before.get(path), after.get(path));
        let word = match (old, new) {
            (None, _) => "created",
            (_, None) => "removed",
            (old, new) if old == new => continue,
            _ => "changed",
        };
        list.push_str(&format!("{word} {path}\n"));
        if let Some(text) = new.filter(|_| !path.contains("/src/")) {
            outcome.files.insert(format!("after/{path}"), text.clone());
        }
    }
    if exit != 0 && !has_settings {
        assert_eq!(list, "", "{}: it failed, and changed files", case.display());
    }
    if !list.is_empty() && stage.path().join("crate").exists() {
        let model: &[&str] = if has_settings { &[] } else { &["--model", "model.json"] };
        let args = ["generate", "--check", "--out", "crate"].into_iter().chain(model.iter().copied());
        let check = stage.command(args);
        assert_eq!(check.0, 0, "{}: {}{}", case.display(), check.1, check.2);
    }
    for (name, text) in
        [("stdout", stdout), ("stderr", stderr), ("exit", format!("{exit}\n")), ("files", list)]
    {
        if !text.is_empty() {
            outcome.files.insert(name.to_owned(), text);
        }
    }
    outcome
}

#[test]
fn wrong_use() {
    let stage = Stage::of(&stage::case("nothing-new"));
    let before = stage.tree();
    for args in [
        "update",
        "update new.json --each models",
        "update --each models",
        "update new.json --allow newer",
        "changelog",
        "update new.json --deny patched",
        "update new.json --docs both",
        "update new.json --format html",
        "update new.json --model a.json --model b.json",
        "update new.json --check",
        "--out crate update new.json",
    ] {
        let (exit, stdout, stderr) = stage.command(args.split_whitespace());
        assert_eq!((exit, stdout.as_str()), (2, ""), "{args}: {stderr}");
    }
    assert_eq!(stage.tree(), before);
}

/// It is said before anything is read: here, standard input has no model, and the folder for the crate does not exist.
#[test]
fn standard_input_is_one_file() {
    let stage = Stage::empty();
    for args in [
        "diff - -",
        "changelog - -",
        "diff a.json - --overlay -",
        "generate - - --out made",
        "generate - --overlay - --out made",
        "update - --model - --out made",
    ] {
        let (exit, stdout, stderr) = stage.command(args.split_whitespace());
        assert_eq!((exit, stdout.as_str()), (2, ""), "{args}");
        let expected = "error: `-` is given more than once, and standard input can be read only once\n  \
                        help: give the path of a file instead\n";
        assert_eq!(stderr, expected, "{args}");
    }
    assert!(stage.tree().is_empty());
}

/// A file that is given by name must be some crate's; a folder may have more than there are crates.
#[test]
fn a_new_model_that_no_crate_has() {
    let stage = Stage::of(&stage::case("each"));
    let before = stage.tree();
    let (exit, stdout, stderr) =
        stage.command(["update", "--each", "none.json", "new/b.json", "--out", "crates"]);
    let expected = "error: nothing was changed: no crate in crates has a model called none.json\n";
    assert_eq!((exit, stdout.as_str(), stderr.as_str()), (1, "", expected));
    assert_eq!(stage.tree(), before);
}

/// After an update, the same update has nothing to do.
#[test]
fn an_update_is_done_once() {
    for name in ["new-operation", "breaking", "normal-form"] {
        let stage = Stage::of(&stage::case(name));
        assert_eq!(stage.update(&[]).0, 0, "{name}");
        let after = stage.tree();
        let (exit, _, stderr) = stage.update(&[]);
        assert_eq!((exit, stderr.as_str()), (0, "crate and model.json stay as they are\n"), "{name}");
        assert_eq!(stage.tree(), after, "{name}");
    }
}
