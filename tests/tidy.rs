//! What holds of the sources as a whole, and what no compiler looks at.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use smithy_typegen::write::MARK;
use ssm_types_tests::repository;
use ssm_types_tests::sources::{is_test, sources};

const MOST_LINES: usize = 400;

/// The lines that are code of the program: no comments, and nothing from the module of tests at the end on.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..tests].lines().filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn files_are_short() {
    let mut long = Vec::new();
    for folder in ["codegen", "tests"] {
        for (path, text) in sources(folder) {
            let generated = text.starts_with(MARK) || path.starts_with("fixtures/");
            let lines = text.lines().count();
            if !generated && lines >= MOST_LINES {
                long.push(format!("{folder}/{path}: {lines} lines"));
            }
        }
    }
    assert!(long.is_empty(), "a file has fewer than {MOST_LINES} lines:\n{}", long.join("\n"));
}

#[test]
fn no_shape_is_named_in_the_generator() {
    let text = fs::read_to_string(repository().join("models/ssm.json")).unwrap();
    let model: Value = serde_json::from_str(&text).unwrap();
    let shapes = model["shapes"].as_object().unwrap();
    // Shorter ones are plain words, such as `Target`.
    let names: BTreeSet<&str> = shapes
        .iter()
        .filter(|(_, shape)| {
            ["structure", "union", "operation", "service"].contains(&shape["type"].as_str().unwrap())
        })
        .map(|(id, _)| id.split_once('#').unwrap().1)
        .filter(|name| name.len() > 6)
        .collect();
    assert!(names.len() > 500);
    let mut found = Vec::new();
    for folder in ["codegen/src", "codegen/support"] {
        for (path, text) in sources(folder).iter().filter(|(path, _)| !is_test(path)) {
            for line in code(text) {
                let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
                // `Command` is a word of the command line.
                if words.any(|word| names.contains(word) && !(word == "Command" && path.starts_with("cli/")))
                {
                    found.push(format!("{folder}/{path}: {}", line.trim()));
                }
            }
        }
    }
    assert!(found.is_empty(), "these lines name a shape:\n{}", found.join("\n"));
}

#[test]
fn no_order_is_left_to_chance() {
    for folder in ["codegen/src", "codegen/support"] {
        for (path, text) in sources(folder) {
            let found = code(&text).find(|line| line.contains("HashMap") || line.contains("HashSet"));
            assert_eq!(found, None, "{folder}/{path}");
        }
    }
}

#[test]
fn generated_files_say_so() {
    for (folder, model) in [
        ("generated/src", "models/ssm.json"),
        ("tests/obstacle-course/src", "tests/obstacle-course/model.json"),
    ] {
        for (path, text) in sources(folder) {
            let expected = if path.starts_with("smithy/") {
                format!("{MARK}, the same for every model. Do not edit.")
            } else {
                format!("{MARK} from {model}. Do not edit.")
            };
            assert_eq!(text.lines().next(), Some(expected.as_str()), "{folder}/{path}");
            assert_eq!(text.lines().nth(1), Some(""), "{folder}/{path}");
        }
    }
}
