//! What Smithy 1.0 says in another way: sets, the `enum` trait, `box` and zero values.

use serde_json::json;

use super::*;
use crate::resolve::{Kind, ShapeValue};

fn version1(mut file: Value) -> Value {
    file["smithy"] = json!("1.0");
    file
}

fn default_of<'m>(model: &'m Model, name: &str) -> Option<&'m ShapeValue> {
    let shape = model.shape(&id("t#In"));
    let member = shape.kind.member(name).expect("the member");
    member.traits.default().map(|default| &default.value)
}

fn number(value: Option<&ShapeValue>) -> Option<f64> {
    match value? {
        ShapeValue::Integer(number) => Some(*number as f64),
        ShapeValue::Float(number) => Some(*number),
        _ => None,
    }
}

#[test]
fn a_set_is_a_list_of_unique_items() {
    let model = model(&[version1(with_members(
        json!({"a": {"target": "t#Set"}}),
        json!({"t#Set": {"type": "set", "member": {"target": "smithy.api#String"}}}),
    ))]);
    let set = model.shape(&id("t#Set"));
    assert!(matches!(set.kind, Kind::List(_)));
    assert!(set.traits.unique_items());
}

#[test]
fn numbers_and_booleans_have_a_zero_value_unless_boxed() {
    let members = json!({
        "flag": {"target": "t#Flag"},
        "count": {"target": "t#Count"},
        "ratio": {"target": "t#Ratio"},
        "boxed": {"target": "t#Count", "traits": {"smithy.api#box": {}}},
        "target": {"target": "t#Boxed"},
        "explicit": {"target": "t#Count", "traits": {"smithy.api#default": null}},
        "prelude": {"target": "smithy.api#Integer"},
        "primitive": {"target": "smithy.api#PrimitiveInteger"},
        "text": {"target": "smithy.api#String"},
    });
    let shapes = json!({
        "t#Flag": {"type": "boolean"},
        "t#Count": {"type": "integer"},
        "t#Ratio": {"type": "double"},
        "t#Boxed": {"type": "long", "traits": {"smithy.api#box": {}}},
    });
    let file = with_members(members, shapes);
    let old = model(&[version1(file.clone())]);
    assert_eq!(default_of(&old, "flag"), Some(&ShapeValue::Boolean(false)));
    for name in ["count", "ratio", "primitive"] {
        assert_eq!(number(default_of(&old, name)), Some(0.0), "{name}");
    }
    for name in ["boxed", "target", "explicit", "prelude", "text"] {
        assert_eq!(default_of(&old, name), None, "{name}");
    }
    let new = model(&[file]);
    for name in ["flag", "count", "ratio", "boxed", "target", "explicit", "prelude", "text"] {
        assert_eq!(default_of(&new, name), None, "{name}");
    }
    assert_eq!(default_of(&new, "primitive"), Some(&ShapeValue::Integer(0)));
}

#[test]
fn only_structures_have_zero_values() {
    let count = json!({"target": "smithy.api#PrimitiveInteger"});
    let model = model(&[version1(with_members(
        json!({"l": {"target": "t#List"}, "u": {"target": "t#Union"}}),
        json!({
            "t#List": {"type": "list", "member": count}, "t#Union": {"type": "union", "members": {"c": count}},
        }),
    ))]);
    assert!(!model.trait_counts().contains_key("smithy.api#default"));
}

#[test]
fn the_version_of_each_file_counts() {
    let members = json!({"zero": {"target": "t#Zero"}, "other": {"target": "t#Other"}});
    let new = file(json!({
        "t#Zero": {"type": "integer", "traits": {"smithy.api#default": 0}},
        "t#Other": {"type": "integer"},
    }));
    let model = model(&[version1(with_members(members, json!({}))), new]);
    assert_eq!(default_of(&model, "zero"), Some(&ShapeValue::Integer(0)));
    assert_eq!(default_of(&model, "other"), None);
}

#[test]
fn a_member_has_the_default_of_its_target() {
    // Section "default trait" of version 2 asks to repeat it.
    let files = [with_members(
        json!({"a": {"target": "t#Zero"}, "none": {"target": "t#Zero", "traits": {"smithy.api#default": null}}}),
        json!({"t#Zero": {"type": "integer", "traits": {"smithy.api#default": 0}}}),
    )];
    assert_eq!(
        warnings(&files),
        ["missing-default? 0:t#In/members/a/target: the member has no default, but its target has 0"]
    );
    let (model, _) = run(&files, &Options::default()).expect("only a warning");
    assert_eq!(default_of(&model, "a"), Some(&ShapeValue::Integer(0)));
    assert_eq!(default_of(&model, "none"), None);
}

