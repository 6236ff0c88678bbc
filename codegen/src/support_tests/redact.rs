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
    for (json, expected) in [
        (r#"{"passwords":"hunter2"}"#, "the sensitive member `passwords` cannot be read"),
        (r#"{"passwords":["x",{"hunter2":1}]}"#, "the sensitive member `passwords` cannot be read"),
        (
            r#"{"vault":"hunter2"}"#,
            "what is in the place of the sensitive `com.example#Vault` cannot be read",
        ),
        (
            r#"{"vault":{"content":{"hunter2":1}}}"#,
            "what is in the place of the sensitive `com.example#Vault`",
        ),
        (r#"{"key":"hunter2"}"#, "what is in the place of the sensitive `com.example#Key` cannot be read"),
        (r#"{"key":{"text":{"hunter2":1}}}"#, "what is in the place of the sensitive `com.example#Key`"),
    ] {
        let error = super::read::<Login>(json).map_err(|error| error.to_string());
        assert!(matches!(&error, Err(text) if text.starts_with(expected)), "{json}: {error:?}");
    }
    let error = super::read::<Choice>(r#"{"secret":"hunter2"}"#);
    assert!(matches!(&error, Err(text) if text.starts_with("the sensitive member `secret`")), "{error:?}");
    // What is not sensitive helps to find the mistake.
    let error = super::read::<Login>(r#"{"user":7}"#);
    assert!(matches!(&error, Err(text) if text.contains("integer `7`")), "{error:?}");
}
