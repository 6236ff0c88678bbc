//! What is said of models that cannot be used, and of those that are doubtful: a folder a case.
//!
//! The first part of a case's name is the code that it is about. `UPDATE=1 cargo test -p ssm-types-tests
//! diagnostics::` rewrites what is expected.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use smithy_typegen::diagnostic::print::render;
use smithy_typegen::{Builder, Config, Source, SupportCrate, generate};
use ssm_types_tests::{fixtures, folders, repository};

/// The files of a model; one that does not exist where the case has none.
fn models(case: &Path) -> Vec<PathBuf> {
    let is_model = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("model") || name.starts_with("input")
    };
    let mut found: Vec<_> =
        fs::read_dir(case).unwrap().map(|entry| entry.unwrap().path()).filter(is_model).collect();
    found.sort();
    if found.is_empty() { vec![case.join("model.json")] } else { found }
}

/// The lines of a file of the case, if it has the file.
fn lines(case: &Path, name: &str) -> Vec<String> {
    let text = fs::read_to_string(case.join(name)).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// What is printed for the case: why it is refused, or the warnings.
fn printed(case: &Path) -> String {
    let out = tempfile::tempdir().unwrap();
    let (models, service) = (models(case), lines(case, "service.txt").pop());
    let (operations, shapes) = (lines(case, "operations.txt"), lines(case, "shapes.txt"));
    let mut builder = Builder::new()
        .models(&models)
        .operations(&operations)
        .shapes(&shapes)
        .out_dir(out.path())
        .file_name("out.rs")
        .cargo_directives(false);
    if let Some(service) = &service {
        builder = builder.service(service);
    }
    if let Some(protocol) = lines(case, "protocol.txt").pop() {
        builder = builder.protocol(protocol);
    }
    let text = match builder.generate() {
        Err(error) => {
            assert!(!out.path().join("out.rs").exists(), "{}: something was written", case.display());
            format!("{error}\n")
        }
        Ok(_) => {
            let read = |path: &PathBuf| {
                let name = path.display().to_string();
                Source::from_bytes(name, fs::read(path).unwrap()).unwrap()
            };
            let sources: Vec<Source> = models.iter().map(read).collect();
            let config = Config { service, operations, shapes, ..Config::default() };
            render(&generate(&sources, &config).unwrap().warnings, &sources, false)
        }
    };
    text.replace(&format!("{}/", case.display()), "")
}

#[test]
fn every_case_is_as_expected() {
    let mut wrong = Vec::new();
    for case in folders(&fixtures().join("diagnostics")) {
        let found = printed(&case);
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let golden = case.join("expected.txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&golden, &found).unwrap();
        }
        if fs::read_to_string(&golden).unwrap_or_default() != found {
            wrong.push(format!("{name}; what is said now:\n{found}"));
        }
        assert!(!found.is_empty(), "{name} is not refused, and not doubtful");
    }
    assert!(wrong.is_empty(), "these differ:\n{}", wrong.join("\n"));
}

/// The codes that stand in the generator's source, where findings are made.
fn codes() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    let source = repository().join("codegen/src");
    let mut open = vec![source.clone()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        // What only tests say is no code.
        let below = path.strip_prefix(&source).unwrap().to_string_lossy().into_owned();
        if below.contains("tests") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for start in ["error(", "warning(", "finding(", "problem("] {
            for (at, _) in text.match_indices(start) {
                let rest = text[at + start.len()..].trim_start();
                let text = rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
                let is_code =
                    |text: &&str| text.bytes().all(|b| b.is_ascii_lowercase() || b"-8".contains(&b));
                codes.extend(text.filter(is_code).map(str::to_owned));
            }
        }
    }
    codes
}

/// Codes that need what cannot be checked in, or does not exist, and where they are tested.
const WITHOUT_A_CASE: [(&str, &str); 6] = [
    ("internal", "nowhere: it is said of a mistake of the generator"),
    ("invalid-package-name", "a_name_that_no_crate_can_have, for it is no part of a model"),
    ("support-not-shared", "support_code_that_cannot_be_shared, for it takes two services"),
    ("too-large", "hostile.rs, with four million values, and with input that has no end"),
    ("unknown-feature", "the builder says by itself which features there are"),
    ("unreadable-file", "a_file_that_the_system_refuses, for each system has its own words"),
];

