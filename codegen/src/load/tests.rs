//! The chapter [JSON AST](https://smithy.io/2.0/spec/json-ast.html), and files that do not follow it.

use serde_json::json;

use super::node::{Failure, Node};
use super::*;
use crate::diagnostic::Severity;

fn load_text(text: &str) -> Result<(Vec<Ast>, Diagnostics), Diagnostics> {
    load(&[Source { name: "model.json".to_owned(), text: text.to_owned() }])
}

/// The findings as `code place: message`, where an error is certain.
fn errors(text: &str) -> Vec<String> {
    match load_text(text) {
        Ok(_) => panic!("there is no error in {text}"),
        Err(found) => found.iter().map(show).collect(),
    }
}

fn show(found: &Diagnostic) -> String {
    let spot = match &found.place.spot {
        Spot::File => "file".to_owned(),
        Spot::Offset(offset) => format!("byte {offset}"),
        Spot::Value(path) => path.join("/"),
        Spot::Key { path, occurrence: 0 } => format!("key {}", path.join("/")),
        Spot::Key { path, occurrence } => format!("key {} again {occurrence}", path.join("/")),
    };
    format!("{} {spot}: {}", found.code, found.message)
}

fn shapes(shapes: &str) -> String {
    format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#)
}

#[test]
fn every_kind_of_shape_is_read_in_order() {
    let text = json!({
        "smithy": "2.0",
        "metadata": {"b": [1], "a": {"deep": null}},
        "shapes": {
            "a.b#List": {"type": "list", "member": {"target": "smithy.api#String", "traits": {"a.b#t": true}}},
            "a.b#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a.b#List"}},
            "a.b#Empty": {"type": "structure", "mixins": [{"target": "a.b#M"}]},
            "a.b#Service": {
                "type": "service", "version": "1", "operations": [{"target": "a.b#Op"}],
                "errors": [{"target": "a.b#E"}], "rename": {"a.b#Map": "Other"},
            },
            "a.b#R": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}},
                "read": {"target": "a.b#Op"}, "collectionOperations": [{"target": "a.b#Op"}]},
            "a.b#Op": {"type": "operation", "input": {"target": "smithy.api#Unit"}},
            "a.b#Empty$x": {"type": "apply", "traits": {"smithy.api#documentation": "x"}},
        },
    });
    let (asts, found) = load_text(&text.to_string()).expect("a valid model");
    assert_eq!(found.iter().count(), 0);
    let ast = &asts[0];
    assert_eq!(ast.version, Version::V2);
    // serde_json's own map has sorted the keys of this text.
    assert!(
        ast.shapes
            .keys()
            .map(crate::shape_id::ShapeId::name)
            .eq(["Empty", "List", "Map", "Op", "R", "Service"])
    );
    assert_eq!(ast.metadata["a"], json!({"deep": null}));
    let shapes: Vec<_> = ast.shapes.values().collect();
    assert_eq!(**shapes[1].members["member"].traits.get("a.b#t").unwrap(), json!(true));
    assert!(shapes[2].members.keys().eq(["key", "value"]));
    assert_eq!(shapes[0].mixins[0].as_str(), "a.b#M");
    let service = &shapes[5].properties;
    assert!(service.rename.values().eq(["Other"]));
    let keys: Vec<String> = service.references.iter().map(|reference| reference.keys().join("/")).collect();
    assert_eq!(keys, ["operations/0/target", "errors/0/target"]);
    assert_eq!(ast.applies[0].member.as_deref(), Some("x"));
}

#[test]
fn the_order_of_the_file_is_kept() {
    let text = shapes(
        r#""a#Z": {"type": "structure", "members": {"z": {"target": "a#A"}, "a": {"target": "a#A"}}},
           "a#A": {"type": "string"}"#,
    );
    let (asts, _) = load_text(&text).expect("a valid model");
    assert!(asts[0].shapes.keys().map(crate::shape_id::ShapeId::name).eq(["Z", "A"]));
    assert!(asts[0].shapes["a#Z"].members.keys().eq(["z", "a"]));
}

