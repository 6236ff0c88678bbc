//! The status of a response, which tells clients whether it carries an output or an error, and what is read of messages
//! that others make.

use crate::smithy::http::{Call, Serve};
use crate::smithy::{self, Http, Operation, Protocol, Retry, Service};

/// The output and the error of the operation: a status, or what the model has instead.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Done {
    pub(crate) status: Option<i32>,
    pub(crate) note: Option<String>,
}

smithy::structure! {
    Done = "com.example#Done" {
        0 status: "status" => "smithy.api#Integer" [status_code],
        1 note: "note" => "smithy.api#String" [header("X-Note")],
    }
}

/// An output that is sensitive as a whole.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Quiet {
    pub(crate) count: Option<i32>,
    pub(crate) counts: Option<Vec<i32>>,
}

smithy::structure! {
    Quiet = "com.example#Quiet" [sensitive payload] {
        0 count: "count" => "smithy.api#Integer" [header("X-Count")],
        1 counts: "counts" => "com.example#Counts" [payload omitted],
    }
}

#[derive(Clone, Default, PartialEq)]
pub(crate) struct Odd {
    pub(crate) status: Option<i32>,
    pub(crate) message: Option<String>,
}

smithy::error! {
    Odd = "com.example#Odd" [added_message] {
        0 status: "status" => "smithy.api#Integer" [status_code],
    } [client status(202) message(message)]
}

#[derive(PartialEq)]
pub(crate) enum ActError {
    Odd(Odd),
    Unhandled(smithy::ErrorMetadata),
}

smithy::operation_error! { ActError { Odd(Odd), } }

const REST: Service = Service { protocol: Protocol::RestJson1, ..super::shapes::SERVICE };

#[derive(Clone, Copy, Debug)]
struct Act;

impl Operation for Act {
    type Input = Done;
    type Output = Done;
    type Error = ActError;

    const SERVICE: &'static Service = &REST;
    const NAME: &'static str = "Act";
    const SHAPE_ID: &'static str = "com.example#Act";
    const TARGET: &'static str = "Example.Act";
    const HTTP: Option<Http> = Some(Http::new("POST", "/act", 304));
}

#[test]
fn an_output_has_the_status_of_an_output() {
    for status in [None, Some(200), Some(299), Some(304)] {
        let output = Done { status, note: None };
        let read = Act::response(&Act::answer(&output).unwrap()).unwrap();
        assert_eq!(read.status, status.or(Some(304)));
    }
    for (status, words) in [(404, "404 Not Found"), (303, "303 See Other"), (100, "100 Continue")] {
        let error = Act::answer(&Done { status: Some(status), note: None }).unwrap_err();
        assert_eq!(error.to_string(), format!("an output cannot have the status {words}"));
    }
}

#[test]
fn an_error_has_the_status_of_an_error() {
    let odd = |status| ActError::Odd(Odd { status, message: None });
    for status in [303, 404, 500] {
        let read = Act::response(&Act::failure(&odd(Some(status))).unwrap()).unwrap_err();
        assert!(matches!(read.error(), Some(ActError::Odd(error)) if error.status == Some(status)));
    }
    for (status, words) in [(None, "202 Accepted"), (Some(200), "200 OK"), (Some(304), "304 Not Modified")] {
        let error = Act::failure(&odd(status)).unwrap_err();
        assert_eq!(error.to_string(), format!("an error cannot have the status {words}"));
    }
}

#[test]
fn a_header_need_not_be_ascii() {
    for bytes in [&b"Zo\xc3\xab"[..], b"Zo\xeb"] {
        let response = http::Response::builder().header("x-note", bytes).body("").unwrap();
        assert_eq!(Act::response(&response).unwrap().note.as_deref(), Some("Zo\u{eb}"));
    }
}

#[derive(Clone, Copy, Debug)]
struct Whisper;

impl Operation for Whisper {
    type Input = Quiet;
    type Output = Quiet;
    type Error = ActError;

    const SERVICE: &'static Service = &REST;
    const NAME: &'static str = "Whisper";
    const SHAPE_ID: &'static str = "com.example#Whisper";
    const TARGET: &'static str = "Example.Whisper";
    const HTTP: Option<Http> = Some(Http::new("POST", "/whisper", 200));
}

#[test]
fn a_sensitive_structure_is_not_quoted() {
    let said = |count: &str, counts: &str| {
        let request = http::Request::post("/whisper").header("content-type", "application/json");
        Whisper::input(&request.header("x-count", count).body(counts).unwrap())
            .map_err(|error| error.to_string())
    };
    assert_eq!(said("7", "[1]"), Ok(Quiet { count: Some(7), counts: Some(vec![1]) }));
    let words = "the member `count`: it cannot be sent or read as it is, and is sensitive";
    assert_eq!(said("hunter2", "[1]"), Err(words.to_owned()));
    let words = "`Quiet`: invalid value: sensitive data, which is not shown";
    let error = said("7", "[\"hunter2\"]").unwrap_err();
    assert!(error.starts_with(words), "{error}");
}

const COMPATIBLE: Service = Service { query_compatible: true, ..super::shapes::SERVICE };

/// An operation of a service that used AWS Query.
#[derive(Clone, Copy, Debug)]
struct Old;

impl Operation for Old {
    type Input = Done;
    type Output = Done;
    type Error = ActError;

    const SERVICE: &'static Service = &COMPATIBLE;
    const NAME: &'static str = "Old";
    const SHAPE_ID: &'static str = "com.example#Old";
    const TARGET: &'static str = "Example.Old";
}

#[test]
fn both_codes_of_an_error_say_whether_to_retry() {
    let error = |code: &str, query: &str| {
        let response = http::Response::builder().status(400).header("x-amzn-query-error", query);
        Old::response(&response.body(format!(r#"{{"__type":"{code}"}}"#)).unwrap()).unwrap_err()
    };
    let error_of_query = error("Odder", "Throttling;Sender");
    assert_eq!((error_of_query.code(), error_of_query.retry()), ("Throttling", Some(Retry::Throttling)));
    assert_eq!(error("SlowDown", "Slower;Sender").retry(), Some(Retry::Throttling));
    assert_eq!(error("Odder", "Odd;Sender").retry(), None);
}
