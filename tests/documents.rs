//! What the READMEs say of the repository is so. Their Rust examples are tested as documentation (`src/readme.rs`).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use ssm_types_tests::repository;

const DOCUMENTS: &[&str] = &[
    "README.md",
    "CONTRIBUTING.md",
    "codegen/DIFF.md",
    "codegen/OVERLAYS.md",
    "codegen/README.md",
    "generated/README.md",
    "models/README.md",
    "tests/README.md",
    "tests/peers/README.md",
    "tests/semver-checks/README.md",
];

fn text(path: impl AsRef<Path>) -> String {
    let path = repository().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The code blocks of a document that are said to come from a file: the file, and the code.
fn excerpts(document: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = document;
    while let Some((_, after)) = rest.split_once("<!-- from ") {
        let (file, after) = after.split_once(" -->\n```").unwrap();
        let (_, after) = after.split_once('\n').unwrap();
        let (code, after) = after.split_once("```").unwrap();
        found.push((file.to_owned(), code.to_owned()));
        rest = after;
    }
    found
}

#[test]
fn excerpts_are_real() {
    let found = excerpts(&text("README.md"));
    assert_eq!(found.iter().map(|(file, _)| &file[..6]).collect::<Vec<_>>(), ["models", "genera", "tests/"]);
    for (file, code) in found {
        let source = text(&file);
        let mut rest = source.as_str();
        for piece in code.split("…\n") {
            let at = rest
                .find(piece)
                .unwrap_or_else(|| panic!("this is not in {file}, or not in this order:\n{piece}"));
            rest = &rest[at + piece.len()..];
        }
    }
}

#[test]
fn links_lead_somewhere() {
    for document in DOCUMENTS {
        let folder = repository().join(document).parent().unwrap().to_owned();
        for piece in text(document).split("](").skip(1) {
            let target = piece.split(')').next().unwrap();
            let file = target.split('#').next().unwrap();
            if !file.is_empty() && !file.contains("://") {
                assert!(folder.join(file).exists(), "{document} links to {target}, which is not there");
            }
        }
    }
}

/// What `cargo metadata` says of the packages of this repository, by name.
fn packages() -> BTreeMap<String, Value> {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--no-deps"])
        .current_dir(repository())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages.map(|package| (package["name"].as_str().unwrap().to_owned(), package.clone())).collect()
}

#[test]
fn each_dependency_has_its_reason() {
    let packages = packages();
    for (package, document) in [("ssm-types", "generated/README.md"), ("smithy-typegen", "codegen/README.md")]
    {
        let dependencies = packages[package]["dependencies"].as_array().unwrap().iter();
        let normal = dependencies.filter(|dependency| dependency["kind"].is_null());
        for name in normal.map(|dependency| dependency["name"].as_str().unwrap()) {
            let row = text(document).lines().any(|line| {
                let first = line.strip_prefix("| ").and_then(|line| line.split(" |").next());
                first.is_some_and(|cell| cell.split(", ").any(|listed| listed == format!("`{name}`")))
            });
            assert!(row, "{document} does not say why {package} needs {name}");
        }
    }
}

#[test]
fn the_rust_version_is_the_promised_one() {
    let packages = packages();
    for (package, document, sentence) in [
        ("ssm-types", "generated/README.md", "Needs Rust "),
        ("smithy-typegen", "codegen/README.md", "Needs Rust "),
        ("smithy-typegen", "README.md", "On a machine with Rust ("),
    ] {
        let promised = format!("{sentence}{}", packages[package]["rust_version"].as_str().unwrap());
        assert!(text(document).contains(&promised), "{document} does not say \"{promised}\"");
    }
}

#[test]
fn published_packages_carry_the_licences() {
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        for folder in ["codegen", "generated"] {
            assert_eq!(text(Path::new(folder).join(licence)), text(licence));
        }
    }
}
