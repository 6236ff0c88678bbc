//! Two services in one module tree: one generic function takes the types of both.

use serde_json::{from_str, to_string};

use crate::services::smithy::http::Call;
use crate::services::smithy::{Endpoint, ErrorBody, Operation, ServiceError, Structure};
use crate::services::{Shop, ssm};

/// What a log may say of a request.
fn told<O: Operation>(input: &O::Input) -> String {
    format!("{} {:?} {input:?}", O::SHAPE_ID, <O::Input as Structure>::SENSITIVE)
}

/// Where a request goes, and what it says.
fn sent<O: Call>(input: &O::Input) -> (String, String) {
    let request = O::request(input, &Endpoint::new("https://example.com")).unwrap();
    let target = request.headers()["x-amz-target"].to_str().unwrap().to_owned();
    (target, String::from_utf8(request.into_body()).unwrap())
}

fn answered<E: ServiceError>(error: &E) -> String {
    to_string(&ErrorBody(error)).unwrap()
}

#[test]
fn one_function_takes_the_types_of_both() {
    let start =
        ssm::StartSessionRequest::default().with_target("i-1").with_parameters([("portNumber", ["80"])]);
    let buy = Shop::BuyInput::default().with_item("SECRET");
    assert!(
        told::<ssm::operation::StartSession>(&start)
            .starts_with("com.amazonaws.ssm#StartSession [] StartSessionRequest {")
    );
    let told = told::<Shop::operation::Buy>(&buy);
    assert!(told.starts_with(r#"shop#Buy ["item"] BuyInput {"#) && !told.contains("SECRET"), "{told}");
    let body = r#"{"Target":"i-1","Parameters":{"portNumber":["80"]}}"#.to_owned();
    assert_eq!(sent::<ssm::operation::StartSession>(&start), ("AmazonSSM.StartSession".to_owned(), body));
    assert_eq!(
        sent::<Shop::operation::Buy>(&buy),
        ("Shop.Buy".to_owned(), r#"{"item":"SECRET"}"#.to_owned())
    );
}

#[test]
fn each_service_keeps_to_its_protocol() {
    assert_eq!(answered(&ssm::TargetNotConnected::default()), r#"{"__type":"TargetNotConnected"}"#);
    assert_eq!(answered(&Shop::SoldOut::default()), r#"{"__type":"shop#SoldOut"}"#);
}

#[test]
fn an_overlay_hides_the_token() {
    let response: ssm::StartSessionResponse = from_str(r#"{"TokenValue":"SECRET"}"#).unwrap();
    assert_eq!(ssm::StartSessionResponse::SENSITIVE, ["token_value"]);
    let shown = format!("{response:?}");
    assert_eq!(
        shown,
        "StartSessionResponse { session_id: None, token_value: *** Sensitive Data Redacted ***, stream_url: None }"
    );
    assert_eq!(to_string(&response).unwrap(), r#"{"TokenValue":"SECRET"}"#);
}
