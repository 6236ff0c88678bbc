use super::shapes::Choice;
use super::{both_ways, read, refused, written};
use crate::smithy::Timestamp;

#[test]
fn one_member() {
    both_ways(r#"{"nothing":{}}"#, Choice::Nothing);
    both_ways(r#"{"text":""}"#, Choice::Text(String::new()));
    both_ways(r#"{"secret":["a"]}"#, Choice::Secret(vec!["a".to_owned()]));
    both_ways(r#"{"at":"1970-01-01T00:00:00Z"}"#, Choice::At(Timestamp::EPOCH));
    both_ways(r#"{"nested":{"nested":{"nothing":{}}}}"#, {
        Choice::Nested(Box::new(Choice::Nested(Box::new(Choice::Nothing))))
    });
}

#[test]
fn nulls_and_the_type_do_not_count() {
    let text = Choice::Text("t".to_owned());
    for json in [
        r#"{"__type":"com.example#Choice","text":"t"}"#,
        r#"{"text":"t","__type":null}"#,
        r#"{"nothing":null,"text":"t","new":null}"#,
    ] {
        assert_eq!(read(json).as_ref(), Ok(&text), "{json}");
    }
    assert_eq!(read(r#"{"secret":["a",null]}"#), Ok(Choice::Secret(vec!["a".to_owned()])));
    assert_eq!(read(r#"{"nothing":{"new":[1]}}"#), Ok(Choice::Nothing));
}

#[test]
fn neither_none_nor_two() {
    let none = "no member where there must be one member of the union `Choice`";
    for json in ["{}", r#"{"text":null}"#, r#"{"__type":"x"}"#, r#"{"new":null}"#] {
        refused::<Choice>(json, none);
    }
    for json in [
        r#"{"text":"a","nothing":{}}"#,
        r#"{"text":"a","text":"b"}"#,
        r#"{"text":"a","new":1}"#,
        r#"{"new":1,"newer":2}"#,
    ] {
        refused::<Choice>(json, "more than one member of the union `Choice`");
    }
    refused::<Choice>(r#"{"text":1}"#, "invalid type: integer `1`, expected a string");
    refused::<Choice>("[]", "invalid type: sequence, expected one member of the union `Choice`");
}

#[test]
fn unknown_members_are_kept_but_not_written() {
    let unknown = read::<Choice>(r#"{"new":{"a":[1,{}]}}"#);
    assert!(matches!(&unknown, Ok(Choice::Unknown(member)) if member.name() == "new"), "{unknown:?}");
    assert_eq!(unknown, read(r#"{"new":2}"#));
    assert_ne!(unknown, read(r#"{"newer":2}"#));
    let Ok(unknown) = unknown else { return };
    assert_eq!(format!("{unknown:?}"), "Unknown(\"new\")");
    let reason = "the union's member `new` is not known and cannot be written";
    assert_eq!(written(&unknown), Err(reason.to_owned()));
    assert_eq!(written(&Choice::Nested(Box::new(unknown))), Err(reason.to_owned()));
}
