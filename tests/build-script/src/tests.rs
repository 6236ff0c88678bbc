//! The modules are what a generated crate is, and what belongs to a body is all that serde writes.

use serde_json::{from_str, json, to_value};

use crate::aws::library::smithy::{BigInteger, Location, Operation, Structure};
use crate::aws::library::{
    Book, Busy, ListenOutput, PageEvent, PutBookInput, PutBookOutput, PutCoverInput, operation,
};
use crate::ssm;

/// This test has the generator with its default features. The build script has it without them where this package is
/// built with `--no-default-features`, and otherwise the two say that the same is made in another place.
#[test]
fn features_make_no_difference() {
    let folder = tempfile::tempdir().unwrap();
    let builder = || smithy_typegen::Builder::new().out_dir(folder.path()).cargo_directives(false);
    let path = builder()
        .model("../../models/ssm.json")
        .operation("StartSession")
        .feature("check")
        .feature("jiff")
        .feature("sigv4")
        .module("crate::ssm")
        .generate()
        .unwrap();
    assert!(std::fs::read_to_string(path).unwrap() == include_str!(concat!(env!("OUT_DIR"), "/ssm.rs")));
    let library = builder().model("library.json").feature("http");
    let path = library.module("crate::aws::library").generate().unwrap();
    assert!(std::fs::read_to_string(path).unwrap() == include_str!(concat!(env!("OUT_DIR"), "/library.rs")));
}

#[test]
fn one_operation_is_there_with_what_it_needs() {
    assert_eq!(ssm::operation::OPERATIONS, ["StartSession"]);
    assert_eq!(
        ssm::STRUCTURES,
        [
            "InternalServerError",
            "InvalidDocument",
            "StartSessionRequest",
            "StartSessionResponse",
            "TargetNotConnected"
        ]
    );
    let request = ssm::StartSessionRequest::default().with_target("i-1");
    assert_eq!(to_value(&request).unwrap(), json!({ "Target": "i-1" }));
    assert_eq!(<ssm::operation::StartSession as ssm::smithy::Operation>::TARGET, "AmazonSSM.StartSession");
    let error = ssm::StartSessionError::from(ssm::TargetNotConnected::default().with_message("gone"));
    assert_eq!(error.to_string(), "TargetNotConnected: gone");
}

#[test]
fn what_the_model_forbids_is_found() {
    use ssm::smithy::check::Check;

    let request = ssm::StartSessionRequest::default().with_document_name("!");
    assert_eq!(
        request.check().unwrap_err().to_string(),
        "Target: is required; DocumentName: must match `^[a-zA-Z0-9_\\-.:/]{3,128}$`, but is \"!\""
    );
    assert_eq!(request.with_target("i-1").with_document_name("Doc").check(), Ok(()));
}

