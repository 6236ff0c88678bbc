use std::collections::BTreeMap;

use super::shapes::{Color, Key, Leak, Level, Login, Number, Pin, Vault};
use crate::smithy::check::{Bound, Check, Demand, Found, Inside, Length, Range, Segment, Violation};
use crate::smithy::{self, Blob, REDACTED, Structure, UnknownMember};

/// A member for each constraint, and for each way to a value.
#[derive(Clone, Default, PartialEq)]
struct Limited {
    name: Option<String>,
    blob: Option<Blob>,
    list: Option<Vec<String>>,
    map: Option<BTreeMap<String, Vec<i32>>>,
    float: Option<f64>,
    color: Option<Color>,
    number: Option<Number>,
    secret: Option<String>,
    secrets: Option<BTreeMap<String, String>>,
    next: Option<Box<Limited>>,
    choice: Option<Either>,
    parts: Option<Vec<Part>>,
    sparse: Option<Vec<Option<String>>>,
}

impl Limited {
    const SENSITIVE: &'static [&'static str] = &["secret", "secrets"];
}

smithy::structure! {
    Limited = "com.example#Limited" [sensitive_fields constrained] {
        0 name: "Name" => "smithy.api#String" [required],
        1 blob: "Blob" => "smithy.api#Blob" [],
        2 list: "List" => "com.example#List" [],
        3 map: "Map" => "com.example#Map" [],
        4 float: "Float" => "smithy.api#Double" [],
        5 color: "Color" => "com.example#Color" [],
        6 number: "Number" => "com.example#Number" [],
        7 secret: "Secret" => "smithy.api#String" [sensitive],
        8 secrets: "Secrets" => "com.example#Secrets" [sensitive],
        9 next: "Next" => "com.example#Limited" as boxed [],
        10 choice: "Choice" => "com.example#Either" [],
        11 parts: "Parts" => "com.example#Parts" [],
        12 sparse: "Sparse" => "com.example#Sparse" [],
    }
}

smithy::check::constraints! {
    Limited {
        0 [length(2, 4) pattern("a")],
        1 [max_length(2)],
        2 [min_length(1) unique_items],
        2 in [Items] [pattern_as("^\\w+$", "^[0-9A-Za-z_]+$")],
        3 [length(1, 1)],
        3 in [Keys] [max_length(3)],
        3 in [Items] [min_length(1)],
        3 in [Items Items] [at_least(1) at_most(10)],
        4 [at_least_float(0.5) at_most(2)],
        6 [at_most(5)],
        7 [length(1, 3) pattern("^a$")],
        8 in [Keys] [max_length(1)],
        8 in [Items] [max_length(1)],
        12 in [Items] [max_length(1)],
    }
}

/// A structure that is part of others.
#[derive(Clone, Default, PartialEq)]
struct Part {
    value: String,
}

smithy::structure! {
    Part = "com.example#Part" [constrained] {
        0 value: "Value" => "smithy.api#String" [required],
    }
}

smithy::check::constraints! { Part { 0 [min_length(1)], } }

/// A union.
#[derive(Clone, PartialEq)]
enum Either {
    Text(String),
    Part(Box<Part>),
    Nothing,
    Unknown(UnknownMember),
}

smithy::union! {
    Either = "com.example#Either" [constrained] {
        0 Text: "text" => "smithy.api#String" [],
        1 Part: "part" => "com.example#Part" as boxed [],
        2 Nothing: "nothing" => "smithy.api#Unit" as unit [],
    }
}

smithy::check::constraints! { Either { 0 [max_length(1)], } }

fn good() -> Limited {
    Limited { name: Some("aa".to_owned()), ..Limited::default() }
}

fn violations<T: Check>(value: &T) -> Vec<Violation> {
    value.check().err().into_iter().flatten().collect()
}

