//! What stands on the wire.

use obstacle_course_types::*;
use serde_json::json;

use super::{assert_wire, read};

#[test]
fn members_have_the_names_of_the_model() {
    assert_wire(
        &Keywords::default().with_type("a").with_self_("b").with_crate_("c").with_yield("d"),
        &json!({ "type": "a", "self": "b", "crate": "c", "yield": "d" }),
    );
    assert_wire(
        &Shape1stShape::default().with_1_st("a").with_2("b").with_3_rd("c"),
        &json!({ "_1st": "a", "_2": "b", "__3rd": "c" }),
    );
    assert_wire(
        &Folds::default().with_foo_bar("a").with_foo_bar_2(1).with_foo_bar_3(true).with_foo_bar_2_2(2.5),
        &json!({ "fooBar": "a", "foo_bar": 1, "Foo__Bar": true, "foo_bar_2": 2.5 }),
    );
    assert_wire(&FoldingUnion::FooBar3(true), &json!({ "FOO__BAR": true }));
}

#[test]
fn sparse_lists_and_maps_keep_their_nulls() {
    let json = json!({
        "list": ["a", null],
        "map": { "a": null, "b": "b" },
        "nested": [null, [null, "a"], []],
        "mapOfLists": { "a": null, "b": [null] },
        "unions": [null, { "number": 1 }],
        "documents": [null, 1],
        "structures": [{}, null],
    });
    let sparse: Sparse = read(&json);
    assert_eq!(sparse.list, Some(vec![Some("a".to_owned()), None]));
    assert_eq!(sparse.nested, Some(vec![None, Some(vec![None, Some("a".to_owned())]), Some(vec![])]));
    assert_eq!(sparse.structures, Some(vec![Some(Empty::default()), None]));
    assert_wire(&sparse, &json);
    // Others drop them.
    let dense: Sparse = read(&json!({ "dense": ["a", null], "denseMap": { "a": null, "b": "b" } }));
    assert_wire(&dense, &json!({ "dense": ["a"], "denseMap": { "b": "b" } }));
}

#[test]
fn timestamps_have_the_form_of_their_member() {
    let json = json!({
        "plain": 1.5,
        "http": "Thu, 01 Jan 1970 00:00:01 GMT",
        "date": "1970-01-01T00:00:01Z",
        "memberHttp": "Thu, 01 Jan 1970 00:00:01 GMT",
        "memberEpoch": 1,
        "httpList": ["Thu, 01 Jan 1970 00:00:01 GMT"],
        "memberList": ["1970-01-01T00:00:01Z"],
        "epochList": [1],
        "map": { "a": "1970-01-01T00:00:01Z" },
        "required": "1970-01-01T00:00:01.25Z",
    });
    let times: Times = read(&json);
    let second = smithy::Timestamp::from_epoch_seconds(1).unwrap();
    assert_eq!(
        (times.http, times.member_epoch, times.epoch_list.clone()),
        (Some(second), Some(second), Some(vec![second]))
    );
    assert_wire(&times, &json);
    assert_wire(&Choice::Http(second), &json!({ "http": "Thu, 01 Jan 1970 00:00:01 GMT" }));
    assert_wire(&Choice::When(second), &json!({ "when": 1 }));
    assert_wire(&Choice::Stamped(second), &json!({ "stamped": "1970-01-01T00:00:01Z" }));
    assert_wire(&Choice::Times(vec![second]), &json!({ "times": ["Thu, 01 Jan 1970 00:00:01 GMT"] }));
    assert_wire(
        &Choice::TimeMap([("a".to_owned(), second)].into()),
        &json!({ "timeMap": { "a": "1970-01-01T00:00:01Z" } }),
    );
}

#[test]
fn every_kind_of_value() {
    let json = json!({
        "boolean": true,
        "byte": -128,
        "short": 32767,
        "integer": -2_147_483_648,
        "long": 9_223_372_036_854_775_807_i64,
        "float": "NaN",
        "double": "-Infinity",
        "string": "\"\\\n\u{202e}",
        "blob": "aGVsbG8=",
        "timestamp": 0,
        "document": { "a": [1, null, "x"] },
        "kind": "say \"hi\"",
        "number": -2_147_483_648,
        "list": [],
        "matrix": [[1.5], [], ["Infinity"]],
        "floats": [0.5, "NaN"],
        "map": {},
        "byEnum": { "": 1, "grüße, 世界 🎉": 2, "new": 3 },
        "union": { "nothing": {} },
        "unions": [{ "None": "x" }, { "Some": {} }],
        "structure": {},
        "documents": [1, "a", [null], { "a": null }],
        "blobs": ["", "AA=="],
        "enums": ["", "new"],
        "intEnums": [0, 5],
        "byName": "OTHER_ONE",
    });
    let value: Everything = read(&json);
    assert!(value.float.is_some_and(f32::is_nan));
    assert_eq!(value.blob.as_ref().map(AsRef::as_ref), Some(b"hello".as_slice()));
    assert_eq!(value.kind, Some(Awkward::Quote));
    assert_eq!(value.number, Some(Numbers::Minus));
    assert_eq!(value.by_enum.as_ref().and_then(|map| map.get(&Awkward::Empty)), Some(&1));
    assert_eq!(value.union, Some(Choice::Nothing));
    assert_eq!(serde_json::to_value(&value).unwrap(), json);
}

