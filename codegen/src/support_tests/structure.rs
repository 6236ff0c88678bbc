use std::collections::BTreeMap;

use super::shapes::{NotThere, Sample};
use super::{both_ways, read, refused};
use crate::smithy::{Structure, Unit};

fn sample(set: impl Fn(&mut Sample)) -> Sample {
    let mut sample = Sample::default();
    set(&mut sample);
    sample
}

#[test]
fn sparse_collections_keep_their_nulls() {
    both_ways(
        r#"{"required":"","sparseList":[null,"a",null],"sparseMap":{"a":null,"b":1}}"#,
        sample(|sample| {
            sample.sparse_list = Some(vec![None, Some("a".to_owned()), None]);
            sample.sparse_map = Some(BTreeMap::from([("a".to_owned(), None), ("b".to_owned(), Some(1))]));
        }),
    );
    // The collection itself is another matter.
    assert_eq!(read(r#"{"sparseList":null,"sparseMap":null}"#), Ok(Sample::default()));
}

#[test]
fn boxed_members() {
    both_ways(
        r#"{"required":"","parent":{"required":"p","parent":{"required":""}}}"#,
        sample(|sample| {
            sample.parent = Some(Box::new(Sample {
                required: "p".to_owned(),
                parent: Some(Box::default()),
                ..Sample::default()
            }));
        }),
    );
    assert_eq!(read(r#"{"parent":null}"#), Ok(Sample::default()));
}

#[test]
fn members_in_any_order_and_more_than_once() {
    let expected = sample(|sample| {
        sample.required = "last".to_owned();
        sample.byte = Some(2);
    });
    for json in [
        r#"{"required":"last","byte":2}"#,
        r#"{"byte":2,"required":"last"}"#,
        r#"{"byte":1,"required":"first","byte":2,"required":"last"}"#,
        r#"{"new":[],"required":"first","required":"last","byte":2,"":{}}"#,
    ] {
        assert_eq!(read(json).as_ref(), Ok(&expected), "{json}");
    }
}

#[test]
fn is_empty_when_all_is_as_by_default() {
    assert!(Sample::default().is_empty());
    assert!(read::<Sample>(r#"{"required":"","byte":null}"#).is_ok_and(|sample| sample.is_empty()));
    assert!(!sample(|sample| sample.byte = Some(0)).is_empty());
    assert!(!sample(|sample| sample.sparse_list = Some(Vec::new())).is_empty());
    assert!(!sample(|sample| sample.required = "r".to_owned()).is_empty());
    assert!(Unit.is_empty());
}

#[test]
fn the_unit_is_an_empty_object() {
    both_ways("{}", Unit);
    assert_eq!(read(r#"{"foo":true,"bar":{"a":[1]}}"#), Ok(Unit));
    refused::<Unit>("null", "invalid type: null, expected the members of `Unit`");
    refused::<Unit>("[]", "invalid type: sequence, expected the members of `Unit`");
    assert_eq!(format!("{Unit:?}"), "Unit");
    assert_eq!(Unit::SHAPE_ID, "smithy.api#Unit");
}

#[test]
fn errors_say_what_was_expected() {
    refused::<Sample>("1", "invalid type: integer `1`, expected the members of `Sample`");
}

#[test]
fn errors_say_where() {
    for (json, error) in [
        (r#"{"sparseList":{}}"#, "`sparseList`: invalid type: map, expected a list"),
        (r#"{"sparseMap":[]}"#, "`sparseMap`: invalid type: sequence, expected a map"),
        (r#"{"sparseList":[null,"a",1]}"#, "`sparseList[2]`: invalid type: integer `1`, expected a string"),
        (
            r#"{"parent":{"parent":{"sparseMap":{"a b":1.5}}}}"#,
            "`parent.parent.sparseMap[\"a b\"]`: invalid value: floating point `1.5`, expected an integer (i32)",
        ),
        (
            r#"{"httpDates":["x"]}"#,
            "`httpDates[0]`: invalid value: string \"x\", expected an IMF-fixdate instant of RFC 9110",
        ),
        (r#"{"parent":""}"#, "`parent`: invalid type: string \"\", expected the members of `Sample`"),
    ] {
        refused::<Sample>(json, error);
    }
    refused::<NotThere>(r#"{"code":"x"}"#, "`code`: invalid type: string \"x\", expected an integer (i32)");
    let full = serde_json::from_str::<Sample>("{\n  \"byte\": 300\n}").map_err(|error| error.to_string());
    let expected = "`byte`: invalid value: integer `300`, expected an integer (i8) at line 2 column 13";
    assert_eq!(full, Err(expected.to_owned()));
}

/// An input that ends too early, and one that is no JSON, can be told from a wrong value.
#[test]
fn errors_keep_their_kind() {
    for json in [r#"{"parent":{"byte":"#, r#"{"sparseList":["a""#, r#"{"sparseMap":{"a":"#, "{\"requi"] {
        assert!(serde_json::from_str::<Sample>(json).is_err_and(|error| error.is_eof()), "{json}");
    }
    for json in [r#"{"parent":{"byte":}}"#, r#"{"sparseList":["a" "b"]}"#, r#"{"sparseMap":{1}}"#] {
        assert!(serde_json::from_str::<Sample>(json).is_err_and(|error| error.is_syntax()), "{json}");
    }
    assert!(serde_json::from_str::<Sample>(r#"{"parent":{"byte":""}}"#).is_err_and(|error| error.is_data()));
}

#[test]
fn other_ways_through_json() {
    let whole = sample(|sample| {
        sample.sparse_list = Some(vec![None, Some("a".to_owned())]);
        sample.double = Some(0.1);
        sample.epoch = "1970-01-01T00:00:00.5Z".parse().ok();
    });
    let value = serde_json::to_value(&whole).ok();
    assert!(
        value.is_some_and(|value| serde_json::from_value::<Sample>(value).is_ok_and(|read| read == whole))
    );
    let bytes = serde_json::to_vec_pretty(&whole).unwrap_or_default();
    assert!(serde_json::from_reader::<_, Sample>(&*bytes).is_ok_and(|read| read == whole));
}
