//! What each construct of Smithy becomes: a model a case, and the Rust of it.
//!
//! `UPDATE=1 cargo test -p ssm-types-tests golden::` rewrites what is expected.

use std::env;
use std::fs;
use std::path::Path;

use smithy_typegen::{Config, Source, generate};
use ssm_types_tests::{fixtures, folders};

const MODEL: &str = "model.json";

/// The file of a case with this path.
fn rendered_file(case: &Path, path: &str) -> String {
    let source = Source::from_bytes(MODEL, fs::read(case.join(MODEL)).unwrap()).unwrap();
    let config = Config { model_name: MODEL.to_owned(), ..Config::default() };
    let generated =
        generate(&[source], &config).unwrap_or_else(|found| panic!("{}: {found:?}", case.display()));
    let file = generated.files.iter().find(|file| file.path == path).unwrap();
    file.text.split_once("\n\n").unwrap().1.to_owned()
}

/// The files of a case's types and errors, and with its errors also those of its operations, one after the other.
fn rendered(case: &Path) -> String {
    let source = Source::from_bytes(MODEL, fs::read(case.join(MODEL)).unwrap()).unwrap();
    let shapes = fs::read_to_string(case.join("shapes.txt")).unwrap_or_default();
    let shapes = shapes.lines().map(str::to_owned).collect();
    let config = Config { model_name: MODEL.to_owned(), shapes, ..Config::default() };
    let generated =
        generate(&[source], &config).unwrap_or_else(|found| panic!("{}: {found:?}", case.display()));
    let has_errors = generated.files.iter().any(|file| file.path.starts_with("src/error/"));
    let folders: &[&str] =
        if has_errors { &["src/error/", "src/operation/", "src/types/"] } else { &["src/types/"] };
    let files = generated.files.iter().filter(|file| {
        folders.iter().any(|folder| file.path.starts_with(folder)) && !file.path.ends_with("/mod.rs")
    });
    let texts = files.map(|file| {
        let (_, text) = file.text.split_once("\n\n").unwrap();
        format!("// {}\n\n{text}", file.path)
    });
    texts.collect::<Vec<_>>().join("\n")
}

fn check(group: &str) {
    check_with(group, rendered);
}

fn check_with(group: &str, rendered: impl Fn(&Path) -> String) {
    let cases = folders(&fixtures().join(group));
    assert!(!cases.is_empty(), "{group} has no cases");
    for case in cases {
        let found = rendered(&case);
        let golden = case.join("expected.rs");
        if env::var_os("UPDATE").is_some() {
            fs::write(&golden, &found).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        let differing = found.lines().zip(expected.lines()).position(|(found, expected)| found != expected);
        let line = differing.unwrap_or_else(|| found.lines().count().min(expected.lines().count())) + 1;
        assert!(found == expected, "{}:{line} differs; what is made now:\n{found}", golden.display());
    }
}

#[test]
fn structures() {
    check("structure");
}

#[test]
fn enums() {
    check("enum");
}

#[test]
fn unions() {
    check("union");
}

#[test]
fn errors() {
    check("error");
}

/// Types without a service; `shapes.txt` names them.
#[test]
fn shapes() {
    check("shapes");
}

#[test]
fn names() {
    check("names");
}

/// What a protocol asks of all types alike is a file of its own.
#[test]
fn protocols() {
    for (protocol, [alone, text]) in [
        ("aws.protocols#awsJson1_1", [false, false]),
        ("aws.protocols#restJson1", [false, false]),
        ("aws.protocols#awsJson1_0", [false, false]),
        ("smithy.protocols#rpcv2Json", [true, true]),
    ] {
        let model = format!(
            r##"{{"smithy":"2.0","shapes":{{"a#S":{{"type":"service","version":"1","traits":{{"{protocol}":{{}}}}}}}}}}"##
        );
        let source = Source::from_bytes(MODEL, model.into_bytes()).unwrap();
        let generated = generate(&[source], &Config::default()).unwrap();
        let file = generated.files.iter().find(|file| file.path == "src/smithy/protocol.rs").unwrap();
        for (name, value) in [("TYPE_ALONE", alone), ("BIG_NUMBERS_ARE_TEXT", text)] {
            let line = format!("pub(super) const {name}: bool = {value};");
            assert!(file.text.contains(&line), "{protocol}: {line}");
        }
    }
}

#[test]
fn endpoints() {
    check_with("endpoint", |case| rendered_file(case, "src/endpoint.rs"));
}

#[test]
fn waits() {
    check_with("wait", |case| rendered_file(case, "src/waiter.rs"));
}
