//! The program as its users call it: exit codes, what goes to which output, and what happens on the disk.

#![allow(clippy::unwrap_used, reason = "what goes wrong here fails the test")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
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
        self.run_in("", arguments, "")
    }

    /// Runs the program in a folder of the place, with this standard input.
    fn run_in(&self, folder: &str, arguments: &str, input: &str) -> Ended {
        let mut program = Command::new(env!("CARGO_BIN_EXE_smithy-typegen"))
            .args(arguments.split_whitespace())
            .current_dir(self.path(folder))
            .env_remove("CARGO_PKG_NAME")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Who needs no input may have ended.
        let _ = program.stdin.take().unwrap().write_all(input.as_bytes());
        let Output { status, stdout, stderr } = program.wait_with_output().unwrap();
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
    assert!(ended.messages.starts_with("out is up to date ("), "{}", ended.messages);
    assert_eq!(ended.messages.lines().count(), 1, "{}", ended.messages);
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
    let remedy = "run `smithy-typegen generate model.json --out out`";
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
    // The crate remembers it, and can be told otherwise.
    assert_eq!(place.run("model.json --out out --check").code, Some(0));
    assert_eq!(place.run("model.json --out out --operation Buy --operation Look").code, Some(0));
    assert!(place.path("out/src/operation/look.rs").is_file());
    let settings = fs::read_to_string(place.path("out/smithy-typegen.toml")).unwrap();
    fs::write(place.path("out/smithy-typegen.toml"), settings.replace("operations", "# operations")).unwrap();
    assert_eq!(place.run("model.json --out out --check").code, Some(0));
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
    for arguments in ["--nonsense", "nonsense", "generate --out", "generate --operation="] {
        let ended = place.run(arguments);
        assert_eq!((ended.code, ended.results.as_str()), (Some(2), ""), "{arguments}");
        assert!(ended.messages.contains("--help"), "{}", ended.messages);
    }
    let help = place.run("--help");
    assert_eq!(help.code, Some(0));
    assert!(help.results.contains("--check") && help.results.contains("completions"), "{}", help.results);
    let bare = place.run("");
    assert_eq!((bare.code, bare.results.as_str()), (Some(2), ""));
    assert!(bare.messages.contains("Usage: smithy-typegen"), "{}", bare.messages);
    for (arguments, told) in [
        ("model.json", "it is not said where the crate is"),
        ("--out out", "there is no model"),
        ("diff model.json", "it is not said where the crate is"),
    ] {
        let ended = place.run(arguments);
        assert_eq!(ended.code, Some(2), "{arguments}");
        assert!(ended.messages.starts_with(&format!("error: {told}\n  help: ")), "{}", ended.messages);
    }
}

#[test]
fn a_model_comes_from_standard_input() {
    let place = Place::new();
    let ended = place.run_in("", "- --out out", MODEL);
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    let lib = fs::read_to_string(place.path("out/src/lib.rs")).unwrap();
    assert!(lib.starts_with("// @generated by smithy-typegen from standard input. Do not edit.\n"), "{lib}");
    assert!(!place.path("out/smithy-typegen.toml").exists(), "there is no file to remember");
    let ended = place.run_in("", "- --out out", "{");
    assert_eq!(ended.code, Some(1));
    assert!(ended.messages.contains("json-syntax"), "{}", ended.messages);
}

