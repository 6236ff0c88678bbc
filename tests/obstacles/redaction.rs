//! No `Debug` and no `Display` shows what is sensitive.

use obstacle_course_types::smithy::{REDACTED, ServiceError, Structure};
use obstacle_course_types::*;
use serde_json::json;

use super::read;

/// A value with a secret in every place that can hold one. Each secret has one of these in it.
const MARKS: [&str; 5] = ["hush", "aHVzaA", "424242", "1984-07-01", "457480800"];

#[track_caller]
fn assert_silent(shown: &str) {
    for mark in MARKS {
        assert!(!shown.contains(mark), "{mark} is in {shown}");
    }
}

#[test]
fn every_way_to_hold_a_secret() {
    let secrets: Secrets = read(&json!({
        "open": "open",
        "text": "hush",
        "blob": "aHVzaA==",
        "time": 457_480_800,
        "number": 424_242,
        "document": { "hush": ["hush"] },
        "kind": "hush",
        "intKind": 424_242,
        "list": ["hush"],
        "lists": [["hush"], []],
        "keys": { "hush": "x" },
        "values": { "x": "hush" },
        "valueLists": { "x": [["hush"]] },
        "byKind": { "hush": "x" },
        "part": { "one": "hush", "two": "hush" },
        "union": { "text": "hush" },
        "halfUnion": { "hidden": "hush" },
        "holder": { "inner": "hush" },
    }));
    let expected = [
        "text",
        "blob",
        "time",
        "number",
        "document",
        "kind",
        "int_kind",
        "list",
        "lists",
        "keys",
        "values",
        "value_lists",
        "by_kind",
        "part",
        "union",
    ];
    assert_eq!(Secrets::SENSITIVE, expected);
    for shown in [format!("{secrets:?}"), format!("{secrets:#?}")] {
        assert_silent(&shown);
        assert_eq!(shown.matches(REDACTED).count(), expected.len() + 2, "{shown}");
        assert!(shown.contains("\"open\""), "{shown}");
    }
    let absent = format!("{:?}", Secrets::default());
    assert!(absent.contains(&format!("text: {REDACTED}")), "that a secret is absent is a secret: {absent}");
}

#[test]
fn the_wire_has_the_true_value() {
    let json = json!({ "inner": "hush" });
    assert_eq!(serde_json::to_value(read::<SecretHolder>(&json)).unwrap(), json);
    assert_eq!(serde_json::to_value(SecretKind::Red).unwrap(), json!("red-secret"));
    assert_eq!(SecretKind::Red.as_str(), "red-secret");
}

#[test]
fn a_structure_that_is_sensitive_shows_its_name() {
    let part = SecretPart::default().with_one("hush").with_two("hush");
    assert_eq!(format!("{part:?}"), "SecretPart { .. }");
    const { assert!(SecretPart::REDACTED) };
    // Its members are not sensitive one by one.
    assert_eq!(SecretPart::SENSITIVE, [""; 0]);
}

#[test]
fn unions() {
    let shown = |json| format!("{:?}", read::<HalfSecretUnion>(&json));
    assert_eq!(shown(json!({ "open": "open" })), "Open(\"open\")");
    assert_eq!(shown(json!({ "hidden": "hush" })), format!("Hidden({REDACTED})"));
    assert_eq!(shown(json!({ "hiddenList": [["hush"]] })), format!("HiddenList({REDACTED})"));
    assert_eq!(shown(json!({ "part": { "one": "hush" } })), format!("Part({REDACTED})"));
    assert_eq!(shown(json!({ "nothing": {} })), "Nothing");
    assert_eq!(shown(json!({ "later": "hush" })), "Unknown(\"later\")");
    let whole = read::<SecretUnion>(&json!({ "text": "hush" }));
    assert_eq!(format!("{whole:?}"), "SecretUnion { .. }");
    assert_eq!(format!("{:?}", read::<SecretUnion>(&json!({ "hush": 1 }))), "SecretUnion { .. }");
}

#[test]
fn enums() {
    for kind in [SecretKind::Red, SecretKind::from("hush")] {
        assert_eq!((format!("{kind:?}"), kind.to_string()), (REDACTED.to_owned(), REDACTED.to_owned()));
    }
    for number in [SecretNumber::One, SecretNumber::from(424_242)] {
        assert_eq!((format!("{number:?}"), number.to_string()), (REDACTED.to_owned(), REDACTED.to_owned()));
    }
}

#[test]
fn error_messages() {
    let error = SecretMessage::default().with_message("hush").with_open("open");
    assert_eq!(error.to_string(), format!("SecretMessage: {REDACTED}"));
    assert_eq!(error.message(), Some(REDACTED));
    assert_silent(&format!("{error:?}"));
    let wrapped = AllErrorsError::from(error);
    assert_eq!(wrapped.to_string(), format!("SecretMessage: {REDACTED}"));
    assert_silent(&format!("{wrapped:?}"));

    let error = SecretError::default().with_message("hush");
    assert_eq!(error.to_string(), format!("SecretError: {REDACTED}"));
    assert_eq!(format!("{error:?}"), "SecretError { .. }");
}
