use std::collections::BTreeMap;

use super::shapes::{Choice, Key, Level, Login, Pin, Vault};
use super::{both_ways, written};

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
