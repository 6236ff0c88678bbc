//! What the program says.

use std::fs;

use super::place::{MODEL, Place};

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

#[test]
fn an_unknown_operation_is_one_that_was_misspelt() {
    let place = Place::new();
    let ended = place.run("--model model.json --out out --operation Lok");
    assert_eq!((ended.code, ended.results.as_str()), (Some(1), ""));
    assert!(ended.messages.contains("did you mean `Look`?"), "{}", ended.messages);
    assert!(!place.path("out").exists());
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
    for (arguments, told, help) in [
        ("model.json", "the folder of the crate is not given", "give it with --out"),
        ("--out out", "there is no model", "give the path of a Smithy JSON AST file"),
        ("diff model.json", "the old model is not given", "give the old model before the new one; or "),
        ("changelog model.json", "the old model is not given", "give the old model before the new one; or "),
        ("diff model.json --out out", "there is no model", "give the old model before the new one"),
        (
            "update model.json --out out",
            "there is no model",
            "give the file of the present model with --model",
        ),
    ] {
        let ended = place.run(arguments);
        assert_eq!(ended.code, Some(2), "{arguments}");
        let told = format!("error: {told}\n  help: {help}");
        assert!(ended.messages.starts_with(&told), "{}", ended.messages);
    }
}

#[test]
fn a_command_is_one_even_if_a_folder_has_its_name() {
    let place = Place::new();
    for folder in ["diff", "help", "models"] {
        fs::create_dir(place.path(folder)).unwrap();
    }
    let ended = place.run("diff model.json model.json");
    assert_eq!(ended.code, Some(0), "{}", ended.messages);
    assert!(place.run("help").results.contains("completions"));
    // Any other name of a folder is a path.
    let ended = place.run("models --out out");
    assert_eq!(ended.code, Some(1), "{}", ended.messages);
    assert!(ended.messages.contains("models"), "{}", ended.messages);
}
