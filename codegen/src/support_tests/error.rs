use std::error::Error;

use super::shapes::{Both, FindError, Full, Gone, Leak, NotThere};
use super::{both_ways, read, written};
use crate::smithy::{ErrorBody, ErrorMetadata, OperationError, REDACTED, ServiceError, Structure, Timestamp};

fn code(json: &str) -> Result<Option<String>, String> {
    read::<ErrorMetadata>(json).map(|metadata| metadata.code)
}

fn find(body: &str, header: Option<&str>) -> Result<FindError, String> {
    let metadata = read::<ErrorMetadata>(body)?.with_header(header);
    FindError::read(metadata, &mut serde_json::Deserializer::from_str(body))
        .map_err(|error| error.to_string())
}

#[test]
fn codes_without_namespace_and_address() {
    for spelling in [
        "FooError",
        "FooError:http://internal.example.com/coral/validate/",
        "aws.protocoltests.restjson#FooError",
        "aws.protocoltests.restjson#FooError:http://internal.example.com/coral/#validate/",
        " FooError ",
    ] {
        let expected = Ok(Some("FooError".to_owned()));
        assert_eq!(code(&format!(r#"{{"__type":"{spelling}"}}"#)), expected, "{spelling}");
        assert_eq!(code(&format!(r#"{{"code":"{spelling}"}}"#)), expected, "{spelling}");
        let header = ErrorMetadata::default().with_header(Some(spelling));
        assert_eq!(Ok(header.code), expected, "{spelling}");
    }
}

/// The header comes first, then `__type`, then `code` and `Code`; all of them at the top alone.
#[test]
fn where_the_code_is() {
    assert_eq!(code(r#"{"code":"c","__type":"T","Code":"C"}"#), Ok(Some("T".to_owned())));
    assert_eq!(code(r#"{"Code":"C","code":"c"}"#), Ok(Some("c".to_owned())));
    assert_eq!(code(r#"{"Code":"C"}"#), Ok(Some("C".to_owned())));
    assert_eq!(code(r#"{"details":[{"__type":"Inner"}]}"#), Ok(None));
    assert_eq!(code(r#"{"code":404,"__type":"T"}"#), Ok(Some("T".to_owned())));
    assert_eq!(code(r#"{"code":{"code":"C"},"Code":"T"}"#), Ok(Some("T".to_owned())));
    assert_eq!(code(r#"{"__type":"T","code":["C"]}"#), Ok(Some("T".to_owned())));
    assert_eq!(code(r#"{"code":null}"#), Ok(None));
    assert_eq!(code("{}"), Ok(None));
    // What says nothing is none.
    assert_eq!(code(r#"{"__type":"","code":" ","Code":"ns#"}"#), Ok(None));
    assert_eq!(code(r#"{"__type":" : ","code":"C"}"#), Ok(Some("C".to_owned())));
}

#[test]
fn the_header_comes_first() {
    let with = |header: Option<&str>| {
        read::<ErrorMetadata>(r#"{"code":"C"}"#).map(|metadata| metadata.with_header(header).code)
    };
    assert_eq!(with(Some("ns#H")), Ok(Some("H".to_owned())));
    for list in ["H,UnauthorizedException", " H , X:http://example.com/", ",H", " ,ns#H:http://a,b"] {
        assert_eq!(with(Some(list)), Ok(Some("H".to_owned())), "{list}");
    }
    for none in [None, Some(""), Some(" "), Some(","), Some("#"), Some(":x")] {
        assert_eq!(with(none), Ok(Some("C".to_owned())), "{none:?}");
    }
}

/// An error's own member may be called as a code is.
#[test]
fn the_first_code_that_is_known_wins() {
    let full = |code: &str| FindError::Full(Full { message: "m".to_owned(), code: Some(code.to_owned()) });
    for (body, header) in [
        (r#"{"__type":"Full","message":"m","code":"E1"}"#, None),
        (r#"{"message":"m","code":"E1"}"#, Some("Full")),
        (r#"{"message":"m","code":"E1","Code":"Full"}"#, None),
        (r#"{"__type":"Other","message":"m","code":"E1"}"#, Some("Full")),
        (r#"{"__type":"Full","message":"m","code":"E1"}"#, Some("Other")),
    ] {
        assert_eq!(find(body, header), Ok(full("E1")), "{body} {header:?}");
    }
    assert_eq!(find(r#"{"__type":"Full","message":"m","code":"Gone"}"#, None), Ok(full("Gone")));
    // Where none is known, the first is told.
    let unhandled = find(r#"{"__type":"T","code":"C","message":"m"}"#, Some("H"));
    assert_eq!(unhandled.map(|error| error.to_string()).as_deref(), Ok("H: m"));
    let unhandled = find(r#"{"code":"C","message":"m"}"#, None);
    assert_eq!(unhandled.map(|error| error.to_string()).as_deref(), Ok("C: m"));
}

#[test]
fn messages_by_any_name() {
    for name in ["message", "Message", "errorMessage"] {
        let metadata = read::<ErrorMetadata>(&format!(r#"{{"{name}":"m","__type":"T"}}"#));
        assert_eq!(metadata.map(|metadata| metadata.message), Ok(Some("m".to_owned())), "{name}");
        let body = format!(r#"{{"{name}":"m","__type":"NotThere"}}"#);
        let expected = NotThere { message: Some("m".to_owned()), code: None };
        assert_eq!(read(&body).as_ref(), Ok(&expected), "{name}");
        assert_eq!(find(&body, None), Ok(FindError::NotThere(expected)), "{name}");
    }
    for body in [
        r#"{"message":"m","Message":null}"#,
        r#"{"Message":null,"message":"m"}"#,
        r#"{"message":"m","Message":null,"errorMessage":"another"}"#,
        r#"{"message":null,"Message":"m","errorMessage":"other"}"#,
        r#"{"message":{"text":"other"},"Message":"m"}"#,
    ] {
        let metadata = read::<ErrorMetadata>(body).map(|metadata| metadata.message);
        assert_eq!(metadata, Ok(Some("m".to_owned())), "{body}");
        let error = find(body, Some("NotThere"));
        assert!(matches!(&error, Ok(FindError::NotThere(error)) if error.message() == Some("m")), "{body}");
    }
}

/// A body may have several: the one whose name the model gives is the error's.
#[test]
fn the_own_name_of_the_message_comes_first() {
    let body = r#"{"errorMessage":"e","Message":"M","message":"m"}"#;
    let message = |code| find(body, Some(code)).map(|error| error.message().map(str::to_owned));
    assert_eq!(message("NotThere"), Ok(Some("M".to_owned())));
    assert_eq!(message("Full"), Ok(Some("m".to_owned())));
    assert_eq!(message("Spoken"), Ok(Some("e".to_owned())));
    assert_eq!(message("Unknown"), Ok(Some("m".to_owned())));
}

/// What is sent under a name of the message is a member's if it has this name, and is not told twice.
#[test]
fn a_member_beside_the_message_has_a_name_of_it() {
    let body = r#"{"__type":"Both","errorMessage":"secret"}"#;
    let both = Both { message: None, error_message: Some("secret".to_owned()) };
    let Ok(found) = find(body, None) else { panic!("{:?}", find(body, None)) };
    assert_eq!(found.message(), None);
    assert!(!format!("{found:?} {found}").contains("secret"), "{found:?} {found}");
    assert_eq!(found, FindError::Both(both));
}

/// A code that stands where the model has a member of another type is no value of the member, and is not lost either.
#[test]
fn a_code_in_place_of_a_member() {
    for (code, problem) in [
        (r#""NotThere""#, r#"`code`: invalid type: string "NotThere", expected"#),
        ("[7]", "`code`: invalid type: sequence, expected"),
    ] {
        let body = format!(r#"{{"__type":"NotThere","Message":"m","code":{code}}}"#);
        let error = find(&body, None);
        assert!(matches!(&error, Err(error) if error.starts_with(problem)), "{error:?}");
        let metadata = read::<ErrorMetadata>(&body).unwrap();
        assert_eq!((metadata.code.as_deref(), metadata.message.as_deref()), (Some("NotThere"), Some("m")));
    }
}

#[test]
fn a_message_that_is_no_text_takes_nothing_away() {
    for odd in ["1", "true", "null", "[1]", r#"{"text":["m"]}"#, "1.5"] {
        let body = format!(r#"{{"__type":"NotThere","Message":{odd},"code":7}}"#);
        let metadata = read::<ErrorMetadata>(&body);
        assert_eq!(metadata.map(|metadata| metadata.to_string()).as_deref(), Ok("NotThere"), "{odd}");
        let expected = NotThere { message: None, code: Some(7) };
        assert_eq!(find(&body, None), Ok(FindError::NotThere(expected)), "{odd}");
    }
}

#[test]
fn a_message_without_a_member() {
    let body = r#"{"__type":"Gone","message":"m","since":0}"#;
    let gone = Gone { since: Some(Timestamp::EPOCH), message: Some("m".to_owned()) };
    let Ok(found) = find(body, None) else { panic!("{:?}", find(body, None)) };
    assert_eq!(found.to_string(), "Gone: m");
    assert_eq!(format!("{found:?}"), "Gone { since: Some(1970-01-01T00:00:00Z), message: Some(\"m\") }");
    assert_eq!(found, FindError::Gone(gone.clone()));
    both_ways(r#"{"since":0,"message":"m"}"#, gone.clone());
    assert_eq!(written(&ErrorBody(&gone)).as_deref(), Ok(r#"{"__type":"Gone","since":0,"message":"m"}"#));
    assert_eq!(Gone::MEMBERS.len(), 1);
    both_ways("{}", Gone::default());
    assert_eq!((Gone::default().message(), Gone::default().to_string()), (None, "Gone".to_owned()));
}

/// Error correction gives a required message that is missing an empty text.
#[test]
fn a_required_message_that_is_missing_is_none() {
    let error = read::<Full>("{}").unwrap_or_default();
    assert_eq!((error.message(), error.to_string()), (None, "Full".to_owned()));
    assert_eq!(Full::QUERY_CODE, Some("Query.Full"));
}

#[test]
fn a_message_that_is_secret() {
    let body = r#"{"__type":"Leak","message":"hunter2","secret":7}"#;
    let Ok(FindError::Leak(leak)) = find(body, None) else { panic!("{:?}", find(body, None)) };
    assert_eq!(leak.message(), Some(crate::smithy::REDACTED));
    assert_eq!((format!("{leak:?}"), leak.sent_message()), ("Leak { .. }".to_owned(), Some("hunter2")));
    assert!(!leak.to_string().contains("hunter2"));
    assert_eq!(Leak::default().message(), None);
    let refused =
        find(r#"{"__type":"Leak","secret":"hunter2"}"#, None).map_err(|error| error.contains("hunter2"));
    assert_eq!(refused, Err(false));
}

/// Proxies, load balancers and services at their end send all kinds of bodies.
#[test]
fn bodies_that_are_no_objects() {
    for body in ["", " ", "null", "[]", "[1,{}]", "\"text\"", "7", "-7", "1.5", "true"] {
        let metadata = serde_json::from_slice::<ErrorMetadata>(body.as_bytes());
        assert!(metadata.is_ok_and(|metadata| metadata == ErrorMetadata::default()), "{body}");
        assert_eq!(find(body, Some("Gone")), Ok(FindError::Gone(Gone::default())), "{body}");
        assert!(matches!(find(body, Some("X")), Ok(FindError::Unhandled(_))), "{body}");
    }
    // Through all that serde_json reads from.
    for (body, is_read) in [
        ("", true),
        (" \n", true),
        ("null", true),
        ("[{}]", true),
        ("{", false),
        ("{\"a\":", false),
        ("[", false),
        ("[1,", false),
        ("<p>", false),
    ] {
        let found = [
            serde_json::from_str::<ErrorMetadata>(body),
            serde_json::from_slice(body.as_bytes()),
            serde_json::from_reader(body.as_bytes()),
        ];
        for found in found {
            assert_eq!(found.ok(), is_read.then(ErrorMetadata::default), "{body}");
        }
    }
    // What is no JSON is an error to serde, and the header tells all that there is.
    for body in ["<html><body>502</body></html>", "upstream connect error", "{"] {
        let metadata = serde_json::from_str::<ErrorMetadata>(body).unwrap_or_default();
        let metadata = metadata.with_header(Some("Gone"));
        let found = FindError::read(metadata, &mut serde_json::Deserializer::from_str(body));
        assert!(matches!(&found, Ok(FindError::Gone(gone)) if *gone == Gone::default()), "{found:?}");
    }
    // One that ends too early is no object either, but one that is of another form tells of a mistake.
    assert!(read::<ErrorMetadata>(r#"{"__type":"Gone","mess"#).is_err());
    let wrong = find(r#"{"__type":"Gone","since":"soon"}"#, None);
    assert!(wrong.is_err_and(|error| error.starts_with("`since`: invalid value: string \"soon\"")));
}

#[test]
fn the_code_decides_which_error_it_is() {
    let body = r#"{"__type":"com.example#NotThere:http://example.com/","Message":"m","code":7}"#;
    let found = find(body, None);
    let expected = NotThere { message: Some("m".to_owned()), code: Some(7) };
    assert_eq!(found, Ok(FindError::from(expected.clone())));
    let Ok(found) = found else { return };
    assert_eq!(found.to_string(), "NotThere: m");
    assert_eq!(found.source().and_then(|inner| inner.downcast_ref()), Some(&expected));

    let other = find(r#"{"__type":"Throttled","message":"slow down"}"#, None);
    assert!(
        matches!(&other, Ok(FindError::Unhandled(metadata)) if metadata.code.as_deref() == Some("Throttled"))
    );
    assert_eq!(other.map(|other| other.to_string()).as_deref(), Ok("Throttled: slow down"));
    assert!(matches!(find("{}", Some("NotThere")), Ok(FindError::NotThere(_))));
}

#[test]
fn the_body_of_an_answer() {
    let error = NotThere { message: Some("m".to_owned()), code: Some(7) };
    let body = written(&ErrorBody(&error));
    assert_eq!(body.as_deref(), Ok(r#"{"__type":"NotThere","Message":"m","code":7}"#));
    assert_eq!(body.and_then(|body| find(&body, None)), Ok(FindError::NotThere(error)));
    let empty = written(&ErrorBody(&NotThere::default()));
    assert_eq!(empty.as_deref(), Ok(r#"{"__type":"NotThere"}"#));
    // Without it an error is a structure like any other.
    assert_eq!(written(&NotThere::default()).as_deref(), Ok("{}"));
}

/// Nobody knows yet whether the error has a type that hides its message.
#[test]
fn a_message_is_shown_when_no_type_hides_it() {
    let body = r#"{"__type":"Leak","message":"hunter2"}"#;
    let metadata: ErrorMetadata = serde_json::from_str(body).unwrap();
    assert_eq!(metadata.to_string(), format!("Leak: {REDACTED}"));
    assert!(!format!("{metadata:?}").contains("hunter2"));
    assert_eq!(metadata.message.as_deref(), Some("hunter2"), "who asks for it by its name has it");
    let error = find(r#"{"__type":"Other","message":"shown"}"#, None).unwrap();
    assert_eq!(error.to_string(), "Other: shown");
    assert!(format!("{error:?}").contains("\"shown\""));
    let mut own = ErrorMetadata::default();
    own.message = Some("shown".to_owned());
    assert_eq!(own.to_string(), "unknown error: shown");
}
