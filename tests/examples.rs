//! Examples in the documentation of operations: a folder a case, with a model and what the pages of its operations and the
//! front page show.
//!
//! `UPDATE=1 cargo test -p ssm-types-tests examples::` rewrites what is expected.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use smithy_typegen::{Config, Source, generate};
use ssm_types_tests::crates::test_examples;
use ssm_types_tests::{fixtures, folders};

fn cases() -> Vec<PathBuf> {
    let cases = folders(&fixtures().join("example"));
    assert!(cases.len() >= 7);
    cases
}

fn name(case: &Path) -> String {
    format!("example-{}", case.file_name().unwrap().to_str().unwrap())
}

/// The documentation of the first item of a file, or of the file itself.
fn first_docs(text: &str, mark: &str) -> String {
    let lines = text.lines().skip_while(|line| !line.starts_with(mark));
    let docs = lines.take_while(|line| line.starts_with(mark)).map(|line| line.trim_start_matches(mark));
    docs.map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect()
}

/// The pages of the operations, then the part of the front page with the example.
fn pages(case: &Path) -> String {
    let source = Source::from_bytes("model.json", fs::read(case.join("model.json")).unwrap()).unwrap();
    let config = Config { package: Some(name(case)), ..Config::default() };
    let generated = generate(&[source], &config).unwrap();
    let is_operation = |path: &str| path.starts_with("src/operation/") && !path.ends_with("/mod.rs");
    let operations = generated.files.iter().filter(|file| is_operation(&file.path));
    let mut pages: Vec<String> = operations
        .map(|file| format!("<!-- {} -->\n\n{}", file.path, first_docs(&file.text, "///")))
        .collect();
    let root = generated.files.iter().find(|file| file.path == "src/lib.rs").unwrap();
    let front = first_docs(&root.text, "//!");
    let (front, _) = front.split_once("# What is in the crate").unwrap();
    pages.push(format!("<!-- src/lib.rs -->\n\n{}\n", front.trim_end()));
    pages.join("\n")
}

#[test]
fn every_page_is_as_expected() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = pages(&case);
        let golden = case.join("expected.md");
        if env::var_os("UPDATE").is_some() {
            fs::write(&golden, &found).unwrap();
        }
        if fs::read_to_string(&golden).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "these differ; what is made now:\n{}", wrong.join("\n"));
}

/// Each example says that serde writes its request as the JSON beside it, so this holds the JSON against the crate.
#[test]
fn every_example_holds() {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples");
    let _ = fs::remove_dir_all(&place);
    for case in cases() {
        let name = case.file_name().unwrap().to_str().unwrap();
        // The namespace gives the package its name.
        let model = fs::read_to_string(case.join("model.json")).unwrap();
        let model = model.replace("example#", &format!("{}#", name.replace('-', "_")));
        // The support code for Smithy RPC v2 JSON cannot be shared.
        let models = place.join(if model.contains("smithy.protocols#rpcv2Json") { "own" } else { "shared" });
        fs::create_dir_all(&models).unwrap();
        fs::write(models.join(format!("{name}.json")), model).unwrap();
    }
    test_examples(&place);
}
