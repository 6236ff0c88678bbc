//! What a crate remembers.

use std::fs;

use super::place::{MODEL, PROGRAM, Place};

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
    // The paths that are printed are as short as they can be.
    let ended = place.run_in("out", "--operation look", "");
    assert!(ended.messages.contains("--> ../models/shop.json\n"), "{}", ended.messages);
    for arguments in ["", "generate", "--check", "generate --check", "--quiet"] {
        let ended = place.run_in("out", arguments, "");
        assert_eq!(ended.code, Some(0), "{arguments}: {}", ended.messages);
        let told = if arguments == "--quiet" { "" } else { "this folder is up to date (" };
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
    let ended = place.run_in("out", "update ../newer.json", "");
    assert_eq!(ended.messages, "this folder and ../models/shop.json stay as they are\n");
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

/// A path that cannot be written down is not remembered as another one.
#[cfg(unix)]
#[test]
fn a_path_that_is_not_unicode_is_not_remembered() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::process::Command;

    let place = Place::new();
    let model = place.path("").join(OsStr::from_bytes(b"\xff.json"));
    // Some file systems have no such names.
    if fs::rename(place.path("model.json"), &model).is_err() {
        return;
    }
    let ended = Command::new(PROGRAM).arg(&model).arg("--out").arg(place.path("out")).output().unwrap();
    assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
    assert!(place.path("out/src/lib.rs").exists());
    assert!(!place.path("out/smithy-typegen.toml").exists());
}

#[test]
fn a_name_that_cargo_refuses() {
    let place = Place::new();
    let ended = place.run("model.json --out out --name=-x");
    assert_eq!(ended.code, Some(2));
    assert!(ended.messages.contains("`-x` is no name for a package"), "{}", ended.messages);
    let ended = place.run("model.json --out out --name a--b");
    assert_eq!(ended.code, Some(2));
    assert!(ended.messages.contains("`a__b`, is not in snake case; `a-b` would do"), "{}", ended.messages);
    assert!(!place.path("out").exists());
}

#[test]
fn settings_that_cannot_be_read_are_refused() {
    let place = Place::with_crate();
    for (text, told) in [
        ("model = 1\n", "unknown field `model`"),
        ("models = 1\n", "invalid type"),
        ("[", "TOML parse error"),
        ("deny = [\"member-remove\"]\n", "no kind of change `member-remove`; did you mean `member-removed`?"),
        ("[severities]\nmember-removed = \"mayor\"\n", "line 2, column 18\n"),
        ("[severities]\nmember-removed = \"mayor\"\n", "there is no class `mayor`"),
        ("[severities]\nmember-added = \"minor\"\nmember-remove = \"major\"\n", "line 3, column 1\n"),
        (
            "[severities]\nmember-remove = \"major\"\n",
            "no kind of change `member-remove`; did you mean `member-removed`?",
        ),
        ("severities = 1\n", "invalid type"),
        ("deny = [\"major\", \"member-remove\"]\n", "line 1, column 18\n"),
        ("shapes = [\"com.example\"]\nservice = \"Shop\"\n", "`shapes` stands for types without a service"),
        (
            "shapes = [\"com.example\"]\noperations = [\"Buy\"]\n",
            "`shapes` stands for types without a service",
        ),
        ("models = [\"../model.json\"]\nsupport = \"../out\"\n", "`support` names the crate itself"),
    ] {
        fs::write(place.path("out/smithy-typegen.toml"), text).unwrap();
        let ended = place.run("--out out");
        assert_eq!(ended.code, Some(1), "{text}");
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

    // What it adds is in both models, and what another one would add is in the new one.
    assert_eq!(place.run_in("out", "diff ../model.json", "").results, "no changes\n");
    fs::write(place.path("none.json"), r#"{"smithy":"2.0"}"#).unwrap();
    let ended = place.run_in("out", "diff ../model.json --overlay ../none.json", "");
    assert!(ended.results.contains("sensitive-removed"), "{}", ended.results);

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

/// `--each` makes crates anew as they remember themselves: with their overlays, operations and protocol.
#[test]
fn each_crate_remembers() {
    let place = Place::new();
    let both = MODEL.replace(
        "\"aws.protocols#awsJson1_1\": {}",
        "\"aws.protocols#awsJson1_1\": {}, \"aws.protocols#restJson1\": {}",
    );
    let overlay = r#"{ "smithy": "2.0", "shapes": { "com.example#Item": {
        "type": "apply", "traits": { "smithy.api#sensitive": {} } } } }"#;
    for (file, text) in [("both.json", both.as_str()), ("overlay.json", overlay)] {
        fs::write(place.path(file), text).unwrap();
    }
    let options = "--protocol restJson1 --operation Buy --overlay overlay.json";
    assert_eq!(place.run(&format!("both.json {options} --out crates/both")).code, Some(0));
    let ended = place.run("--each both.json --out crates --check");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    let ended = place.run("--each both.json --out crates");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    assert_eq!(place.run_in("crates/both", "--check", "").code, Some(0));

    // So is the support code that a crate has from another one.
    assert_eq!(place.run("--each model.json --out shared --support base").code, Some(0));
    let ended = place.run("--each model.json --out shared --check");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    let ended = place.run("--each model.json --out shared --support base --check");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    assert!(ended.messages.ends_with("support code in base: up to date\n"), "{}", ended.messages);

    fs::write(place.path("crates/both/smithy-typegen.toml"), "model = 1\n").unwrap();
    let ended = place.run("--each both.json --out crates");
    assert_eq!(ended.code, Some(1));
    assert!(ended.messages.starts_with("error: crates/both/smithy-typegen.toml: "), "{}", ended.messages);
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
fn an_empty_standard_input_is_called_by_its_name() {
    let place = Place::new();
    let ended = place.run_in("", "--model - --out out", "");
    assert_eq!(ended.code, Some(1));
    let expected = "error[empty-file]: the file is empty\n--> standard input\n";
    assert!(ended.messages.starts_with(expected), "{}", ended.messages);
}