#[test]
fn members_outside_the_body_are_neither_written_nor_read() {
    let at = "2026-01-01T00:00:00Z".parse::<crate::aws::library::smithy::Timestamp>().unwrap();
    let input = PutBookInput::default()
        .with_id("1")
        .with_dry_run(true)
        .with_if_before(at)
        .with_title("T")
        .with_printed(at);
    assert_eq!(to_value(&input).unwrap(), json!({ "t": "T", "printed": 1_767_225_600 }));
    let read: PutBookInput =
        from_str(r#"{"id":"1","dryRun":true,"t":"T","If-Before":1,"title":"no"}"#).unwrap();
    assert_eq!(read, PutBookInput::default().with_title("T"));
}

#[test]
fn members_say_where_they_travel() {
    let places: Vec<_> =
        PutBookInput::MEMBERS.iter().map(|member| (member.wire_name, member.location)).collect();
    assert_eq!(
        places,
        [
            ("id", Location::Label),
            ("dryRun", Location::Query("dry-run")),
            ("extra", Location::QueryParams),
            ("ifBefore", Location::Header("If-Before")),
            ("meta", Location::PrefixHeaders("x-meta-")),
            ("t", Location::Body),
            ("isbn", Location::Body),
            ("price", Location::Body),
            ("printed", Location::Body),
        ]
    );
    assert_eq!(PutBookOutput::MEMBERS[0].location, Location::StatusCode);
    assert_eq!(PutBookOutput::MEMBERS[2].location, Location::Payload);
    assert_eq!(Book::MEMBERS[0].location, Location::Body, "bindings count at the top alone");
    assert_eq!(Busy::MEMBERS[1].location, Location::Header("Retry-After"));
    assert_eq!(PutCoverInput::MEMBERS[1].location, Location::RawPayload);
    assert!(PutCoverInput::MEMBERS[0].host_label);
    assert_eq!(ListenOutput::MEMBERS[0].location, Location::EventStream);
    assert_eq!(PageEvent::MEMBERS[0].location, Location::EventHeader);
    let http = <operation::PutBook as Operation>::HTTP.unwrap();
    assert_eq!((http.method, http.uri, http.status), ("PUT", "/books/{id}", 201));
}

#[test]
fn a_payload_is_the_body() {
    let book = Book::default().with_title("T");
    let output = PutBookOutput::default().with_etag("e").with_book(book);
    assert_eq!(serde_json::to_string(&output).unwrap(), r#"{"title":"T","copies":18446744073709551616}"#);
    let read: PutBookOutput = from_str(r#"{"title":"T"}"#).unwrap();
    assert_eq!(read.book, output.book);
    assert_eq!(to_value(PutBookOutput::default()).unwrap(), json!({}));
    let cover = PutCoverInput::default().with_image(b"bytes");
    assert_eq!(to_value(&cover).unwrap(), json!({}), "bytes are not JSON");
}

#[test]
fn numbers_without_bounds_keep_their_digits() {
    let read = |text: &str| from_str::<PutBookInput>(text).unwrap();
    assert_eq!(read(r#"{"isbn":9780262046305}"#).isbn, Some(BigInteger::from(9_780_262_046_305_u64)));
    let large = "123456789012345678901234567890123456789012345678901234567890";
    let input = read(&format!(r#"{{"isbn":"{large}","price":"0.10"}}"#));
    assert_eq!(input.isbn.as_ref().map(BigInteger::as_str), Some(large));
    assert_eq!(serde_json::to_string(&input).unwrap(), format!(r#"{{"isbn":{large},"price":0.10}}"#));
    assert_eq!(
        serde_json::to_string(&read(r#"{"isbn":-0,"price":1.5}"#)).unwrap(),
        r#"{"isbn":0,"price":1.5}"#
    );
    let number = read(&format!(r#"{{"isbn":{large}}}"#));
    assert_eq!(number.isbn.as_ref().map(BigInteger::as_str), Some(large));
    assert!(from_str::<PutBookInput>(r#"{"isbn":"1.5"}"#).is_err());
    assert!(from_str::<PutBookInput>(r#"{"price":"x"}"#).is_err());
    assert_eq!("+007".parse::<BigInteger>().unwrap().to_string(), "7");
    assert_eq!("-000".parse::<BigInteger>().unwrap().to_string(), "0");
}

#[test]
fn what_a_feature_adds_is_there_when_asked_for() {
    use crate::ssm::smithy::Timestamp;
    use crate::ssm::smithy::sigv4::{Credentials, Scope, sign};

    let request = http::Request::get("https://example.amazonaws.com/").body("").unwrap();
    let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    let scope = Scope::new("us-east-1", "service");
    let time: Timestamp = "2015-08-30T12:36:00Z".parse().unwrap();
    let signed = sign(request, &credentials, &scope, time).unwrap();
    let signature = signed.headers()["authorization"].to_str().unwrap();
    assert!(signature.ends_with("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"));
}

#[test]
fn calls_are_there_when_asked_for() {
    use crate::aws::library::smithy::Endpoint;
    use crate::aws::library::smithy::http::{Call, Route, Serve};

    let endpoint = Endpoint::new("https://library.example.com");
    let input = PutBookInput::default().with_id("1 2").with_title("A").with_isbn(BigInteger::from(3));
    let request = operation::PutBook::request(&input, &endpoint).unwrap();
    assert_eq!(Route::find(operation::ROUTES, &request), Some("PutBook"));
    assert_eq!(request.uri(), "https://library.example.com/books/1%202");
    assert_eq!(operation::PutBook::input(&request).unwrap(), input);
    for url in [
        "",
        "library",
        "://",
        "https://",
        "https://:443",
        "https:///books",
        "https://a?b",
        "https://a/\u{e9}",
    ] {
        let wrong = operation::PutBook::request(&input, &Endpoint::new(url)).unwrap_err();
        assert!(wrong.to_string().ends_with("is not a URL that requests can be sent to"), "{url}: {wrong}");
    }
}
