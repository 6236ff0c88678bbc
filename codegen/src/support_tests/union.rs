use super::shapes::{Choice, Key};
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
    let expected = "expected one member of the union `Choice`";
    for json in ["{}", r#"{"text":null}"#, r#"{"__type":"x"}"#, r#"{"new":null}"#] {
        refused::<Choice>(json, &format!("invalid value: no member, {expected}"));
    }
    for json in [
        r#"{"text":"a","nothing":{}}"#,
        r#"{"text":"a","text":"b"}"#,
        r#"{"text":"a","new":1}"#,
        r#"{"new":1,"newer":2}"#,
    ] {
        refused::<Choice>(json, &format!("invalid value: several members, {expected}"));
    }
    refused::<Choice>(r#"{"text":1}"#, "`text`: invalid type: integer `1`, expected a string");
    refused::<Choice>("[]", &format!("invalid type: sequence, {expected}"));
}

#[test]
fn unknown_members_are_written_back() {
    for json in [
        r#"{"new":{"b":[1,-1,18446744073709551615,0.5,1e+300,true,false,null,"é",{}],"a":{"":[]}}}"#,
        r#"{"new":"text"}"#,
        r#"{"new":[]}"#,
        r#"{"new":0}"#,
        r#"{"nested":{"nested":{"new":{"__type":"x","text":null}}}}"#,
    ] {
        let unknown = read::<Choice>(json);
        assert_eq!(unknown.and_then(|unknown| written(&unknown)).as_deref(), Ok(json));
    }
    let unknown = read::<Choice>(r#"{"new":{"a":[1,{}]}}"#);
    assert!(matches!(&unknown, Ok(Choice::Unknown(member)) if member.name() == "new"), "{unknown:?}");
    assert_ne!(unknown, read(r#"{"new":2}"#));
    assert_ne!(unknown, read(r#"{"newer":{"a":[1,{}]}}"#));
    // As serde_json has numbers with `arbitrary_precision`.
    let digits = |number: &str| format!(r#"{{"new":[{{"$serde_json::private::Number":"{number}"}}]}}"#);
    assert_eq!(read::<Choice>(&digits("-7")), read(r#"{"new":[-7]}"#));
    let long = digits("3.141592653589793238462643");
    assert_eq!(read::<Choice>(&long).and_then(|unknown| written(&unknown)), Ok(long));
}

/// Nobody knows what is secret in them.
#[test]
fn values_of_unknown_members_are_not_shown() {
    let unknown = read::<Choice>(r#"{"new":"hunter2"}"#);
    assert_eq!(unknown.map(|unknown| format!("{unknown:?}")).as_deref(), Ok("Unknown(\"new\")"));
    let unknown = read::<Key>(r#"{"new":"hunter2"}"#);
    assert_eq!(unknown.map(|unknown| format!("{unknown:?}")).as_deref(), Ok("Key { .. }"));
}
