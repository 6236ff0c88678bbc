//! What a crate is made of, new and later.

use std::fs;

use super::place::{MODEL, Place, times};

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

/// Crates of one run can be in one workspace, or the run says which cannot.
#[test]
fn no_two_packages_have_one_name() {
    let place = Place::new();
    let (start, end) = MODEL.split_once("\"com.example#Buy\": {").unwrap();
    let stall = r#""com.example#Stall": { "type": "service", "version": "1", "operations": [{ "target": "com.example#Look" }],
        "traits": { "aws.protocols#awsJson1_1": {} } },"#;
    fs::write(place.path("two.json"), format!("{start}{stall}\"com.example#Buy\": {{{end}")).unwrap();
    let ended = place.run("--each two.json --out crates");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    assert!(!ended.messages.contains("note:"), "{}", ended.messages);
    for name in ["two-shop", "two-stall"] {
        let manifest = fs::read_to_string(place.path("crates").join(name).join("Cargo.toml")).unwrap();
        assert!(manifest.contains(&format!("name = \"{name}-types\"")), "{manifest}");
    }
    assert_eq!(place.run("--each two.json --out crates --check").code, Some(0));
    let ended = place.run("--each two.json --out shared --support two-stall");
    let problem = "two.json (Stall): --support names the crate `two-stall`, which it becomes";
    assert!(ended.code == Some(1) && ended.messages.contains(problem), "{}", ended.messages);
    let ended = place.run("--each model.json --out crates --support two-stall");
    let problem = "error: crates/two-stall is the crate of a model, by its smithy-typegen.toml\n";
    assert!(ended.code == Some(2) && ended.messages.starts_with(problem), "{}", ended.messages);
    assert!(place.path("crates/two-stall/src/operation").exists());

    fs::copy(place.path("model.json"), place.path("other.json")).unwrap();
    let note = "note: the packages in model, other are all called `example-types`";
    let ended = place.run("--each model.json other.json --out crates");
    assert!(ended.code == Some(0) && ended.messages.contains(note), "{}", ended.messages);
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

/// Nothing is left behind for a run that makes no crate.
#[test]
fn what_is_refused_changes_no_folder() {
    let place = Place::new();
    fs::write(place.path("bad.json"), MODEL.replace("\"service\"", "\"servic\"")).unwrap();
    for refused in
        ["bad.json --out out/new", "--each bad.json --out out", "--each bad.json --out out --support base"]
    {
        let ended = place.run(refused);
        assert_eq!(ended.code, Some(1), "{refused}: {}", ended.messages);
        assert!(!ended.messages.contains("support code"), "{}", ended.messages);
        assert!(!place.path("out").exists(), "{refused}");
    }
    // One crate that is made needs the code.
    let ended = place.run("--each bad.json model.json --out out --support base");
    assert_eq!(ended.code, Some(1));
    assert!(ended.messages.contains("support code in base: "), "{}", ended.messages);
    assert_eq!(place.run_in("out/model", "--check", "").code, Some(0));
}
