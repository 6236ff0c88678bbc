//! Overlays: files of one's own that add to a model. The page about them is `codegen/OVERLAYS.md`.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use serde_json::{Value, json};
use smithy_typegen::diff::Kind;
use smithy_typegen::{Config, Source, diff, generate};
use ssm_types_tests::{fixtures, repository};

/// The ids of the shapes that a part of a model targets.
fn targets(part: &Value, found: &mut Vec<String>) {
    match part {
        Value::Object(members) => {
            found.extend(members.get("target").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|part| targets(part, found));
        }
        Value::Array(items) => items.iter().for_each(|part| targets(part, found)),
        _ => {}
    }
}

/// SSM with no other operation than `StartSession`, and with the shapes that it needs, as they are in the model: so little
/// is read in no time.
static SSM: LazyLock<String> = LazyLock::new(|| {
    let text = fs::read_to_string(repository().join("models/ssm.json")).unwrap();
    let mut model: Value = serde_json::from_str(&text).unwrap();
    let shapes = model["shapes"].as_object_mut().unwrap();
    let service = "com.amazonaws.ssm#AmazonSSM";
    shapes[service]["operations"] = json!([{ "target": "com.amazonaws.ssm#StartSession" }]);
    let (mut kept, mut left) = (BTreeSet::new(), vec![service.to_owned()]);
    while let Some(id) = left.pop() {
        if let Some(shape) = shapes.get(&id).filter(|_| !kept.contains(&id)) {
            targets(shape, &mut left);
            kept.insert(id);
        }
    }
    shapes.retain(|id, _| kept.contains(id));
    model.to_string()
});

/// The model of `StartSession`.
fn ssm() -> Source {
    Source { name: "ssm.json".to_owned(), text: SSM.clone() }
}

/// A file that adds these traits to something of the model.
fn overlay(target: &str, traits: &str) -> Source {
    let text = format!(
        r#"{{"smithy":"2.0","shapes":{{"com.amazonaws.ssm#{target}":{{"type":"apply","traits":{{{traits}}}}}}}}}"#
    );
    Source { name: "overlay.json".to_owned(), text }
}

fn token() -> Source {
    let text = fs::read_to_string(fixtures().join("overlays/token.json")).unwrap();
    Source { name: "token.json".to_owned(), text }
}

fn start_session() -> Config {
    Config { operations: vec!["StartSession".to_owned()], ..Config::default() }
}

/// The file of `StartSession`.
fn generated(overlay: Source) -> String {
    let generated = generate(&[ssm(), overlay], &start_session()).unwrap();
    let file = generated.files.into_iter().find(|file| file.path == "src/operation/start_session.rs");
    file.unwrap().text
}

#[test]
fn the_page_shows_the_file_that_is_tested() {
    let page = fs::read_to_string(repository().join("codegen/OVERLAYS.md")).unwrap();
    assert!(page.contains(&token().text));
}

#[test]
fn a_secret_that_the_model_forgot() {
    let text = generated(token());
    assert!(text.contains(r#"pub const SENSITIVE: &'static [&'static str] = &["token_value"];"#), "{text}");
    assert!(text.contains("Sensitive: `Debug` does not show it."), "{text}");
}

#[test]
fn other_traits() {
    let text = generated(overlay(
        "StartSessionRequest$Reason",
        r#""smithy.api#deprecated":{"message":"say it elsewhere","since":"2026-01"}"#,
    ));
    assert!(text.contains(r#"note = "since 2026-01: say it elsewhere""#), "{text}");
    let text = generated(overlay("StartSessionResponse$SessionId", r#""smithy.api#required":{}"#));
    assert!(text.contains("pub session_id: String,"), "{text}");
}

#[test]
fn diff_sees_what_an_overlay_adds() {
    let report = diff(&[ssm()], &[ssm(), token()], &start_session()).unwrap();
    let kinds: Vec<_> = report.changes.iter().map(|change| (change.kind, change.path.as_str())).collect();
    assert_eq!(kinds, [(Kind::SensitiveAdded, "StartSessionResponse::token_value")]);
    let report = diff(&[ssm(), token()], &[ssm(), token()], &start_session()).unwrap();
    assert!(report.changes.is_empty());
}

#[test]
fn what_cannot_be_added_is_an_error() {
    for (target, traits, code) in [
        ("StartSessionResponse$Token", r#""smithy.api#sensitive":{}"#, "unknown-apply-target"),
        ("StartSessionReply", r#""smithy.api#sensitive":{}"#, "unknown-apply-target"),
        ("SessionId", r#""smithy.api#length":{"max":5}"#, "trait-conflict"),
    ] {
        let found = generate(&[ssm(), overlay(target, traits)], &Config::default()).unwrap_err();
        let codes: Vec<_> = found.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [code], "{target}");
    }
}
