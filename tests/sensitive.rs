//! What is sensitive in SSM, against a list written by hand, and that nothing shows it: neither `Debug` nor `Redacted`, nor an
//! error of reading, nor what a check finds.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Map, Value, json};
use ssm_types::smithy::{REDACTED, Structure};
use ssm_types::{STRUCTURES, with_structure};
use ssm_types_tests::any::{self, Type};
use ssm_types_tests::{fixtures, repository};

use crate::chosen::SENSITIVE;

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

/// What is shown of the structure that the JSON holds.
struct Shown {
    /// `Debug`, plain and pretty.
    debug: [String; 2],
    /// `Redacted` as JSON, MessagePack and CBOR, and what is wrong with the value.
    others: Vec<String>,
}

fn shown(structure: Type, json: &Value) -> Shown {
    let value = (structure.from_json)(json.to_string().as_bytes()).unwrap();
    assert!(!value.is_empty(), "nothing was read from {json}");
    assert!(value.to_json().unwrap().contains(MARK) || json.to_string().contains(MARK_AS_BLOB));
    let is_it = |&&(name, _): &&(&str, _)| structure.shape_id.strip_prefix(NAMESPACE) == Some(name);
    let (_, redacted) =
        SENSITIVE.iter().find(is_it).unwrap_or_else(|| panic!("{} lacks", structure.shape_id));
    let redacted = redacted(json.to_string().as_bytes()).unwrap();
    let mut others: Vec<_> =
        redacted.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(others.iter().all(|text| text.contains(REDACTED)), "{others:?}");
    if let Err(violations) = value.check() {
        others.extend([violations.to_string(), format!("{violations:?}"), format!("{violations:#?}")]);
    }
    Shown { debug: [format!("{value:?}"), format!("{value:#?}")], others }
}

/// What is said of JSON that is no value of the structure.
fn told(structure: Type, json: &Value) -> Option<String> {
    (structure.from_json)(json.to_string().as_bytes()).err().map(|error| error.to_string())
}

/// Texts and keys with the mark where something else should be.
fn misplaced(value: &Value) -> Vec<Value> {
    let mut all = vec![
        json!(MARK),
        json!([MARK]),
        json!({ MARK: MARK }),
        json!([{ MARK: [MARK] }]),
        json!({ MARK: [{ MARK: 1 }] }),
    ];
    match value {
        Value::Object(entries) => all.extend(entries.iter().flat_map(|(key, value)| {
            misplaced(value).into_iter().map(|value| json!({ key.as_str(): value }))
        })),
        Value::Array(items) => all.extend(items.iter().flat_map(misplaced).map(|item| json!([item]))),
        _ => {}
    }
    all
}

fn has_mark(text: &str) -> bool {
    text.contains(MARK) || text.contains("TUFSS0VE") || text.contains("77, 65, 82, 75")
}

#[test]
fn no_field_of_the_list_is_shown() {
    let text = fs::read_to_string(repository().join("models/ssm.json")).unwrap();
    let model: Value = serde_json::from_str(&text).unwrap();
    let shapes = model["shapes"].as_object().unwrap();
    let mut errors = 0;
    for (structure, fields) in list() {
        let members = shapes[&format!("{NAMESPACE}{structure}")]["members"].as_object().unwrap();
        for field in &fields {
            let squeezed = field.replace('_', "");
            let (name, member) = members.iter().find(|(name, _)| name.to_lowercase() == squeezed).unwrap();
            let json = json!({ name: marked(shapes, member["target"].as_str().unwrap(), 0) });
            let found = any::structure(&structure).unwrap_or_else(|| panic!("{structure}"));
            let Shown { debug, others } = shown(found, &json);
            for shown in debug.iter().chain(&others) {
                assert!(!has_mark(shown), "{shown}");
            }
            for wrong in misplaced(&json[name]) {
                let wrong = json!({ name: wrong });
                let told = told(found, &wrong);
                errors += usize::from(told.is_some());
                assert!(told.is_none_or(|told| !has_mark(&told)), "of {wrong}");
            }
            for shown in debug {
                if structure == SENSITIVE_STRUCTURE {
                    assert_eq!(shown, format!("{structure} {{ .. }}"));
                    continue;
                }
                assert!(shown.contains(&format!("{field}: {REDACTED}")), "{shown}");
                assert_eq!(shown.matches(REDACTED).count(), fields.len(), "{shown}");
            }
        }
    }
    assert!(errors > 100, "{errors} errors of reading");
}