#[test]
fn recursion() {
    let json = json!({
        "direct": { "name": "a", "next": { "next": {} } },
        "ping": { "pong": { "ping": { "name": "x" } } },
        "byList": { "children": [{ "children": [] }, {}] },
        "byMap": { "children": { "a": { "name": "x" } } },
        "expression": { "sum": [{ "negated": { "literal": 1.5 } }, { "pair": { "left": { "literal": 2.5 }, "right": { "sum": [] } } }] },
    });
    let recursions: Recursions = read(&json);
    assert_wire(&recursions, &json);
    let left = Pair::default().with_left(Expression::Literal(1.5));
    assert_wire(&Expression::Pair(Box::new(left)), &json!({ "pair": { "left": { "literal": 1.5 } } }));
}

#[test]
fn a_union_that_holds_what_the_model_does_not_have() {
    let later: Choice = read(&json!({ "later": 1, "__type": "x", "number": null }));
    assert!(matches!(&later, Choice::Unknown(member) if member.name() == "later"));
    assert_wire(&later, &json!({ "later": 1 }));
    for json in [json!({}), json!({ "number": 1, "flag": true }), json!({ "number": null }), json!([])] {
        assert!(serde_json::from_value::<Choice>(json).is_err());
    }
}

#[test]
fn what_is_required_is_always_written() {
    assert_wire(
        &Required::default(),
        &json!({
            "boolean": false, "byte": 0, "short": 0, "integer": 0, "long": 0, "float": 0.0, "double": 0.0, "string": "", "blob": "",
            "timestamp": 0, "document": null, "kind": "", "number": 0, "list": [], "map": {},
        }),
    );
    let rule = OptionalByRule::default().with_plain("x");
    assert_eq!((&rule.client_optional, &rule.structure, &rule.union), (&None, &None, &None));
    assert_wire(&rule, &json!({ "plain": "x" }));
    // What goes in is sent only where it is set.
    assert_wire(&PutThingInput::default(), &json!({}));
    assert_wire(&PutThingOutput::default(), &json!({ "id": "", "count": 0 }));
}

#[test]
fn defaults() {
    let defaults: Defaults = read(&json!({ "five": null }));
    assert!(defaults.yes && !defaults.no);
    assert_eq!((defaults.five, defaults.zero, defaults.minus), (5, None, -5));
    assert_eq!((defaults.byte, defaults.short, defaults.long), (i8::MIN, 300, i64::MAX));
    assert_eq!((defaults.text.as_str(), defaults.empty.as_str()), ("x", ""));
    assert_eq!(defaults.quoted, "say \"hi\" \\ `now`\n\u{202e}");
    assert_eq!((&defaults.kind, &defaults.empty_kind), (&Awkward::Quote, &Awkward::Empty));
    assert_eq!((&defaults.number, &defaults.zero_number), (&Numbers::Max, &None));
    assert_eq!(
        (defaults.float, defaults.pi, defaults.large),
        (0.1, "3.14159265358979".parse().unwrap(), 1e300)
    );
    assert_eq!((defaults.negative, defaults.whole), (-1.5, 3.0));
    assert!(defaults.nan.is_nan());
    assert_eq!((defaults.infinity, defaults.minus_infinity), (f32::INFINITY, f64::NEG_INFINITY));
    assert_eq!((defaults.blob.as_ref(), defaults.empty_blob.as_ref()), (b"hello".as_slice(), b"".as_slice()));
    assert_eq!(defaults.time.to_string(), "2017-07-14T02:40:00.25Z");
    assert_eq!(defaults.date_time.to_string(), "2017-07-14T02:40:00Z");
    assert_eq!(defaults.epoch, smithy::Timestamp::EPOCH);
    assert_eq!((&defaults.doc_true, &defaults.doc_false), (&json!(true), &json!(false)));
    assert_eq!((&defaults.doc_number, &defaults.doc_text), (&json!(1.5), &json!("t\"x")));
    assert_eq!((&defaults.doc_list, &defaults.doc_map), (&json!([]), &json!({})));
    assert_eq!((defaults.optional, defaults.nothing), (None, None));
    assert_eq!((defaults.required, defaults.added), (1, 3));
    let written = serde_json::to_value(&defaults).unwrap();
    assert_eq!((&written["nan"], &written["infinity"]), (&json!("NaN"), &json!("Infinity")));
    assert_eq!(written["dateTime"], json!("2017-07-14T02:40:00Z"));
    // What nobody set is not sent where it would be zero, and what somebody set is.
    assert!(written.get("zero").is_none() && written.get("zeroNumber").is_none());
    assert_eq!(serde_json::to_value(defaults.clone().with_zero(0)).unwrap()["zero"], json!(0));
    assert!(written.get("optional").is_none() && written.get("nothing").is_none());
}