/// What is said of each violation.
fn said<T: Check>(value: &T) -> Vec<String> {
    violations(value).iter().map(ToString::to_string).collect()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn what_the_model_allows() {
    assert_eq!(good().check(), Ok(()));
    let full = Limited {
        name: Some("äa🚀a".to_owned()),
        blob: Some(Blob::from("ab")),
        list: Some(texts(&["a", "b"])),
        map: Some(BTreeMap::from([("abc".to_owned(), vec![1, 10])])),
        float: Some(2.0),
        color: Some(Color::Red),
        number: Some(Number::One),
        secret: Some("a".to_owned()),
        secrets: Some(BTreeMap::from([("a".to_owned(), "b".to_owned())])),
        next: Some(Box::new(good())),
        choice: Some(Either::Nothing),
        parts: Some(vec![Part { value: "x".to_owned() }]),
        sparse: Some(vec![None, Some("a".to_owned())]),
    };
    assert_eq!(full.check(), Ok(()));
}

#[test]
fn each_constraint_by_itself() {
    let missing = violations(&Limited::default());
    assert_eq!(missing.len(), 1);
    assert_eq!((missing[0].demand, &missing[0].found), (Demand::Required, &Found::Nothing));
    assert_eq!(missing[0].path.segments(), [Segment::Member("Name")]);
    let length = Length { min: Some(2), max: Some(4) };
    let long = violations(&Limited { name: Some("aaaaa".to_owned()), ..good() });
    assert_eq!((long[0].demand, &long[0].found), (Demand::Length(length), &Found::Length(5)));
    let range = Range { min: Some(Bound::Float(0.5)), max: Some(Bound::Integer(2)) };
    let small = violations(&Limited { float: Some(0.25), ..good() });
    assert_eq!((small[0].demand, &small[0].found), (Demand::Range(range), &Found::Number("0.25".to_owned())));
    assert_eq!(violations(&Limited { float: Some(f64::NAN), ..good() }).len(), 1);
    assert_eq!(
        said(&Limited { name: Some("bb".to_owned()), ..good() }),
        ["Name: must match `a`, but is \"bb\""]
    );
    assert_eq!(
        said(&Limited { blob: Some(Blob::from("abc")), ..good() }),
        ["Blob: must have a length of at most 2, but has 3"]
    );
    assert_eq!(
        said(&Limited { list: Some(texts(&["a", "-", "b", "a", "a"])), ..good() }),
        [
            "List[1]: must match `^\\w+$`, but is \"-\"",
            "List[3]: must differ from all other items, but is equal to item 0",
            "List[4]: must differ from all other items, but is equal to item 0",
        ]
    );
    assert_eq!(
        said(&Limited { list: Some(Vec::new()), ..good() }),
        ["List: must have a length of at least 1, but has 0"]
    );
    assert_eq!(
        said(&Limited { color: Some(Color::from("pink")), ..good() }),
        ["Color: \"pink\" is not in the model"]
    );
    assert_eq!(
        said(&Limited { number: Some(Number::from(7)), ..good() }),
        ["Number: must be at most 5, but is 7", "Number: 7 is not in the model"]
    );
    let unknown = violations(&Limited { color: Some(Color::from("pink")), ..good() });
    assert_eq!(unknown[0].demand, Demand::Known, "a kind of its own");
}

#[test]
fn each_way_to_a_value() {
    let map = BTreeMap::from([("abcd".to_owned(), vec![0, 1]), ("b".to_owned(), Vec::new())]);
    assert_eq!(
        said(&Limited { map: Some(map), ..good() }),
        [
            "Map: must have a length of exactly 1, but has 2",
            "Map[key \"abcd\"]: must have a length of at most 3, but has 4",
            "Map[\"abcd\"][0]: must be 1 to 10, but is 0",
            "Map[\"b\"]: must have a length of at least 1, but has 0",
        ]
    );
    let next = Limited { next: Some(Box::new(Limited::default())), ..good() };
    assert_eq!(said(&Limited { next: Some(Box::new(next)), ..good() }), ["Next.Next.Name: is required"]);
    let either = |either| said(&Limited { choice: Some(either), ..good() });
    assert_eq!(
        either(Either::Text("ab".to_owned())),
        ["Choice.text: must have a length of at most 1, but has 2"]
    );
    assert_eq!(
        either(Either::Part(Box::default())),
        ["Choice.part.Value: must have a length of at least 1, but has 0"]
    );
    let later: Either = serde_json::from_str(r#"{"later":1}"#).unwrap();
    assert_eq!(said(&later), ["\"later\" is not in the model"], "a union by itself has no path");
    let parts = Some(vec![Part { value: "x".to_owned() }, Part::default()]);
    assert_eq!(
        said(&Limited { parts, ..good() }),
        ["Parts[1].Value: must have a length of at least 1, but has 0"]
    );
    assert_eq!(
        said(&Limited { sparse: Some(vec![None, Some("ab".to_owned())]), ..good() }),
        ["Sparse[1]: must have a length of at most 1, but has 2"]
    );
}

#[test]
fn all_together_in_the_order_of_members() {
    let wrong = Limited { name: None, blob: Some(Blob::from("abc")), float: Some(3.0), ..good() };
    assert_eq!(
        wrong.check().unwrap_err().to_string(),
        "Name: is required; Blob: must have a length of at most 2, but has 3; Float: must be 0.5 to 2, but is 3"
    );
}

#[test]
fn no_value_is_repeated_as_a_whole_and_no_secret_at_all() {
    let long = Limited { name: Some("ü".repeat(1000)), ..good() };
    assert!(said(&long).iter().all(|text| text.chars().count() < 100), "{:?}", said(&long));
    assert!(said(&long)[1].ends_with("üüü…\""), "{:?}", said(&long));
    let secrets = Some(BTreeMap::from([("hunter2".to_owned(), "hunter2".to_owned())]));
    let secret = Limited { secret: Some("hunter2".to_owned()), secrets, ..good() };
    let shown = [format!("{:?}", violations(&secret)), said(&secret).join("\n")];
    assert!(shown.iter().all(|shown| !shown.contains("hunter2")), "{shown:?}");
    assert_eq!(
        said(&secret),
        [
            "Secret: must have a length of 1 to 3, but has 7".to_owned(),
            "Secret: must match `^a$`".to_owned(),
            format!("Secrets[key {REDACTED}]: must have a length of at most 1, but has 7"),
            format!("Secrets[{REDACTED}]: must have a length of at most 1, but has 7"),
        ]
    );
    let login = Login {
        pin: Some(Pin::from("hunter2")),
        level: Some(Level::from(424_242)),
        key: Some(Key::Text("hunter2".to_owned())),
        vault: Some(Vault { content: "hunter2".to_owned() }),
        ..Login::default()
    };
    assert_eq!(said(&login), ["pin: is not in the model", "level: is not in the model"]);
    let key: Key = serde_json::from_str(r#"{"hunter2":1}"#).unwrap();
    assert_eq!(said(&key), ["is not in the model"]);
    assert_eq!(violations(&Leak::default()).len(), 0);
    let by_pin = BTreeMap::from([(Pin::from("hunter2"), Color::from("pink"))]);
    assert_eq!(
        said(&by_pin),
        [
            format!("[key {REDACTED}]: is not in the model"),
            format!("[{REDACTED}]: \"pink\" is not in the model")
        ]
    );
}

#[test]
fn tables_can_be_read() {
    let row = Limited::CONSTRAINTS[7];
    assert_eq!((row.member, row.inside), (3, [Inside::Items, Inside::Items].as_slice()));
    assert_eq!(<Part as Structure>::CONSTRAINTS.len(), 1);
    assert_eq!(<Login as Structure>::CONSTRAINTS.len(), 0);
}
