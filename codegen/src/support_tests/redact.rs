use std::collections::BTreeMap;

use serde_json::json;

use super::shapes::{Choice, Gone, Key, Leak, Level, Login, Pin, Sample, Vault};
use super::{both_ways, written};
use crate::smithy::{REDACTED, Redacted};

fn login() -> Login {
    Login {
        user: Some("ann".to_owned()),
        passwords: Some(vec!["hunter2".to_owned()]),
        vault: Some(Vault { content: "hunter2".to_owned() }),
        pin: Some(Pin::from("hunter2")),
        level: Some(Level::Top),
        key: Some(Key::Text("hunter2".to_owned())),
    }
}

#[test]
fn debug_hides_what_is_sensitive() {
    let hidden = crate::smithy::REDACTED;
    assert_eq!(
        format!("{:?}", login()),
        format!(
            "Login {{ user: Some(\"ann\"), passwords: {hidden}, vault: Some(Vault {{ .. }}), \
             pin: Some({hidden}), level: Some({hidden}), key: Some(Key {{ .. }}) }}"
        )
    );
    assert!(!format!("{:#?}", login()).contains("hunter2"));
    assert!(format!("{:#?}", login()).contains(&format!("    passwords: {hidden},\n")));
}

/// Whether there is a secret is a secret too.
#[test]
fn debug_does_not_tell_whether_it_is_there() {
    let absent = format!("{:?}", Login::default());
    assert!(absent.contains(&format!("passwords: {}", crate::smithy::REDACTED)), "{absent}");
}

#[test]
fn debug_of_unions() {
    let hidden = crate::smithy::REDACTED;
    assert_eq!(format!("{:?}", Choice::Secret(vec!["hunter2".to_owned()])), format!("Secret({hidden})"));
    assert_eq!(format!("{:?}", Choice::Nothing), "Nothing");
    assert_eq!(format!("{:?}", Choice::Text("shown".to_owned())), "Text(\"shown\")");
    assert_eq!(format!("{:?}", Key::Text("hunter2".to_owned())), "Key { .. }");
}

#[test]
fn the_wire_has_the_true_values() {
    let json = concat!(
        r#"{"user":"ann","passwords":["hunter2"],"vault":{"content":"hunter2"},"#,
        r#""pin":"hunter2","level":9,"key":{"text":"hunter2"}}"#
    );
    assert_eq!(written(&login()).as_deref(), Ok(json));
    assert!(serde_json::from_str::<Login>(json).is_ok_and(|read| read == login()));
    both_ways(r#"{"content":"hunter2"}"#, Vault { content: "hunter2".to_owned() });
}

/// Errors of serde quote what they find.
#[test]
fn errors_do_not_quote_what_is_sensitive() {
    let told = |place: &str| format!("`{place}`: invalid value: sensitive data, which is not shown");
    for (json, place) in [
        (r#"{"passwords":"hunter2"}"#, "passwords"),
        (r#"{"passwords":["x",{"hunter2":1}]}"#, "passwords"),
        (r#"{"vault":"hunter2"}"#, "vault.Vault"),
        (r#"{"vault":{"content":{"hunter2":1}}}"#, "vault.Vault"),
        (r#"{"key":"hunter2"}"#, "key.Key"),
        (r#"{"key":{"text":{"hunter2":1}}}"#, "key.Key"),
        (r#"{"pin":424242}"#, "pin.Pin"),
        (r#"{"level":"hunter2"}"#, "level.Level"),
    ] {
        assert_eq!(super::read::<Login>(json), Err(told(place)), "{json}");
    }
    assert_eq!(super::read::<Choice>(r#"{"secret":"hunter2"}"#), Err(told("secret")));
    assert_eq!(super::read::<Pin>("424242"), Err(told("Pin")));
    assert_eq!(super::read::<Level>("424242424242"), Err(told("Level")));
    assert_eq!(super::read::<Vec<Level>>("[9,\"hunter2\"]"), Err(told("Level")));
    assert_eq!(super::read::<BTreeMap<Pin, Level>>(r#"{"1":"hunter2"}"#), Err(told("Level")));
    assert_eq!(super::read::<BTreeMap<Pin, Level>>(r#"{"1":42424242424}"#), Err(told("Level")));
    // What is not sensitive helps to find the mistake.
    let error = super::read::<Login>(r#"{"user":7}"#);
    assert!(matches!(&error, Err(text) if text.contains("integer `7`")), "{error:?}");
}

/// The JSON without secrets.
fn redacted<T: crate::smithy::Wire>(value: &T) -> serde_json::Value {
    serde_json::to_value(Redacted(value)).unwrap()
}

#[test]
fn serde_hides_what_is_sensitive() {
    let hidden = REDACTED;
    assert_eq!(
        redacted(&login()),
        json!({ "user": "ann", "passwords": hidden, "vault": hidden, "pin": hidden, "level": hidden, "key": hidden })
    );
    assert_eq!(
        redacted(&Login::default()),
        json!({}),
        "as on the wire, and a missing key tells no more than Debug's"
    );
    assert_eq!(redacted(&Choice::Secret(vec!["hunter2".to_owned()])), json!({ "secret": hidden }));
    assert_eq!(redacted(&Choice::Nested(Box::new(Choice::Nothing))), json!({ "nested": { "nothing": {} } }));
    assert_eq!(redacted(&Key::Text("hunter2".to_owned())), json!(hidden));
    let unknown: Choice = serde_json::from_str(r#"{"later":"hunter2"}"#).unwrap();
    assert_eq!(redacted(&unknown), json!({ "later": hidden }));
    let by_pin = BTreeMap::from([(Pin::from("hunter2"), vec![Some(Vault::default()), None])]);
    assert_eq!(redacted(&by_pin), json!({ hidden: [hidden, null] }));
}

#[test]
fn serde_shows_the_rest_as_it_is_on_the_wire() {
    let json = json!({
        "required": "", "epoch": 1.5, "dateTime": "1970-01-01T00:00:00Z", "httpDates": ["Thu, 01 Jan 1970 00:00:00 GMT"],
        "blob": "aHVzaA==", "byte": 1, "short": 2, "float": 0.5, "double": "NaN", "sparseList": ["a", null],
        "sparseMap": { "a": 1, "b": null }, "parent": { "required": "x" },
    });
    let sample: Sample = serde_json::from_value(json).unwrap();
    assert_eq!(redacted(&sample), serde_json::to_value(&sample).unwrap());
    let choice: Choice = serde_json::from_str(r#"{"at":"1970-01-01T00:00:00Z"}"#).unwrap();
    assert_eq!(redacted(&choice), serde_json::to_value(&choice).unwrap());
    let gone: Gone = serde_json::from_str(r#"{"since":1,"message":"left"}"#).unwrap();
    assert_eq!(redacted(&gone), json!({ "since": 1, "message": "left" }));
    assert_eq!(
        redacted(&Leak { secret: Some(424_242), message: Some("hunter2".to_owned()) }),
        json!(REDACTED)
    );
}

#[test]
fn what_a_sensitive_enum_does_not_know_is_hidden_by_itself() {
    let Pin::Unknown(pin) = Pin::from("hunter2") else { panic!("it is known") };
    assert_eq!((format!("{pin:?}"), pin.as_str()), (REDACTED.to_owned(), "hunter2"));
    let Level::Unknown(level) = Level::from(424_242) else { panic!("it is known") };
    assert_eq!((format!("{level:#?}"), level.as_i32()), (REDACTED.to_owned(), 424_242));
}
