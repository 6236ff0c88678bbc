//! Names that are paths, code or words of Rust.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};
use ssm_types_tests::files;

use super::source::check;
use super::{codes, made, member, model};

const NAMES: &[&str] = &[
    "",
    ".",
    "..",
    "../x",
    "/etc/x",
    "C:\\x",
    "C:x",
    "a\0b",
    "a\"b",
    "a'b",
    "a\nb",
    "a\rb",
    "*/",
    "*/ /*",
    "a\u{202e}b",
    "a\u{200b}b",
    "\u{feff}",
    "é",
    "日本",
    "1a",
    "_",
    "a b",
    "a-b",
    "a::b",
    "r#a",
    "$a",
    "a#b",
    "a$b",
    "{}",
];

#[test]
fn names_that_are_no_identifiers_are_refused() {
    for name in NAMES {
        let id = format!("example#{name}");
        let shape = json!({ "type": "structure" });
        let target = |id: &str| member(id, json!({}), json!({}));

        let found = codes(&model(json!({}), json!({ id.clone(): shape })));
        assert_eq!(found, ["invalid-shape-id"], "a shape {name:?}");
        assert_eq!(codes(&target(&id)), ["invalid-shape-id"], "a target {name:?}");
        let found = codes(&model(json!({ *name: { "target": "smithy.api#String" } }), json!({})));
        assert_eq!(found, ["invalid-member-name"], "a member {name:?}");
        let values = json!({ "type": "enum", "members": { *name: { "target": "smithy.api#Unit" } } });
        assert_eq!(
            codes(&member("example#E", json!({}), json!({ "example#E": values }))),
            ["invalid-member-name"]
        );
        let found = codes(&member("smithy.api#String", json!({ id.clone(): {} }), json!({})));
        assert_eq!(found, ["invalid-shape-id"], "a trait {name:?}");
        let apply = json!({ format!("example#Input${name}"): { "type": "apply", "traits": {} } });
        assert_eq!(codes(&model(json!({}), apply)), ["invalid-member-name"], "apply to {name:?}");
        let mut renamed = model(json!({ "a": { "target": "other#Input" } }), json!({ "other#Input": shape }));
        renamed["shapes"]["example#Service"]["rename"] = json!({ "other#Input": name });
        assert!(codes(&renamed).contains(&"invalid-rename"), "renamed to {name:?}: {:?}", codes(&renamed));
        // A namespace has dots, and nothing else that a name has not.
        let namespaced = format!("{name}#Shape");
        let found = codes(&model(json!({}), json!({ namespaced: shape })));
        assert!(found.contains(&"invalid-shape-id"), "a namespace {name:?}: {found:?}");
    }
}

/// Words of Rust and its prelude, of the generated crate, and of systems that keep names for devices.
const WORDS: &str = "as async await become box break const continue crate do dyn else enum extern false final fn for gen \
    if impl in let loop macro match mod move mut override priv pub ref return Self self static struct super trait true try \
    type typeof unsafe unsized use virtual where while yield union auto default raw macro_rules main test u8 i64 f32 str \
    usize bool char Option Some None Result Ok Err Vec String Box Default Clone Copy Debug Display PartialEq Eq Ord Hash \
    From Into Drop Send Sync Sized Fn Iterator ToString ToOwned ToString panic vec println core std alloc serde_core jiff \
    jiff_core base64 lib types error operation smithy structures Structure Member Operation Union Timestamp Blob Document Unhandled \
    Unknown UnknownValue Unit REDACTED SENSITIVE MEMBERS VALUES NAME CODE con nul aux prn com1 lpt9 CON NUL clock r br c _a \
    __ _1 Cargo README build proc_macro set visit with new is_empty as_str as_i32 fmt clone eq read";

#[test]
fn words_of_rust_are_names_of_everything() {
    let mut words: Vec<&str> = WORDS.split_whitespace().filter(|word| *word != "__").collect();
    words.sort_unstable();
    words.dedup();
    let mut by_case = std::collections::BTreeSet::new();
    let (mut shapes, mut operations, mut resources) = (Map::new(), Vec::new(), Vec::new());
    let (mut members, mut values) = (Map::new(), Map::new());
    for word in words {
        // Shapes and members must differ in more than case, and so do two that one word makes.
        if !by_case.insert(word.to_lowercase()) {
            continue;
        }
        members.insert(word.to_owned(), json!({ "target": "smithy.api#String" }));
        values.insert(word.to_owned(), json!({ "target": "smithy.api#Unit" }));
        shapes.insert(
            format!("data#{word}"),
            json!({ "type": "structure", "members": { word: { "target": format!("data#{word}") } } }),
        );
        operations.push((word, format!("data#{word}")));
        resources.push(json!({ "target": format!("resource#{word}") }));
        shapes.insert(format!("resource#{word}"), json!({ "type": "resource" }));
    }
    let mut holder = Map::new();
    for (index, (_, id)) in operations.iter().enumerate() {
        holder.insert(format!("m{index}"), json!({ "target": id }));
    }
    shapes.insert("example#AllHolder".to_owned(), json!({ "type": "structure", "members": holder }));
    shapes.insert("example#AllFields".to_owned(), json!({ "type": "structure", "members": members.clone() }));
    shapes.insert("example#AllChoices".to_owned(), json!({ "type": "union", "members": members }));
    shapes.insert("example#AllValues".to_owned(), json!({ "type": "enum", "members": values }));
    let used = json!({
        "a": { "target": "example#AllHolder" },
        "b": { "target": "example#AllFields" },
        "c": { "target": "example#AllChoices" },
        "d": { "target": "example#AllValues" }
    });
    let mut data = model(used, Value::Object(shapes));
    data["shapes"]["example#Service"]["resources"] = Value::Array(resources);
    check(&made(data.to_string()).unwrap().files, "data");

    // The same words as operations and their errors.
    for suffix in ["", "Error", "Input"] {
        let (mut shapes, mut targets) = (Map::new(), Vec::new());
        for (word, _) in &operations {
            let (id, error) = (format!("op#{word}{suffix}"), format!("er#x{word}"));
            shapes.insert(
                error.clone(),
                json!({ "type": "structure", "traits": { "smithy.api#error": "server" } }),
            );
            shapes.insert(id.clone(), json!({ "type": "operation", "errors": [{ "target": error }] }));
            targets.push(json!({ "target": id }));
        }
        let mut model = model(json!({}), Value::Object(shapes));
        model["shapes"]["example#Service"]["operations"] = Value::Array(targets);
        check(&made(model.to_string()).unwrap().files, suffix);
    }
}

