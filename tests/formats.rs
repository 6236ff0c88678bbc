//! Other ways to the types than a JSON document of their own: below `#[serde(flatten)]`, in tagged enums, with
//! serde_json's `arbitrary_precision`, and in other formats, with values that are longer than their buffers.

use std::collections::BTreeMap;
use std::fmt::Debug;

use obstacle_course_types::{Awkward, BigNumbers, Choice, Everything, Numbers, Times, smithy};
use serde::{Deserialize, Serialize};
use serde_core::de::DeserializeOwned;
use serde_json::{Value, json};

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Flat<T> {
    more: u8,
    #[serde(flatten)]
    value: T,
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(tag = "tag")]
enum Tagged<T> {
    Some(T),
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value")]
enum Adjacent<T> {
    Some(T),
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(untagged)]
enum Untagged<T> {
    Never([u8; 0], [u8; 0]),
    Some(T),
}

/// What a document gives by itself it gives in all these places too.
#[track_caller]
fn the_same_everywhere<T: DeserializeOwned + PartialEq + Debug>(document: &str) {
    let text = |before: &str, after: &str| format!("{before}{}{after}", document.trim_start_matches('{'));
    let value: T = serde_json::from_str(document).unwrap();
    let flat: Flat<T> = serde_json::from_str(&text(r#"{"more":1,"#, "")).unwrap();
    assert_eq!(flat.value, value, "flatten");
    let tagged: Tagged<T> = serde_json::from_str(&text(r#"{"tag":"Some","#, "")).unwrap();
    assert_eq!(tagged, Tagged::Some(serde_json::from_str(document).unwrap()));
    let before = format!(r#"{{"value":{document},"kind":"Some"}}"#);
    let adjacent: Adjacent<T> = serde_json::from_str(&before).unwrap();
    assert_eq!(adjacent, Adjacent::Some(serde_json::from_str(document).unwrap()));
    let untagged: Untagged<T> = serde_json::from_str(document).unwrap();
    assert_eq!(untagged, Untagged::Some(value));
}

/// The document as serde_json gives it with its feature `arbitrary_precision`, which any crate of a build can switch on.
fn with_all_digits(document: &str) -> String {
    let (mut out, mut number, mut in_text) = (String::new(), String::new(), false);
    let mut last = ' ';
    for char in document.chars() {
        in_text ^= char == '"' && last != '\\';
        last = char;
        if !in_text
            && (char.is_ascii_digit() || "+-.eE".contains(char) && (char == '-' || !number.is_empty()))
        {
            number.push(char);
            continue;
        }
        if !number.is_empty() {
            out += &format!(r#"{{"$serde_json::private::Number":"{number}"}}"#);
            number.clear();
        }
        out.push(char);
    }
    out
}

const NUMBERS: &str = concat!(
    r#"{"byte":1.0,"short":1e3,"integer":-7,"long":9007199254740991.0,"number":7e0,"intEnums":[1.0,1e0,2],"#,
    r#""float":1,"double":1e-3,"matrix":[[1,1.5,"NaN"],["-Infinity"]],"timestamp":1515531081.5,"#,
    r#""byEnum":{"a":1.0},"boolean":true,"union":{"number":1.0},"kind":"x","string":"s"}"#
);

#[test]
fn numbers_out_of_buffers() {
    let compared = NUMBERS.replace(r#","NaN""#, "");
    for document in [compared.clone(), with_all_digits(&compared)] {
        the_same_everywhere::<Everything>(&document);
    }
    let value: Everything = serde_json::from_str(NUMBERS).unwrap();
    let digits: Everything = serde_json::from_str(&with_all_digits(NUMBERS)).unwrap();
    assert_eq!(format!("{value:?}"), format!("{digits:?}"));
    assert_eq!((value.short, value.byte, value.long), (Some(1000), Some(1), Some(9_007_199_254_740_991)));
    assert_eq!(value.int_enums, Some(vec![Numbers::from(1), Numbers::from(1), Numbers::from(2)]));
}

#[test]
fn timestamps_out_of_buffers() {
    let document = r#"{"http":"Thu, 01 Jan 1970 00:00:01 GMT","memberEpoch":1.5,"epochList":[1,1.0,1e0,"1970-01-01T00:00:01Z"]}"#;
    the_same_everywhere::<Times>(document);
    the_same_everywhere::<Times>(&with_all_digits(document));
}

#[test]
fn unknown_members_with_wide_integers() {
    for number in ["18446744073709551616", "-9223372036854775809", "340282366920938463463374607431768211455"]
    {
        let number: i128 = number.parse().unwrap_or(i128::MAX);
        let document = BTreeMap::from([("later", BTreeMap::from([("a", number)]))]);
        let mut bytes = Vec::new();
        ciborium::into_writer(&document, &mut bytes).unwrap();
        let read: Choice = ciborium::from_reader(&*bytes).unwrap();
        let mut again = Vec::new();
        ciborium::into_writer(&read, &mut again).unwrap();
        assert_eq!(again, bytes);
    }
}

/// CBOR has tags for instants, for example: in what nobody knows they are kept, elsewhere they are read past, and
/// where they cannot be kept that is an error.
#[test]
fn tags() {
    use ciborium::Value::{Array, Float, Map, Tag, Text};

    let text = |text: &str| Text(text.to_owned());
    let written = |value: &ciborium::Value| {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).unwrap();
        bytes
    };
    let instant = || Tag(1, Box::new(Float(1.5)));
    for value in [instant(), Tag(7, Box::new(instant())), Array(vec![Map(vec![(text("a"), instant())])])] {
        let bytes = written(&Map(vec![(text("later"), value)]));
        let read: Choice = ciborium::from_reader(&*bytes).unwrap();
        let mut again = Vec::new();
        ciborium::into_writer(&read, &mut again).unwrap();
        assert_eq!(again, bytes);
        let error = serde_json::to_string(&read).unwrap_err();
        assert_eq!(error.to_string(), "a value with a tag cannot be written in this format");
    }
    let bytes = written(&Map(vec![(text("later"), instant()), (text("timestamp"), instant())]));
    let read: Everything = ciborium::from_reader(&*bytes).unwrap();
    assert_eq!(read.timestamp, smithy::Timestamp::from_epoch_f64(1.5).ok());
    let bytes = written(&Map(vec![(text("document"), Array(vec![instant()]))]));
    let error = ciborium::from_reader::<Everything, _>(&*bytes).unwrap_err();
    assert!(error.to_string().contains("invalid type: enum, expected any valid JSON value"), "{error}");
    let error = serde_norway::from_str::<Choice>("later: !Later x").unwrap_err();
    assert!(error.to_string().contains("has the tag `Later`, which cannot be kept"), "{error}");
    // A map with one entry, whose value is of the extension type 1.
    let bytes = [&[0x81, 0xa5][..], b"later", &[0xd4, 1, 0]].concat();
    let error = rmp_serde::from_slice::<Choice>(&bytes).unwrap_err();
    assert!(error.to_string().contains("a value of an extension type"), "{error}");
}

#[test]
fn unknown_members_out_of_buffers() {
    for document in [r#"{"later":{"a":[1,1.5,null,{"b":"c"}]}}"#, r#"{"later":{"a":-1}}"#] {
        the_same_everywhere::<Choice>(document);
        let later: Untagged<Choice> = serde_json::from_str(document).unwrap();
        assert_eq!(serde_json::to_string(&later).unwrap(), document);
    }
}

/// Values of each kind, with texts that no buffer of a few kilobytes holds.
fn long() -> Everything {
    let long = "long é \u{0} ".repeat(1000);
    let at = smithy::Timestamp::from_epoch_f64(1_515_531_081.5).unwrap();
    Everything::default()
        .with_string(long.as_str())
        .with_blob(long.as_str())
        .with_timestamp(at)
        .with_kind(Awkward::from(long.as_str()))
        .with_number(Numbers::from(7))
        .with_by_enum(BTreeMap::from([(Awkward::from(long.as_str()), 1)]))
        .with_map(BTreeMap::from([(long.clone(), long.clone())]))
        .with_enums(vec![Awkward::from(long.as_str())])
        .with_int_enums(vec![Numbers::from(-7)])
        .with_matrix(vec![vec![1.5], vec![f64::INFINITY]])
        .with_byte(-7)
        .with_short(-7)
        .with_long(i64::MIN)
}

#[test]
fn cbor() {
    cbor_is_the_same(&long());
    cbor_is_the_same(&Choice::from_unknown(&json!({ "later": { "a": "x".repeat(10_000), "b": [1, null] } })));
    // A member that nobody knows, with a name that no buffer holds.
    let mut bytes = Vec::new();
    ciborium::into_writer(&json!({ "x".repeat(10_000): [1], "string": "s" }), &mut bytes).unwrap();
    let read: Everything = ciborium::from_reader(&*bytes).unwrap();
    assert_eq!(read.string.as_deref(), Some("s"));
    cbor_is_the_same(&Flat { more: 1, value: long() });
}

fn cbor_is_the_same<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    assert_eq!(ciborium::from_reader::<T, _>(&*bytes).unwrap(), *value);
}

#[test]
fn message_pack() {
    let bytes = rmp_serde::to_vec(&long()).unwrap();
    assert_eq!(rmp_serde::from_slice::<Everything>(&bytes).unwrap(), long());
    assert_eq!(rmp_serde::from_read::<_, Everything>(&*bytes).unwrap(), long());
    let later = Choice::from_unknown(&json!({ "later": { "a": "x".repeat(10_000) } }));
    let bytes = rmp_serde::to_vec(&later).unwrap();
    assert_eq!(rmp_serde::from_slice::<Choice>(&bytes).unwrap(), later);
}

#[test]
fn postcard_bytes() {
    let bytes = postcard::to_allocvec(&long()).unwrap();
    assert_eq!(postcard::from_bytes::<Everything>(&bytes).unwrap(), long());
}

#[test]
fn yaml() {
    let text = serde_norway::to_string(&long()).unwrap();
    assert_eq!(serde_norway::from_str::<Everything>(&text).unwrap(), long());
    let flat: Flat<Everything> =
        serde_norway::from_str("more: 1\nbyte: 1.0\nshort: 1e3\ntimestamp: 1.5\n").unwrap();
    assert_eq!((flat.value.byte, flat.value.short), (Some(1), Some(1000)));
    // Numbers without quotes in keys are text.
    let later = Choice::from_unknown(&json!({ "later": { "a": ["x", 1, 1.5, null, true] } }));
    let text = serde_norway::to_string(&later).unwrap();
    assert_eq!(serde_norway::from_str::<Choice>(&text).unwrap(), later);
}

/// A union with a member that the model does not have.
trait FromUnknown {
    fn from_unknown(json: &Value) -> Self;
}

impl FromUnknown for Choice {
    fn from_unknown(json: &Value) -> Self {
        let read: Self = serde_json::from_value(json.clone()).unwrap();
        assert!(matches!(read, Self::Unknown(_)));
        read
    }
}

/// Digit for digit in JSON, whether or not a float holds them; in formats that are not for people as text.
#[test]
fn numbers_without_bounds() {
    let document = r#"{"integer":170141183460469231731687303715884105728,"decimal":1.50}"#;
    let read: BigNumbers = serde_json::from_str(document).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), document);
    assert_eq!(serde_json::from_reader::<_, BigNumbers>(document.as_bytes()).unwrap(), read);
    // An exponent, too, stays as it is, though a float would be written with another.
    for number in ["9e263", "9E+263", "1e16", "1e-7", "-0", "0.0001", "1.0"] {
        let document = format!(r#"{{"decimal":{number}}}"#);
        let read: BigNumbers = serde_json::from_str(&document).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), document);
    }
    cbor_is_the_same(&read);
    let bytes = postcard::to_allocvec(&read).unwrap();
    assert_eq!(postcard::from_bytes::<BigNumbers>(&bytes).unwrap(), read);
    let text = serde_norway::to_string(&read).unwrap();
    assert_eq!(serde_norway::from_str::<BigNumbers>(&text).unwrap(), read);
    let read: BigNumbers = serde_json::from_str(document).unwrap();
    let text = serde_norway::to_string(&read).unwrap();
    assert_eq!(text, "integer: '170141183460469231731687303715884105728'\ndecimal: '1.50'\n");
    assert_eq!(serde_norway::from_str::<BigNumbers>(&text).unwrap(), read);
    cbor_is_the_same(&read);
}

/// No format but JSON gets a number under the name that serde_json has for its text.
#[test]
fn numbers_with_all_digits_in_other_formats() {
    for (json, yaml) in [
        ("1.50", "later: 1.5\n"),
        ("340282366920938463463374607431768211455", "later: 340282366920938463463374607431768211455\n"),
        ("-18446744073709551616", "later: -18446744073709551616\n"),
        ("[-1,18446744073709551615]", "later:\n- -1\n- 18446744073709551615\n"),
        ("0.12345678901234567890", "later: 0.12345678901234568\n"),
    ] {
        let document = with_all_digits(&format!(r#"{{"later":{json}}}"#));
        let read: Choice = serde_json::from_str(&document).unwrap();
        assert_eq!(serde_norway::to_string(&read).unwrap(), yaml);
    }
    let read: Choice = serde_json::from_str(&with_all_digits(r#"{"later":1e999}"#)).unwrap();
    let error = serde_norway::to_string(&read).unwrap_err().to_string();
    assert_eq!(error, "a number is too large for this format");
    let document = json!({ "a": [1, -1, 1.5, u64::MAX, null, "x", true], "b": {} });
    let value = Everything::default().with_document(document);
    let text = serde_norway::to_string(&value).unwrap();
    assert_eq!(serde_norway::from_str::<Everything>(&text).unwrap(), value);
    cbor_is_the_same(&value);
}