#[test]
fn a_stream_has_an_empty_default() {
    let model = model(&[version1(with_members(
        json!({"a": {"target": "t#Stream"}}),
        json!({"t#Stream": {"type": "blob", "traits": {"smithy.api#streaming": {}}}}),
    ))]);
    assert_eq!(default_of(&model, "a"), Some(&ShapeValue::Blob(Vec::new())));
}

fn enum_of(values: Value) -> [Value; 1] {
    [with_members(
        json!({"a": {"target": "t#E"}}),
        json!({"t#E": {"type": "string", "traits": {"smithy.api#enum": values}}}),
    )]
}

#[test]
fn a_string_with_the_enum_trait_is_an_enum() {
    let files = enum_of(json!([
        {"value": "a b", "name": "GIVEN", "documentation": "d", "tags": ["t"], "deprecated": true},
        {"value": "plain"},
    ]));
    let model = model(&files);
    let shape = model.shape(&id("t#E"));
    let Kind::Enum(values) = &shape.kind else { panic!("not an enum") };
    assert_eq!((values[0].name.as_str(), values[0].value.as_str()), ("GIVEN", "a b"));
    assert_eq!(values[0].traits.documentation(), Some("d"));
    assert_eq!(written(&files, "t#E", Some("GIVEN"), "smithy.api#tags"), Some(json!(["t"])));
    assert!(values[0].traits.deprecated().is_some());
    assert_eq!((values[1].name.as_str(), values[1].value.as_str()), ("PLAIN", "plain"));
    assert!(!shape.traits.has("smithy.api#enum"));
}

#[test]
fn values_without_a_name_get_one() {
    let written = [
        "",
        "fooBar",
        "Foo-Bar baz",
        "1st",
        "10",
        "aws:ec2/x",
        "*",
        "**",
        "FOO_BAR",
        "foo bar",
        "é",
        "_x",
        "t2.micro",
        "V_10",
    ];
    let names = [
        "EMPTY",
        "FOO_BAR",
        "FOO_BAR_BAZ",
        "V_1ST",
        "V_10",
        "AWS_EC2_X",
        "VALUE",
        "VALUE_2",
        "FOO_BAR_2",
        "FOO_BAR_3",
        "VALUE_3",
        "X",
        "T2_MICRO",
        "V_10_2",
    ];
    let values: Value = written.iter().map(|value| json!({"value": value})).collect();
    let model = model(&enum_of(values));
    let Kind::Enum(values) = &model.shape(&id("t#E")).kind else { panic!("not an enum") };
    let found: Vec<&str> = values.iter().map(|value| value.name.as_str()).collect();
    assert_eq!(found, names);
    assert!(found.iter().all(|name| crate::shape_id::is_identifier(name)));
}

#[test]
fn wrong_enum_traits_are_errors() {
    assert_eq!(
        errors(&enum_of(json!({"value": "x"}))),
        [
            "invalid-trait-value 0:t#E/traits/smithy.api#enum: the trait smithy.api#enum must be an array of values"
        ]
    );
    assert_eq!(
        errors(&enum_of(json!([
            {"name": "A"}, {"value": "b", "name": "B"}, {"value": "c", "name": "B"}, {"value": "d", "name": "d d"},
            {"value": "b", "name": "E"}, 1,
        ]))),
        [
            "invalid-enum 0:t#E/traits/smithy.api#enum/0: value 1 of the enum needs a `value`, which is a string",
            "invalid-enum 0:t#E/traits/smithy.api#enum/2: value 3 of the enum has the name `B` of an earlier one",
            "invalid-enum 0:t#E/traits/smithy.api#enum/3: value 4 of the enum has \"d d\" for a name; a name has letters, \
             digits and `_`",
            "invalid-enum 0:t#E/traits/smithy.api#enum/5: value 6 of the enum needs a `value`, which is a string",
        ]
    );
    assert_eq!(
        errors(&enum_of(json!([]))),
        ["invalid-enum 0:key t#E: the enum has no members; it needs at least one"]
    );
    assert_eq!(
        errors(&enum_of(json!([{"value": "b", "name": "B"}, {"value": "b", "name": "C"}]))),
        ["invalid-enum 0:key t#E: the value `b` is that of `B` already"]
    );
}
