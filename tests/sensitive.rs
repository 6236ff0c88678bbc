//! What is sensitive in SSM, against a list written by hand, and that no `Debug` shows it.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Map, Value, json};
use ssm_types::smithy::{REDACTED, Structure};
use ssm_types::{STRUCTURES, with_structure};
use ssm_types_tests::{fixtures, repository};

const NAMESPACE: &str = "com.amazonaws.ssm#";
/// Text that stands in a value wherever it can.
const MARK: &str = "MARKED-SECRET";
/// The same in base64.
const MARK_AS_BLOB: &str = "TUFSS0VELVNFQ1JFVA==";

/// The only structure that is sensitive as a whole.
const SENSITIVE_STRUCTURE: &str = "MaintenanceWindowTaskParameterValueExpression";

/// The structures of the list, each with its fields.
fn list() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(fixtures().join("sensitive.txt")).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (structure, fields) = line.split_once(": ").unwrap();
            (structure.to_owned(), fields.split(", ").map(str::to_owned).collect())
        })
        .collect()
}

fn sensitive(structure: &str) -> &'static [&'static str] {
    with_structure!(structure, S => <S as Structure>::SENSITIVE, else => panic!("the crate has no {structure}"))
}

#[test]
fn what_is_sensitive_is_on_the_list_and_nothing_else() {
    let list = list();
    assert_eq!((list.len(), list.values().map(Vec::len).sum::<usize>()), (37, 49));
    assert!(list.keys().all(|structure| STRUCTURES.contains(&structure.as_str())));
    for structure in STRUCTURES {
        let expected = list.get(*structure).map(Vec::as_slice).unwrap_or_default();
        assert_eq!(sensitive(structure), expected, "{structure}");
    }
    assert_eq!(sensitive("StartSessionResponse"), [""; 0]);
}

/// A value of a shape with the mark in each text and key.
fn marked(shapes: &Map<String, Value>, id: &str, depth: usize) -> Value {
    let Some(shape) = shapes.get(id) else { return json!(MARK) };
    let inside =
        |pointer: &str| marked(shapes, shape.pointer(pointer).and_then(Value::as_str).unwrap(), depth + 1);
    match shape["type"].as_str().unwrap() {
        "list" => json!([inside("/member/target")]),
        "map" => json!({ MARK: inside("/value/target") }),
        "structure" if depth < 8 => members(shapes, shape, depth),
        "structure" => json!({}),
        "blob" => json!(MARK_AS_BLOB),
        "string" | "enum" => json!(MARK),
        other => panic!("{id} is a {other}: give it a value here"),
    }
}

fn members(shapes: &Map<String, Value>, shape: &Value, depth: usize) -> Value {
    let members = shape["members"].as_object().unwrap().iter();
    members
        .map(|(name, member)| (name.clone(), marked(shapes, member["target"].as_str().unwrap(), depth + 1)))
        .collect()
}

/// `Debug`, plain and pretty, of the structure that the JSON holds.
fn shown<S: Structure>(json: &Value) -> [String; 2] {
    let value: S = serde_json::from_str(&json.to_string()).unwrap();
    assert!(!value.is_empty(), "nothing was read from {json}");
    assert!(serde_json::to_string(&value).unwrap().contains(MARK) || json.to_string().contains(MARK_AS_BLOB));
    [format!("{value:?}"), format!("{value:#?}")]
}

#[test]
fn no_field_of_the_list_is_shown() {
    let text = fs::read_to_string(repository().join("models/ssm.json")).unwrap();
    let model: Value = serde_json::from_str(&text).unwrap();
    let shapes = model["shapes"].as_object().unwrap();
    for (structure, fields) in list() {
        let members = shapes[&format!("{NAMESPACE}{structure}")]["members"].as_object().unwrap();
        for field in &fields {
            let squeezed = field.replace('_', "");
            let (name, member) = members.iter().find(|(name, _)| name.to_lowercase() == squeezed).unwrap();
            let json = json!({ name: marked(shapes, member["target"].as_str().unwrap(), 0) });
            for shown in
                with_structure!(structure.as_str(), S => shown::<S>(&json), else => panic!("{structure}"))
            {
                assert!(!shown.contains(MARK) && !shown.contains("TUFSS0VE"), "{shown}");
                if structure == SENSITIVE_STRUCTURE {
                    assert_eq!(shown, format!("{structure} {{ .. }}"));
                    continue;
                }
                assert!(shown.contains(&format!("{field}: {REDACTED}")), "{shown}");
                assert_eq!(shown.matches(REDACTED).count(), fields.len(), "{shown}");
            }
        }
    }
}