#[test]
fn a_name_that_no_crate_can_have() {
    let model = r#"{"smithy": "2.0", "shapes": {"a.b#S": {"type": "service", "version": "1"}}}"#;
    let sources = [Source { name: "model.json".to_owned(), text: model.to_owned() }];
    for (name, is_refused) in [("9-shop", true), ("fn", true), ("a b", true), ("", true), ("shop-9", false)] {
        let config = Config { package: Some(name.to_owned()), ..Config::default() };
        let said = generate(&sources, &config).err().map(|found| render(&found, &sources, false));
        let expected = format!("error[invalid-package-name]: `{name}` is no name for a package");
        assert_eq!(said.is_some_and(|said| said.starts_with(&expected)), is_refused, "{name:?}");
    }
}

#[test]
fn support_code_that_cannot_be_shared() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| Builder::new().model(folder.path().join(name));
    let protocols = ["aws.protocols#awsJson1_1", "smithy.protocols#rpcv2Json"];
    for (name, protocol) in ["a", "b"].into_iter().zip(protocols) {
        let service = format!(r#"{{"type": "service", "version": "1", "traits": {{"{protocol}": {{}}}}}}"#);
        let text = format!(r#"{{"smithy": "2.0", "shapes": {{"{name}#S": {service}}}}}"#);
        fs::write(folder.path().join(name), text).unwrap();
    }
    let place = Builder::new().out_dir(folder.path()).cargo_directives(false).module("crate::services");
    let said =
        place.clone().submodule("a", file("a")).submodule("b", file("b")).generate().unwrap_err().to_string();
    let expected = "error[support-not-shared]: services of Smithy RPC v2 JSON and of other protocols cannot share `smithy`";
    assert!(said.starts_with(expected), "{said}");
    assert!(place.clone().submodule("a", file("a")).generate().is_ok());
    assert!(place.submodule("b", file("b")).generate().is_ok());
    // A crate that has its support code from another one.
    let support = SupportCrate { package: "shared".to_owned(), path: "../shared".to_owned() };
    let said_of = |name: &str| {
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        let sources = [Source { name: name.to_owned(), text }];
        let config = Config { support: Some(support.clone()), ..Config::default() };
        generate(&sources, &config).err().map(|found| render(&found, &sources, false))
    };
    assert_eq!(said_of("a"), None);
    assert!(said_of("b").unwrap().starts_with("error[support-not-shared]: "));
}

#[test]
fn a_file_that_the_system_refuses() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("model.json"), "{}").unwrap();
    for path in [folder.path().join("model.json/inside"), folder.path().join("a\0b")] {
        let builder = Builder::new().model(&path).out_dir(folder.path()).cargo_directives(false);
        let said = builder.generate().unwrap_err().to_string();
        assert!(said.starts_with("error[unreadable-file]: the file cannot be read: "), "{said}");
        assert!(!said.contains('\0'), "{said:?}");
    }
}

#[test]
fn every_code_has_a_case() {
    let codes = codes();
    assert!(codes.len() > 50, "the source was read: {codes:?}");
    let cases: Vec<_> = fs::read_dir(fixtures().join("diagnostics"))
        .unwrap()
        // A new case has none until `UPDATE=1` has written it, in another test.
        .filter_map(|entry| fs::read_to_string(entry.unwrap().path().join("expected.txt")).ok())
        .collect();
    let has_case = |code: &str| cases.iter().any(|text| text.contains(&format!("[{code}]")));
    let is_listed = |code: &str| WITHOUT_A_CASE.iter().any(|(listed, _)| *listed == code);
    let missing: Vec<_> = codes.iter().filter(|code| !is_listed(code) && !has_case(code)).collect();
    assert!(missing.is_empty(), "no case shows these: {missing:?}");
    for (code, reason) in WITHOUT_A_CASE {
        assert!(codes.contains(code), "{code} is not in the source any more");
        assert!(!has_case(code), "{code} has a case, so it needs no reason: {reason}");
    }
}