/// A crate remembers what it was made with, so that commands in its folder need no arguments.
#[test]
fn a_crate_remembers() {
    let place = Place::new();
    fs::create_dir(place.path("models")).unwrap();
    fs::rename(place.path("model.json"), place.path("models/shop.json")).unwrap();
    let ended = place.run("models/shop.json --out out --operation Buy --name my-shop --service Shop");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    let settings = fs::read_to_string(place.path("out/smithy-typegen.toml")).unwrap();
    let expected = "# What this crate is made with: `smithy-typegen` in this folder needs no arguments.\n\
        models = [\"../models/shop.json\"]\noperations = [\"Buy\"]\nservice = \"Shop\"\nprotocol = \"awsJson1_1\"\nname = \"my-shop\"\n";
    assert_eq!(settings, expected);
    assert!(fs::read_to_string(place.path("out/Cargo.toml")).unwrap().contains("name = \"my-shop\"\n"));
    for arguments in ["", "generate", "--check", "generate --check", "--quiet"] {
        let ended = place.run_in("out", arguments, "");
        assert_eq!(ended.code, Some(0), "{arguments}: {}", ended.messages);
        let told = if arguments == "--quiet" { "" } else { ". is up to date (" };
        assert!(ended.messages.starts_with(told), "{arguments}: {}", ended.messages);
    }
    assert_eq!(place.run("--out out --check").code, Some(0));

    let newer = MODEL.replace(
        "\"item\": { \"target\"",
        "\"count\": { \"target\": \"smithy.api#Integer\" }, \"item\": { \"target\"",
    );
    fs::write(place.path("newer.json"), newer).unwrap();
    let told = place.run_in("out", "diff ../newer.json --operation Buy", "");
    assert_eq!(told.code, Some(0), "{}", told.messages);
    assert!(told.results.contains("Cart::count"), "{}", told.results);
    let ended = place.run_in("out", "update ../newer.json", "");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    let model = fs::read_to_string(place.path("models/shop.json")).unwrap();
    assert!(model.contains("com.example#Look"), "what the crate leaves out is not left out of the model");
    let cart = fs::read_to_string(place.path("out/src/operation/buy.rs")).unwrap();
    assert!(cart.contains("pub count: Option<i32>"), "{cart}");
    assert!(!place.path("out/src/operation/look.rs").exists());
    assert_eq!(place.run_in("out", "--check", "").code, Some(0));

    // The name is for a new crate.
    let ended = place.run("--out out --name other");
    assert_eq!(ended.code, Some(1));
    assert!(ended.messages.contains("the crate is called `my-shop` by its Cargo.toml"), "{}", ended.messages);
}

#[test]
fn settings_that_cannot_be_read_are_refused() {
    let place = Place::with_crate();
    for (text, told) in [
        ("model = 1\n", "unknown field `model`"),
        ("models = 1\n", "invalid type"),
        ("[", "TOML parse error"),
    ] {
        fs::write(place.path("out/smithy-typegen.toml"), text).unwrap();
        let ended = place.run("--out out");
        assert_eq!(ended.code, Some(2), "{text}");
        assert!(ended.messages.starts_with("error: out/smithy-typegen.toml: "), "{}", ended.messages);
        assert!(ended.messages.contains(told), "{}", ended.messages);
    }
}