#[test]
fn a_namespace_gives_a_package_that_cargo_takes() {
    for namespace in ["_a", "_1", "__x", "a._9", "x.y_", "test", "a.std", "A.B"] {
        let text = model(json!({}), json!({})).to_string().replace("example#", &format!("{namespace}#"));
        let files = made(text).unwrap().files;
        let manifest = files.iter().find(|file| file.path == "Cargo.toml").unwrap();
        let name = manifest.text.split('"').nth(1).unwrap();
        assert!(name.starts_with(|c: char| c.is_ascii_alphabetic()), "{namespace} gives {name}");
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{name}");
    }
}

#[test]
fn a_long_name_makes_a_file_that_every_system_takes() {
    let name = |last| format!("{}{last}", "Long".repeat(1000));
    let shapes: Map<String, Value> = ["A", "B"]
        .map(|last| (format!("example#{}", name(last)), json!({ "type": "structure" })))
        .into_iter()
        .collect();
    let target = |last| json!({ "target": format!("example#{}", name(last)) });
    let members = json!({ name("X"): target("A"), name("Y"): target("B") });
    let files = made(model(members, Value::Object(shapes)).to_string()).unwrap().files;
    check(&files, "long names");
    let folder = tempfile::tempdir().unwrap();
    files::write(&files, &folder.path().join("out"));
}

/// Runs the command line in a folder.
fn command(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_update-program"))
        .arg("command")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

/// All paths below a folder, relative to it.
fn tree(folder: &Path) -> Vec<String> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            found.push(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned());
            if path.is_dir() {
                open.push(path);
            }
        }
    }
    found
}

/// Names of files that a system such as this one allows, some of them nobody wants to see in a terminal.
#[cfg(unix)]
#[test]
fn names_of_model_files() {
    let names = [
        "...json", // without what ends it: `..`
        "..json",
        ".json",
        " .json",
        "-.json",
        "--out.json",
        "a\"b.json",
        "a\nb.json",
        "*\\ \\* pwned.json",
        "pub fn pwned() {}.json",
        "a\u{202e}\u{200b}b.json",
        "a\u{1b}[2Jb.json",
        "C:\\x.json",
        "NUL.json",
    ];
    for name in names {
        let folder = tempfile::tempdir().unwrap();
        let models = folder.path().join("models");
        fs::create_dir(&models).unwrap();
        fs::write(models.join(name), model(json!({}), json!({})).to_string()).unwrap();
        for arguments in [
            vec!["--model".to_owned(), format!("models/{name}"), "--out".to_owned(), "out".to_owned()],
            ["--each", "models", "--out", "out/each"].map(str::to_owned).to_vec(),
        ] {
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let (code, said) = command(folder.path(), &arguments);
            assert!(matches!(code, Some(0 | 1)), "{name:?}: {said}");
            assert_eq!(
                said.chars().find(|&c| c != '\n' && (c.is_control() || c == '\u{202e}')),
                None,
                "{said:?}"
            );
            for path in tree(folder.path()) {
                let inside = path == "models"
                    || path == "out"
                    || path.starts_with("models/")
                    || path.starts_with("out/");
                assert!(inside, "{name:?} made {path:?}");
                let beside = [
                    "out/Cargo.toml",
                    "out/src",
                    "out/README.md",
                    "out/.rustfmt.toml",
                    "out/smithy-typegen.toml",
                ];
                if arguments[0] == "--each" && !path.starts_with("out/each") {
                    assert!(
                        path == "out"
                            || path.starts_with("models")
                            || beside.iter().any(|own| path.starts_with(own)),
                        "{name:?}: {path:?}"
                    );
                }
            }
            if code == Some(0) && arguments[0] == "--model" {
                // The crate finds its model again.
                let (code, said) = command(folder.path(), &["--out", "out", "--check"]);
                assert_eq!(code, Some(0), "{name:?}: {said}");
                let text = fs::read_to_string(folder.path().join("out/src/lib.rs")).unwrap();
                super::source::rust(&text, name);
                assert_eq!(
                    text.lines().next().unwrap().chars().find(|&c| c.is_control() || c == '\u{202e}'),
                    None
                );
            }
        }
    }
}
