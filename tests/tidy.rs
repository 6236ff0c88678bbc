//! What holds of the sources as a whole, and what no compiler looks at.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use smithy_typegen::write::MARK;
use ssm_types_tests::repository;

/// The parts of the generator: each uses only those before it, and itself.
const LAYERS: &[&str] = &[
    "ordered",
    "shape_id",
    "unprintable",
    "diagnostic",
    "load",
    // Prints a finding with the lines of the model around it.
    "diagnostic/print",
    "resolve",
    "name",
    "docs",
    "lower",
    "render",
    "write",
    "package",
    "single",
    "report",
    "lib",
    "diff",
    "update",
    "model_files",
    "builder",
    "cli",
    "main",
];

const MOST_LINES: usize = 400;

/// The Rust files below a folder of the repository: path from there, text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let top = repository().join(folder);
    let mut found = Vec::new();
    let mut folders = vec![top.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.extend((!path.ends_with("target")).then_some(path));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((slashed(path.strip_prefix(&top).unwrap()), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder} has no sources");
    found
}

fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_str().unwrap()).collect::<Vec<_>>().join("/")
}

/// The place of a file or module path in [`LAYERS`].
fn layer(path: &str) -> Option<usize> {
    let is_in = |layer: &str| {
        path.strip_prefix(layer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
    };
    (0..LAYERS.len()).filter(|&at| is_in(LAYERS[at])).max_by_key(|&at| LAYERS[at].len())
}

fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("tests/")
}

/// The lines that are code of the program: no comments, and nothing from the tests at the end on.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .take_while(|line| *line != "#[cfg(test)]")
        .filter(|line| !line.trim_start().starts_with("//"))
}

/// The modules that a line names, as paths with `/`; items of the crate's root are `lib`.
fn used_modules(line: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        if line[..at].ends_with('$') {
            continue;
        }
        let path = &line[at + "crate::".len()..];
        let end = path.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(path.len());
        modules.push(path[..end].replace("::", "/"));
    }
    modules
}

#[test]
fn data_goes_one_way() {
    let mut wrong = Vec::new();
    for (path, text) in sources("codegen/src").iter().filter(|(path, _)| !is_test(path)) {
        let own = layer(path).unwrap_or_else(|| panic!("{path} has no place in the order of the layers"));
        for line in code(text) {
            // What is generated has modules of its own.
            let is_use =
                line.trim_start_matches("pub(crate) ").trim_start_matches("pub ").starts_with("use crate::");
            for module in used_modules(line) {
                let used = layer(&module).or(is_use.then_some(layer("lib")).flatten());
                if used.is_some_and(|used| used > own && LAYERS[own] != "lib") {
                    wrong.push(format!("{path}: {}", line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "these lines use a later stage:\n{}", wrong.join("\n"));
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