/// What a model gains with a file of its own stays when the model is replaced.
#[test]
fn overlays_stay() {
    let place = Place::new();
    let overlay = r#"{ "smithy": "2.0", "shapes": { "com.example#Item": {
        "type": "apply", "traits": { "smithy.api#sensitive": {} } } } }"#;
    fs::write(place.path("overlay.json"), overlay).unwrap();
    let ended = place.run("model.json --overlay overlay.json --out out");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    let settings = fs::read_to_string(place.path("out/smithy-typegen.toml")).unwrap();
    assert!(settings.contains("overlays = [\"../overlay.json\"]\n"), "{settings}");
    assert_eq!(place.run_in("out", "--check", "").code, Some(0));

    let newer =
        MODEL.replace("\"name\": {", "\"colour\": { \"target\": \"smithy.api#String\" }, \"name\": {");
    fs::write(place.path("newer.json"), newer).unwrap();
    let before = fs::read_to_string(place.path("overlay.json")).unwrap();
    let ended = place.run_in("out", "update ../newer.json", "");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    assert!(!fs::read_to_string(place.path("model.json")).unwrap().contains("sensitive"));
    assert_eq!(fs::read_to_string(place.path("overlay.json")).unwrap(), before);
    assert_eq!(place.run_in("out", "--check", "").code, Some(0));
    let item = fs::read_to_string(place.path("out/src/types/item.rs")).unwrap();
    assert!(item.contains("pub colour: Option<String>"), "{item}");
    let cart = fs::read_to_string(place.path("out/src/operation/buy.rs")).unwrap();
    assert!(cart.contains(r#"&["item"]"#), "{cart}");
}

#[test]
fn of_several_protocols_the_crate_keeps_its_own() {
    let place = Place::new();
    let both = MODEL.replace(
        "\"aws.protocols#awsJson1_1\": {}",
        "\"aws.protocols#awsJson1_1\": {}, \"aws.protocols#restJson1\": {}",
    );
    let rest = MODEL.replace("awsJson1_1", "restJson1");
    fs::write(place.path("both.json"), &both).unwrap();
    let page = |folder: &str| fs::read_to_string(place.path(folder).join("src/lib.rs")).unwrap();
    assert_eq!(place.run("both.json --out first").code, Some(0));
    assert_eq!(place.run("both.json --out second --protocol restJson1").code, Some(0));
    assert!(page("first").contains("AWS JSON 1.1") && page("second").contains("AWS restJson1"));
    assert_eq!(place.run_in("second", "--check", "").code, Some(0));

    // A crate of a model with one protocol remembers it, before the model gains another.
    fs::write(place.path("model.json"), &rest).unwrap();
    assert_eq!(place.run("model.json --out third").code, Some(0));
    fs::write(place.path("model.json"), &both).unwrap();
    assert_eq!(place.run_in("third", "", "").code, Some(0));
    assert!(page("third").contains("AWS restJson1"), "{}", page("third"));

    let ended = place.run("both.json --out fourth --protocol restXml");
    assert_eq!(ended.code, Some(1));
    assert!(ended.messages.contains("error[unknown-protocol]"), "{}", ended.messages);
    assert!(ended.messages.contains("it has awsJson1_1, restJson1"), "{}", ended.messages);
}

#[test]
fn services_that_do_not_speak_json_are_noted() {
    let place = Place::new();
    for (protocol, told) in [("awsQuery", "AWS Query"), ("restXml", "restXml"), ("ec2Query", "EC2 Query")] {
        fs::write(place.path("model.json"), MODEL.replace("awsJson1_1", protocol)).unwrap();
        let ended = place.run(&format!("model.json --out {protocol}"));
        assert_eq!(ended.code, Some(0), "{}", ended.messages);
        let note = format!("note: the service speaks {told}, that is ");
        assert!(ended.messages.contains(&note), "{}", ended.messages);
    }
    assert!(!place.run("model.json --out awsQuery --quiet").messages.contains("note"));
}

#[test]
fn the_same_letters_are_suggested_first() {
    let place = Place::new();
    fs::write(place.path("model.json"), MODEL.replace("#Look", "#BuyMore")).unwrap();
    let ended = place.run("model.json --out out --operation buy");
    assert!(ended.messages.contains("did you mean `Buy`?"), "{}", ended.messages);
}

#[test]
fn programs_read_json() {
    let place = Place::new();
    let json = |arguments: &str| -> (Option<i32>, serde_json::Value) {
        let ended = place.run(arguments);
        (ended.code, serde_json::from_str(&ended.results).unwrap())
    };
    let (code, made) = json("model.json --out out --format json");
    assert_eq!((code, &made["outcome"]), (Some(0), &"written".into()));
    assert_eq!((&made["version"], &made["totals"]["fields"]), (&1.into(), &3.into()));
    assert!(made["files"].as_array().unwrap().iter().any(|file| file["path"] == "out/Cargo.toml"));
    let (code, same) = json("model.json --out out --format json --check");
    assert_eq!(
        (code, &same["outcome"], &same["files"]),
        (Some(0), &"up to date".into(), &serde_json::json!([]))
    );
    fs::remove_file(place.path("out/src/types/item.rs")).unwrap();
    let (code, drift) = json("model.json --out out --format json --check");
    assert_eq!((code, &drift["outcome"]), (Some(1), &"out of date".into()));
    assert_eq!(
        drift["files"],
        serde_json::json!([{ "path": "out/src/types/item.rs", "difference": "missing" }])
    );
    fs::write(place.path("model.json"), MODEL.replace("smithy.api#String", "com.example#Gone")).unwrap();
    let (code, refused) = json("model.json --out out --format json");
    assert_eq!((code, &refused["outcome"]), (Some(1), &"refused".into()));
    let problem = &refused["diagnostics"][0];
    assert_eq!((&problem["file"], &problem["line"]), (&"model.json".into(), &14.into()));
    assert_eq!(problem["severity"], "error");
}

#[test]
fn all_that_is_known_is_said_on_demand() {
    let place = Place::new();
    let traits: Vec<String> = (0..9).map(|at| format!("\"example.traits#t{at}\": {{}}")).collect();
    let model = MODEL.replace(
        "\"aws.protocols#awsJson1_1\"",
        &format!("{}, \"aws.protocols#awsJson1_1\"", traits.join(", ")),
    );
    fs::write(place.path("model.json"), model).unwrap();
    let ended = place.run("model.json --out out");
    assert!(ended.messages.contains("and 5 others (5)"), "{}", ended.messages);
    let ended = place.run("model.json --out out --verbose");
    for told in ["example.traits#t8 (1)", "  load ", "  resolve ", "  lower ", "  all ", "3 fields"] {
        assert!(ended.messages.contains(told), "{told} is not in:\n{}", ended.messages);
    }
}

/// The layout in which AWS publishes its models.
#[test]
fn folders_of_models_are_gone_down_into() {
    let place = Place::new();
    for (path, text) in [
        ("models/top.json", MODEL),
        ("models/shop/service/2026-01-01/shop-2026-01-01.json", MODEL),
        ("models/shop/service/2026-01-01/README.md", ""),
        ("models/stall/service/2020-12-31/stall-2020-12-31.json", MODEL),
    ] {
        fs::create_dir_all(place.path(path).parent().unwrap()).unwrap();
        fs::write(place.path(path), text).unwrap();
    }
    let ended = place.run("--each models --out crates");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    for name in ["top", "shop-2026-01-01", "stall-2020-12-31"] {
        assert!(place.path("crates").join(name).join("src/lib.rs").is_file(), "{name}");
    }
    assert_eq!(fs::read_dir(place.path("crates")).unwrap().count(), 3);
    assert_eq!(place.run("--each models --out crates --check").code, Some(0));
}

#[test]
fn a_new_crate_says_what_it_is() {
    let place = Place::with_crate();
    let manifest = fs::read_to_string(place.path("out/Cargo.toml")).unwrap();
    for line in
        ["description = \"Types of Shop, generated from its Smithy model\"", "# license = ", "[workspace]"]
    {
        assert!(manifest.contains(&format!("\n{line}")), "{line} is not in:\n{manifest}");
    }
    let readme = fs::read_to_string(place.path("out/README.md")).unwrap();
    for part in ["# example-types\n", "`com.example#Shop`", "smithy-typegen --check", "`SENSITIVE`", "speaks"]
    {
        assert!(readme.contains(part), "{part} is not in:\n{readme}");
    }
}

/// A crate that a workspace takes in is no workspace of its own, which would be an error.
#[test]
fn a_workspace_takes_a_crate_in() {
    let place = Place::new();
    let workspace = "[workspace]\nmembers = [\"crates/*\", \"own\"]\nexclude = [\"crates/not\"]\n";
    fs::write(place.path("Cargo.toml"), workspace).unwrap();
    for (folder, alone) in
        [("crates/a", false), ("own", false), ("crates/not", true), ("crates/a/b", true), ("other", true)]
    {
        let ended = place.run(&format!("model.json --out {folder}"));
        assert_eq!(ended.code, Some(0), "{}", ended.messages);
        let manifest = fs::read_to_string(place.path(folder).join("Cargo.toml")).unwrap();
        assert_eq!(manifest.contains("[workspace]"), alone, "{folder}: {manifest}");
    }
    let ended = place.run("--each model.json --out crates");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    assert!(!fs::read_to_string(place.path("crates/model/Cargo.toml")).unwrap().contains("[workspace]"));
}

/// Git may check files out with other line ends.
#[test]
fn line_ends_are_no_difference() {
    let place = Place::with_crate();
    for (path, _) in times(&place.path("out/src")) {
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text.replace('\n', "\r\n")).unwrap();
    }
    assert_eq!(place.check().code, Some(0));
    let before = times(&place.path("out"));
    assert_eq!(place.run("model.json --out out").code, Some(0));
    assert_eq!(times(&place.path("out")), before);
    let path = place.path("out/src/types/item.rs");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("\r\n", "\r\n\r\n", 1)).unwrap();
    assert_eq!(place.check().code, Some(1));
}

/// A model that moves to another folder changes no generated file.
#[test]
fn a_model_may_move() {
    let place = Place::with_crate();
    fs::create_dir(place.path("elsewhere")).unwrap();
    fs::rename(place.path("model.json"), place.path("elsewhere/model.json")).unwrap();
    assert_eq!(place.run("elsewhere/model.json --out out --check").code, Some(0));
}