#[test]
fn all_versions_that_can_be_read_are_known() {
    for (text, version) in [
        ("1", Version::V1),
        ("1.0", Version::V1),
        ("2", Version::V2),
        ("2.0", Version::V2),
        ("2.17", Version::V2),
    ] {
        let (asts, _) = load_text(&format!(r#"{{"smithy": "{text}"}}"#)).expect("a valid model");
        assert_eq!(asts[0].version, version, "{text}");
    }
    for text in ["3", "1.1", "2.", "2.x", "", "2.0.1", "two"] {
        let found = errors(&format!(r#"{{"smithy": "{text}"}}"#));
        assert_eq!(found, [format!("unsupported-version smithy: Smithy version `{text}` is not supported")]);
    }
    assert_eq!(errors(r#"{"smithy": 2}"#), ["wrong-type smithy: `smithy` must be a string, but is a number"]);
}

#[test]
fn repeated_keys_are_all_found() {
    let text = shapes(
        r#""a#S": {"type": "structure", "members": {
               "m": {"target": "a#T", "traits": {"a#t": 1, "a#t": 2}}, "n": {"target": "a#T"},
               "m": {"target": "a#T"}, "m": {"target": "a#T"}}},
           "a#T": {"type": "string", "traits": {"a#u": {"k": 1, "k": [{"x": 1, "x": 2}]}}, "type": "blob"},
           "a#S": {"type": "string"}"#,
    );
    assert_eq!(
        errors(&text),
        [
            "duplicate-shape key shapes/a#S again 1: the shape `a#S` is written more than once",
            "duplicate-member key shapes/a#S/members/m again 1: the member `m` is written more than once",
            "duplicate-member key shapes/a#S/members/m again 2: the member `m` is written more than once",
            "duplicate-trait key shapes/a#S/members/m/traits/a#t again 1: the trait `a#t` is written more than once",
            "duplicate-key key shapes/a#T/type again 1: the property `type` is written more than once",
            "duplicate-key key shapes/a#T/traits/a#u/k again 1: the key `k` is written more than once",
            "duplicate-key key shapes/a#T/traits/a#u/k/0/x again 1: the key `x` is written more than once",
        ]
    );
}

#[test]
fn one_bad_shape_does_not_hide_the_next() {
    let text = shapes(
        r#""a#A": {"type": "struct"}, "b": {"type": "string"}, "a#C": 1, "a#D": {"target": "a#A"},
           "a#E": {"type": "list"}, "a#F": {"type": "map", "key": {"target": "String"}},
           "a#G": {"type": "structure", "members": {"1st": {"target": "a#A"}, "x": {}, "y": "a#A"}},
           "a#H": {"type": "operation", "input": "a#A", "errors": {}},
           "a#I": {"type": "string", "traits": {"doc": "x"}},
           "a#J$a-b": {"type": "apply", "traits": {}},
           "a#K": {"type": "service", "version": 1}"#,
    );
    assert_eq!(
        errors(&text),
        [
            "unknown-shape-type shapes/a#A/type: `struct` is not a type of shape",
            "invalid-shape-id key shapes/b: `b` is not an absolute shape id such as `com.example#Name`",
            "wrong-type shapes/a#C: `a#C` must be an object, but is a number",
            "missing-property key shapes/a#D: the shape has no `type`",
            "missing-property key shapes/a#E: a list has no `member`",
            "invalid-shape-id shapes/a#F/key/target: `String` is not an absolute shape id such as `com.example#Name`",
            "missing-property key shapes/a#F: a map has no `value`",
            "invalid-member-name key shapes/a#G/members/1st: `1st` is not a member name",
            "missing-property key shapes/a#G/members/x: the member has no `target`",
            "wrong-type shapes/a#G/members/y: `y` must be an object, but is a string",
            "wrong-type shapes/a#H/input: a reference is an object: {\"target\": \"a#A\"}",
            "wrong-type shapes/a#H/errors: `errors` must be an array, but is an object",
            "invalid-shape-id key shapes/a#I/traits/doc: `doc` is not an absolute shape id such as \
             `com.example#Name`",
            "invalid-member-name key shapes/a#J$a-b: `a-b` is not a member name",
            "wrong-type shapes/a#K/version: `version` must be a string, but is a number",
        ]
    );
}

#[test]
fn the_nearest_type_is_suggested() {
    for (written, meant) in [
        ("record", None),
        ("Struct", Some("structure")),
        ("structur", Some("structure")),
        ("strng", Some("string")),
    ] {
        let found =
            load_text(&shapes(&format!(r#""a#A": {{"type": "{written}"}}"#))).expect_err("an unknown type");
        let hint = found.iter().next().and_then(|found| found.hint.clone()).unwrap_or_default();
        match meant {
            Some(meant) => assert_eq!(hint, format!("did you mean `{meant}`?")),
            None => assert!(hint.starts_with("the types are apply, "), "{hint}"),
        }
    }
}

#[test]
fn unknown_properties_are_warnings() {
    let text = r#"{"smithy": "2", "more": 1, "shapes": {
        "a#S": {"type": "string", "members": {}},
        "a#T": {"type": "structure", "members": {"m": {"target": "a#S", "trait": {}}}}}}"#;
    let (_, found) = load_text(text).expect("only warnings");
    assert!(found.iter().all(|found| found.severity == Severity::Warning));
    let found: Vec<_> = found.iter().map(show).collect();
    assert_eq!(
        found,
        [
            "unknown-property key shapes/a#S/members: a simple shape has no property `members`; it is ignored",
            "unknown-property key shapes/a#T/members/m/trait: a member has no property `trait`; it is ignored",
            "unknown-property key more: a model has no property `more`; it is ignored",
        ]
    );
}

#[test]
fn other_files_are_named() {
    let what = |text: &str| {
        let found = errors(text);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    };
    for (text, start) in [
        ("", "empty-file file: the file is empty"),
        (" \n\t", "empty-file file: the file is empty"),
        (
            r#"{"version": "2.0", "metadata": {"apiVersion": "2014-11-06"}, "operations": {}, "shapes": {}}"#,
            "not-a-smithy-model file: this is an AWS C2J service description (`service-2.json`)",
        ),
        (r#"{"openapi": "3.0.0", "paths": {}}"#, "not-a-smithy-model file: this is an OpenAPI document"),
        (r#"{"swagger": "2.0"}"#, "not-a-smithy-model file: this is an OpenAPI document"),
        (r#"{"$schema": "x", "type": "object"}"#, "not-a-smithy-model file: this is a JSON Schema"),
        (r#"{"type": "object", "properties": {}}"#, "not-a-smithy-model file: this is a JSON Schema"),
        (r#"{"shapes": {}}"#, "not-a-smithy-model file: this is JSON without the property `smithy`"),
        ("{}", "not-a-smithy-model file: this is JSON, but not a model"),
        ("[1]", "not-a-smithy-model file: this is a JSON array"),
        ("\"x\"", "not-a-smithy-model file: this is a JSON string"),
        ("// x\n\n$version: \"2\"\nnamespace a", "not-a-smithy-model file: this is a Smithy IDL file"),
        ("namespace com.example", "not-a-smithy-model file: this is a Smithy IDL file"),
        ("openapi: 3.0.0\n", "not-a-smithy-model file: this is an OpenAPI document in YAML"),
        ("<!DOCTYPE html>", "not-a-smithy-model file: this is HTML or XML"),
        (
            "version https://git-lfs.github.com/spec/v1\noid",
            "not-a-smithy-model file: this is a pointer of Git LFS",
        ),
    ] {
        assert!(what(text).starts_with(start), "{text}: {}", what(text));
    }
}

#[test]
fn syntax_errors_have_their_byte() {
    for (text, start) in [
        ("{\n  \"smithy\": \"2\",\n}", "json-syntax byte 19: not valid JSON: trailing comma"),
        ("{\"smithy\": \"2\" \"x\"}", "json-syntax byte 15: not valid JSON: expected `,` or `}`"),
        ("{\"smithy\": \"2\"", "json-syntax byte 13: not valid JSON: EOF while parsing an object"),
        ("{\"smithy\": \"2\"} x", "json-syntax byte 16: not valid JSON: trailing characters"),
        ("\u{feff}{\"smithy\": \"2\",}", "json-syntax byte 18: not valid JSON: trailing comma"),
        ("{\"é\": nul}", "json-syntax byte 10: not valid JSON: expected ident"),
    ] {
        assert_eq!(errors(text), [start], "{text}");
    }
}

#[test]
fn depth_and_size_are_bounded() {
    let deep =
        shapes(&format!(r#""a#A": {{"type": "string", "traits": {{"a#t": {}1}}}}"#, "[".repeat(1_000_000)));
    assert!(errors(&deep)[0].starts_with("too-deep byte "), "{:?}", errors(&deep));
    let wide = format!("[{}0]", "0,".repeat(100));
    assert!(matches!(Node::read(&wide, 100), Err(Failure::TooLarge)));
    assert!(Node::read(&wide, 103).is_ok());
    assert!(load_text(&format!("{}{{\"smithy\": \"2\"}}", " ".repeat(1_000_000))).is_ok());
}

#[test]
fn bytes_become_text() {
    let found = Source::from_bytes("m", vec![b'{', 0xff]).expect_err("not UTF-8");
    assert_eq!(show(&found), "not-utf8 file: the file is not UTF-8: byte 1 cannot be read");
    let found = Source::from_bytes("m", vec![0x1f, 0x8b, 0x08]).expect_err("gzip");
    assert_eq!(found.hint.as_deref(), Some("this is gzip; unpack it first"));
    let source = Source::from_bytes("m", b"\xef\xbb\xbf{}".to_vec()).expect("UTF-8");
    assert_eq!(source.text, "{}");
}

#[test]
fn findings_of_all_files_come_together() {
    let source = |text: &str| Source { name: "m".to_owned(), text: text.to_owned() };
    let found = load(&[source("["), source("{\"smithy\": \"2\"}"), source("{}")]).expect_err("two bad files");
    let files: Vec<usize> = found.iter().map(|found| found.place.file).collect();
    assert_eq!(files, [0, 2]);
}
