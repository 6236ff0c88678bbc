use std::error::Error;

use super::shapes::{FindError, NotThere};
use super::{read, written};
use crate::smithy::{ErrorBody, ErrorMetadata, OperationError};

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

/// The header comes first, then `code`, then `__type`; all of them at the top alone.
#[test]
fn where_the_code_is() {
    assert_eq!(code(r#"{"__type":"T","code":"C"}"#), Ok(Some("C".to_owned())));
    assert_eq!(code(r#"{"details":[{"__type":"Inner"}]}"#), Ok(None));
    assert_eq!(code(r#"{"code":404,"__type":"T"}"#), Ok(Some("T".to_owned())));
    assert_eq!(code(r#"{"code":{"code":"C"},"__type":"T"}"#), Ok(Some("T".to_owned())));
    assert_eq!(code(r#"{"code":null}"#), Ok(None));
    assert_eq!(code("{}"), Ok(None));
    let both =
        read::<ErrorMetadata>(r#"{"code":"C"}"#).map(|metadata| metadata.with_header(Some("ns#H")).code);
    assert_eq!(both, Ok(Some("H".to_owned())));
    let none = read::<ErrorMetadata>(r#"{"code":"C"}"#).map(|metadata| metadata.with_header(None).code);
    assert_eq!(none, Ok(Some("C".to_owned())));
}

#[test]
fn messages_by_any_name() {
    for name in ["message", "Message", "errorMessage"] {
        let metadata = read::<ErrorMetadata>(&format!(r#"{{"{name}":"m","__type":"T"}}"#));
        assert_eq!(metadata.map(|metadata| metadata.to_string()).as_deref(), Ok("T: m"), "{name}");
        let found = find(&format!(r#"{{"{name}":"m","__type":"NotThere"}}"#), None);
        let expected = NotThere { message: Some("m".to_owned()), code: None };
        assert_eq!(found, Ok(FindError::NotThere(expected)), "{name}");
    }
    let odd = read::<ErrorMetadata>(r#"{"message":{"text":["m"]}}"#);
    assert_eq!(odd.map(|metadata| metadata.to_string()).as_deref(), Ok("unknown error"));
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
    assert!(matches!(find(r#"{"__type":"NotThere"}"#, Some("Other")), Ok(FindError::Unhandled(_))));
    assert!(find(r#"{"__type":"NotThere","Message":1}"#, None).is_err());
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
