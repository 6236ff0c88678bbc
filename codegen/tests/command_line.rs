//! The program as its users call it: exit codes, what goes to which output, and what happens on the disk.

#![allow(clippy::unwrap_used, reason = "what goes wrong here fails the test")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

const MODEL: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "com.example#Shop": {
      "type": "service",
      "version": "2026-01-01",
      "operations": [{ "target": "com.example#Buy" }, { "target": "com.example#Look" }],
      "traits": { "aws.protocols#awsJson1_1": {} }
    },
    "com.example#Buy": { "type": "operation", "input": { "target": "com.example#Cart" } },
    "com.example#Look": { "type": "operation", "output": { "target": "com.example#Shelf" } },
    "com.example#Cart": { "type": "structure", "members": { "item": { "target": "com.example#Item" } } },
    "com.example#Shelf": { "type": "structure", "members": { "item": { "target": "com.example#Item" } } },
    "com.example#Item": { "type": "structure", "members": { "name": { "target": "smithy.api#String" } } }
  }
}
"#;

/// A folder with a model, in which the program runs.
struct Place(TempDir);

/// How the program ended.
struct Ended {
    code: Option<i32>,
    results: String,
    messages: String,
}

impl Place {
    fn new() -> Self {
        let place = Self(TempDir::new().unwrap());
        fs::write(place.path("model.json"), MODEL).unwrap();
        place
    }

