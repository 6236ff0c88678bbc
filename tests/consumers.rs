//! Runs the examples as programs of their own, the way a user of the crate would.
//!
//! A case is a folder of `fixtures/consumers`: `args.json` (the example's name, then its arguments), `stdin` and `env`
//! (lines `NAME=VALUE`) where there is need, and what must come of it: `stdout`, `stderr` and `exit`. `UPDATE=1` writes
//! these three anew. Text with the word `SECRET` must not come up on standard error in any case.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ssm_types_tests::fixtures;
use uuid::Uuid;

/// The text of a file of a case; nothing where there is no such file.
fn text(file: PathBuf) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

/// Where cargo puts examples: beside the folder of the test programs.
pub(crate) fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap().join("examples");
    let path = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        path.is_file(),
        "no {name}: `cargo test` builds the examples, but not with --test; run `cargo build --examples`"
    );
    path
}

/// Runs a case: standard output, standard error, and the exit code as a line.
fn run(case: &Path) -> [(&'static str, String); 3] {
    let arguments: Vec<String> = serde_json::from_str(&text(case.join("args.json"))).unwrap();
    let (name, arguments) = arguments.split_first().unwrap();
    let stdin = File::open(case.join("stdin")).map_or(Stdio::null(), Stdio::from);
    let env = text(case.join("env"));
    let output = Command::new(example(name))
        .args(arguments)
        .envs(env.lines().map(|line| line.split_once('=').unwrap()))
        .stdin(stdin)
        .output()
        .unwrap();
    [
        ("stdout", without_identifiers(&String::from_utf8(output.stdout).unwrap())),
        ("stderr", String::from_utf8(output.stderr).unwrap()),
        ("exit", format!("{}\n", output.status.code().unwrap())),
    ]
}

/// Puts `UUID-1`, `UUID-2` in the place of random identifiers, the same for the same one.
fn without_identifiers(output: &str) -> String {
    let mut shown = output.to_owned();
    let mut found = 0;
    for piece in output.split('"') {
        let is_random = Uuid::try_parse(piece).is_ok_and(|uuid| uuid.get_version_num() == 4);
        if is_random && shown.contains(piece) {
            found += 1;
            shown = shown.replace(piece, &format!("UUID-{found}"));
        }
    }
    shown
}

#[test]
fn each_case_gives_what_it_must() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut cases: Vec<PathBuf> =
        fs::read_dir(fixtures().join("consumers")).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    let mut wrong = Vec::new();
    for case in cases {
        for (file, found) in run(&case) {
            let path = case.join(file);
            assert!(
                file != "stderr" || !found.contains("SECRET"),
                "a secret in {}:\n{found}",
                path.display()
            );
            if update {
                fs::write(&path, &found).unwrap();
            } else if text(path.clone()) != found {
                wrong.push(format!("--- {}\n{}\n+++ now\n{found}", path.display(), text(path.clone())));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n(UPDATE=1 accepts what is there now)", wrong.join("\n"));
}

#[test]
fn every_type_goes_through_inspect() {
    let names = Command::new(example("inspect")).arg("--list").output().unwrap();
    assert_eq!(String::from_utf8(names.stdout).unwrap().lines().collect::<Vec<_>>(), ssm_types::STRUCTURES);
}