    /// The same, with the crate of the model in `out`.
    fn with_crate() -> Self {
        let place = Self::new();
        assert_eq!(place.run("--model model.json --out out").code, Some(0));
        place
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    fn run(&self, arguments: &str) -> Ended {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_smithy-typegen"))
            .args(arguments.split_whitespace())
            .current_dir(self.0.path())
            .env_remove("CARGO_PKG_NAME")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ended { code: status.code(), results: text(stdout), messages: text(stderr) }
    }

    fn check(&self) -> Ended {
        self.run("generate --model model.json --out out --check")
    }

    fn append(&self, path: &str, text: &str) {
        let path = self.path(path);
        let before = fs::read_to_string(&path).unwrap();
        fs::write(path, before + text).unwrap();
    }
}

/// The files below a folder, with when they were changed.
fn times(folder: &Path) -> Vec<(std::path::PathBuf, SystemTime)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let time = fs::metadata(&path).unwrap().modified().unwrap();
                found.push((path, time));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_new_folder_gets_a_whole_crate() {
    let place = Place::new();
    let ended = place.run("--model model.json --out out");
    assert_eq!((ended.code, ended.results.as_str()), (Some(0), ""));
    for line in ["  3 structures\n", "  2 operations\n", "  3 fields\n", " 0 unchanged, 0 removed\n"] {
        assert!(ended.messages.contains(line), "{line} is not in:\n{}", ended.messages);
    }
    assert!(!ended.messages.contains('\u{1b}'), "a pipe gets no colours");
    for path in ["Cargo.toml", "README.md", "src/lib.rs", "src/smithy/mod.rs", "src/types/item.rs"] {
        assert!(place.path("out").join(path).is_file(), "{path}");
    }
}

#[test]
fn a_second_run_writes_nothing() {
    let place = Place::with_crate();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for (path, _) in times(&place.path("out")) {
        fs::File::options().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
    }
    let ended = place.run("--model model.json --out out");
    assert_eq!(ended.code, Some(0));
    assert!(ended.messages.contains("out: 0 files written, "), "{}", ended.messages);
    assert!(times(&place.path("out")).iter().all(|(_, time)| *time == long_ago));
    assert_eq!(place.check().code, Some(0));
}

#[test]
fn only_what_differs_is_written() {
    let place = Place::with_crate();
    let before = times(&place.path("out"));
    place.append("out/src/types/item.rs", "\n");
    let ended = place.run("--model model.json --out out");
    assert!(ended.messages.contains("out: 1 file written, "), "{}", ended.messages);
    let after = times(&place.path("out"));
    let changed: Vec<_> = before.iter().zip(&after).filter(|(before, after)| before != after).collect();
    assert!(changed.iter().all(|(_, after)| after.0.ends_with("src/types/item.rs")));
}

#[test]
fn check_names_each_file_that_differs_and_changes_nothing() {
    let place = Place::with_crate();
    let ended = place.check();
    assert_eq!((ended.code, ended.results.as_str()), (Some(0), ""));

    place.append("out/src/types/item.rs", " ");
    fs::remove_file(place.path("out/src/structures.rs")).unwrap();
    fs::copy(place.path("out/src/lib.rs"), place.path("out/src/types/old.rs")).unwrap();
    let before = times(&place.path("out"));
    let ended = place.check();
    assert_eq!(ended.code, Some(1));
    let slashed = ended.results.replace('\\', "/");
    let expected =
        "missing out/src/structures.rs\nchanged out/src/types/item.rs\nstale   out/src/types/old.rs\n";
    assert_eq!(slashed, expected);
    let remedy = "run `smithy-typegen generate --model model.json --out out`";
    assert!(ended.messages.contains(remedy), "{}", ended.messages);
    assert_eq!(times(&place.path("out")), before);

    assert_eq!(place.run("--model model.json --out out").code, Some(0));
    assert!(!place.path("out/src/types/old.rs").exists());
    assert_eq!(place.check().code, Some(0));
}

/// Examples in the documentation name the crate, and so they follow its manifest.
#[test]
fn examples_call_the_crate_by_its_name() {
    let place = Place::with_crate();
    let page = || fs::read_to_string(place.path("out/src/operation/buy.rs")).unwrap();
    assert!(page().contains("/// use example_types::Cart;"), "{}", page());
    let manifest = fs::read_to_string(place.path("out/Cargo.toml")).unwrap();
    assert!(manifest.contains("[dev-dependencies]\nserde_json = \"1\"\n"), "{manifest}");

    let renamed = manifest.replace("name = \"example-types\"", "name = \"my-shop\"");
    fs::write(place.path("out/Cargo.toml"), &renamed).unwrap();
    assert_eq!(place.check().code, Some(1));
    let ended = place.run("--model model.json --out out");
    assert!(!ended.messages.contains("note:"), "{}", ended.messages);
    assert!(page().contains("/// use my_shop::Cart;"), "{}", page());
    assert_eq!(place.check().code, Some(0));

    let bare = renamed.replace("[dev-dependencies]\nserde_json = \"1\"\n", "");
    fs::write(place.path("out/Cargo.toml"), bare).unwrap();
    let ended = place.run("--model model.json --out out");
    assert!(ended.messages.contains("add `serde_json = \"1\"` to [dev-dependencies] in out/Cargo.toml"));
    assert_eq!(ended.code, Some(0));

    fs::write(place.path("out/Cargo.toml"), renamed.replace("my-shop", "9-shop")).unwrap();
    let ended = place.run("--model model.json --out out");
    assert_eq!(ended.code, Some(1));
    assert!(ended.messages.contains("`9-shop` is no name for a package"), "{}", ended.messages);
}

#[test]
fn what_people_wrote_stays() {
    let place = Place::with_crate();
    fs::write(place.path("out/src/types/extra.rs"), "// Mine.\n").unwrap();
    place.append("out/Cargo.toml", "\n# Mine.\n");
    assert_eq!(place.check().code, Some(0));
    assert_eq!(place.run("--model model.json --out out").code, Some(0));
    assert!(place.path("out/src/types/extra.rs").is_file());
    assert!(fs::read_to_string(place.path("out/Cargo.toml")).unwrap().ends_with("# Mine.\n"));

    // A file in the place of a generated one, without the mark, is never overwritten.
    fs::write(place.path("out/src/types/item.rs"), "// Mine.\n").unwrap();
    let ended = place.run("--model model.json --out out");
    assert_eq!(ended.code, Some(1));
    assert!(ended.messages.contains("item.rs"), "{}", ended.messages);
    assert_eq!(fs::read_to_string(place.path("out/src/types/item.rs")).unwrap(), "// Mine.\n");
}

#[test]
fn some_operations_make_a_crate_of_their_own() {
    let place = Place::new();
    let ended = place.run("--model model.json --out out --operation Buy");
    assert_eq!(ended.code, Some(0));
    assert!(place.path("out/src/operation/buy.rs").is_file());
    assert!(!place.path("out/src/operation/look.rs").exists());
    assert!(ended.messages.contains("2 structures\n"), "{}", ended.messages);
    // Where it is not told to, the next run takes all of them, and back again.
    assert_eq!(place.run("--model model.json --out out").code, Some(0));
    assert!(place.path("out/src/operation/look.rs").is_file());
    assert_eq!(place.run("--model model.json --out out --operation Buy").code, Some(0));
    assert!(!place.path("out/src/operation/look.rs").exists());
}

#[test]
fn an_unknown_operation_is_one_that_was_misspelt() {
    let place = Place::new();
    let ended = place.run("--model model.json --out out --operation Lok");
    assert_eq!((ended.code, ended.results.as_str()), (Some(1), ""));
    assert!(ended.messages.contains("did you mean `Look`?"), "{}", ended.messages);
    assert!(!place.path("out").exists());
}

#[test]
fn a_model_with_problems_changes_nothing() {
    let place = Place::with_crate();
    fs::write(place.path("model.json"), MODEL.replace("smithy.api#String", "com.example#Gone")).unwrap();
    let before = times(&place.path("out"));
    let ended = place.run("--model model.json --out out");
    assert_eq!(ended.code, Some(1));
    for part in ["com.example#Gone", "model.json:14:", "nothing was written"] {
        assert!(ended.messages.contains(part), "{part} is not in:\n{}", ended.messages);
    }
    assert_eq!(times(&place.path("out")), before);
    assert_eq!(place.run("--model absent.json --out out").code, Some(1));
}

#[test]
fn wrong_use() {
    let place = Place::new();
    for arguments in ["--nonsense", "nonsense", "generate --out", "--operation="] {
        let ended = place.run(arguments);
        assert_eq!((ended.code, ended.results.as_str()), (Some(2), ""), "{arguments}");
        assert!(ended.messages.contains("--help"), "{}", ended.messages);
    }
    let help = place.run("--help");
    assert_eq!(help.code, Some(0));
    assert!(help.results.contains("--check"), "{}", help.results);
}
