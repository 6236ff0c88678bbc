//! Calls as values: requests, answers, pages and the serving side.

use std::cell::RefCell;
use std::time::Duration;

use http::{Request, Response};

use super::shapes::FindError;
use crate::smithy::http::{Call, Paginated, PaginatedItems, Route, Serve};
use crate::smithy::{
    self, BigDecimal, BigInteger, Endpoint, ErrorMetadata, Fault, Http, Operation, Pagination, Protocol,
    Retry, Service,
};

/// The input and output of both operations.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Page {
    pub(crate) name: Option<String>,
    pub(crate) path: Option<String>,
    pub(crate) tags: Option<Vec<String>>,
    pub(crate) host: Option<String>,
    pub(crate) secret: Option<String>,
    pub(crate) client_token: Option<String>,
    pub(crate) token: Option<String>,
    pub(crate) items: Option<Vec<i32>>,
    pub(crate) ratio: Option<f64>,
    pub(crate) ratios: Option<Vec<f32>>,
    pub(crate) count: Option<BigInteger>,
    pub(crate) prices: Option<Vec<BigDecimal>>,
}

impl Page {
    const SENSITIVE: &'static [&'static str] = &["secret"];
}

smithy::structure! {
    Page = "com.example#Page" [sensitive_fields] {
        0 name: "Name" => "smithy.api#String" [label],
        1 path: "Path" => "smithy.api#String" [label],
        2 tags: "Tags" => "com.example#Tags" [header("X-Tags")],
        3 host: "Host" => "smithy.api#String" [host_label],
        4 secret: "Secret" => "smithy.api#String" [sensitive header("X-Secret")],
        5 client_token: "ClientToken" => "smithy.api#String" [idempotency_token],
        6 token: "Token" => "smithy.api#String" [],
        7 items: "Items" => "com.example#Items" [],
        8 ratio: "Ratio" => "smithy.api#Double" [header("X-Ratio")],
        9 ratios: "Ratios" => "com.example#Ratios" [query("ratio")],
        10 count: "Count" => "smithy.api#BigInteger" [header("X-Count")],
        11 prices: "Prices" => "com.example#Prices" [query("price")],
    }
}

const REST: Service = Service { protocol: Protocol::RestJson1, ..super::shapes::SERVICE };

#[derive(Clone, Copy, Debug)]
struct List;

impl Operation for List {
    type Input = Page;
    type Output = Page;
    type Error = FindError;

    const SERVICE: &'static Service = &REST;
    const NAME: &'static str = "List";
    const SHAPE_ID: &'static str = "com.example#List";
    const TARGET: &'static str = "Example.List";
    const HTTP: Option<Http> = Some(Http::new("POST", "/list/{Name}/{Path+}/all?fixed", 200));
    const HOST_PREFIX: Option<&'static str> = Some("{Host}-data.");
    const PAGINATION: Option<Pagination> = Some(Pagination::new("Token", "Token", Some("Items"), None));
}

impl Paginated for List {}

impl PaginatedItems for List {
    type Items = Vec<i32>;

    fn items(output: Page) -> Vec<i32> {
        output.items.unwrap_or_default()
    }
}

/// The same in AWS JSON.
#[derive(Clone, Copy, Debug)]
struct Get;

impl Operation for Get {
    type Input = Page;
    type Output = Page;
    type Error = FindError;

    const SERVICE: &'static Service = &super::shapes::SERVICE;
    const NAME: &'static str = "Get";
    const SHAPE_ID: &'static str = "com.example#Get";
    const TARGET: &'static str = "Example.Get";
}

/// The same without a signature of the payload.
#[derive(Clone, Copy, Debug)]
struct Upload;

impl Operation for Upload {
    type Input = Page;
    type Output = Page;
    type Error = FindError;

    const SERVICE: &'static Service = &super::shapes::SERVICE;
    const NAME: &'static str = "Upload";
    const SHAPE_ID: &'static str = "com.example#Upload";
    const TARGET: &'static str = "Example.Upload";
    const UNSIGNED_PAYLOAD: bool = true;
}

const RPC: Service = Service { protocol: Protocol::RpcV2Json, ..super::shapes::SERVICE };

/// The same in Smithy RPC v2.
#[derive(Clone, Copy, Debug)]
struct Rpc;

impl Operation for Rpc {
    type Input = Page;
    type Output = Page;
    type Error = FindError;

    const SERVICE: &'static Service = &RPC;
    const NAME: &'static str = "Rpc";
    const SHAPE_ID: &'static str = "com.example#Rpc";
    const TARGET: &'static str = "Example.Rpc";
}

fn input() -> Page {
    Page {
        name: Some("a b/c".to_owned()),
        path: Some("x/ü".to_owned()),
        tags: Some(vec!["one".to_owned(), "a, \"b\"".to_owned()]),
        host: Some("h1".to_owned()),
        ..Page::default()
    }
}

fn endpoint() -> Endpoint {
    Endpoint::new("https://example.com:8443/base/").with_header("x-more", "1")
}

#[test]
fn members_go_where_the_model_says() {
    let request = List::request(&input(), &endpoint()).unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(
        request.uri().to_string(),
        "https://h1-data.example.com:8443/base/list/a%20b%2Fc/x/%C3%BC/all?fixed"
    );
    assert_eq!(request.headers()["x-tags"], r#"one, "a, \"b\"""#);
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.headers()["x-more"], "1");
    assert_eq!(request.body(), br#"{"Host":"h1"}"#);
    let plain = List::request(&input(), &endpoint().without_host_prefix()).unwrap();
    assert_eq!(plain.uri().host(), Some("example.com"));
}

#[test]
fn the_serving_side_reads_what_the_calling_side_makes() {
    let request = List::request(&input(), &endpoint().without_host_prefix()).unwrap();
    // The base of the endpoint is no part of the operation's path.
    let (mut head, body) = request.into_parts();
    head.uri = "/list/a%20b%2Fc/x/%C3%BC/all?fixed".parse().unwrap();
    let request = Request::from_parts(head, body);
    assert_eq!(Route::find(&[Route::of::<Get>(), Route::of::<List>()], &request), Some("List"));
    assert_eq!(List::input(&request).as_ref(), Ok(&input()));

    let request =
        Get::request(&Page { token: Some("t".to_owned()), ..Page::default() }, &endpoint()).unwrap();
    assert_eq!(request.uri().path(), "/base/");
    assert_eq!(Route::find(&[Route::of::<List>(), Route::of::<Get>()], &request), Some("Get"));
    assert_eq!(Route::find(&[Route::of::<List>()], &request), None);
}

#[test]
fn a_request_is_served() {
    let request = Get::request(&Page::default(), &endpoint()).unwrap();
    let named = Page { token: Some("n".to_owned()), ..Page::default() };
    let served = Get::serve(&request, |_| Ok(named.clone())).unwrap();
    assert_eq!(Get::response(&served).as_ref().ok(), Some(&named));
    let full = ErrorMetadata::new("Busy", "later");
    let failed = Get::serve(&request, |_| Err(FindError::Unhandled(full))).unwrap();
    assert_eq!(Get::response(&failed).unwrap_err().to_string(), "Busy: later");
    let odd = request.map(|_| b"{".to_vec());
    let refused = Get::serve(&odd, |_| unreachable!()).unwrap();
    assert_eq!(Get::response(&refused).unwrap_err().code(), "SerializationException");
    let unknown = Get::response(&Route::unknown(&[Route::of::<Get>()])).unwrap_err();
    assert_eq!((unknown.status().as_u16(), unknown.code()), (404, "UnknownOperationException"));
}

/// A number in the text of a request is the one that was set, to its last digit.
#[test]
fn numbers_are_sent_digit_for_digit() {
    let prices = vec!["1.50".parse().unwrap(), "0.10000000000000000000000000001".parse().unwrap()];
    let exact = Page {
        ratio: Some(909.601_105_951_404_9),
        ratios: Some(vec![0.1, f32::NAN, 3.0]),
        count: "12345678901234567890123".parse().ok(),
        prices: Some(prices),
        ..input()
    };
    let request = List::request(&exact, &endpoint()).unwrap();
    assert_eq!(request.headers()["x-ratio"], "909.6011059514049");
    assert_eq!(request.headers()["x-count"], "12345678901234567890123");
    let query = "fixed&ratio=0.1&ratio=NaN&ratio=3.0&price=1.50&price=0.10000000000000000000000000001";
    assert_eq!(request.uri().query(), Some(query));
}

/// What is wrong, in words.
#[track_caller]
fn refused(change: impl Fn(&mut Page), expected: &str) {
    let mut input = input();
    change(&mut input);
    assert_eq!(List::request(&input, &endpoint()).unwrap_err().to_string(), expected);
}

#[test]
fn what_cannot_be_sent_is_said() {
    refused(|it| it.name = Some(String::new()), "the member `Name`: is empty, but part of the path");
    refused(|it| it.name = None, "the member `Name`: is not set, but part of the path");
    refused(|it| it.tags = Some(vec!["ü".to_owned()]), "the member `Tags`: a header cannot have this value");
    refused(
        |it| it.host = Some("evil.example/".to_owned()),
        "the member `Host`: cannot be part of a host name",
    );
    refused(
        |it| it.tags = Some(vec!["a\nb".to_owned()]),
        "the member `Tags`: a header cannot have this value",
    );
    refused(
        |it| it.secret = Some("top\nsecret".to_owned()),
        "the member `Secret`: it cannot be sent or read as it is, and is sensitive",
    );
    for url in ["example.com", "https://example.com?x", "https://exa mple.com"] {
        let error = List::request(&input(), &Endpoint::new(url)).unwrap_err();
        assert_eq!(error.to_string(), format!("`{url}` is not a URL that requests can be sent to"));
    }
}

#[test]
fn a_token_fills_what_is_not_set() {
    let filled = List::with_token(Page::default(), "t1");
    assert_eq!(filled.client_token.as_deref(), Some("t1"));
    assert_eq!(List::with_token(filled, "t2").client_token.as_deref(), Some("t1"));
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Response<String> {
    let mut answer = Response::builder().status(status);
    for (name, value) in headers {
        answer = answer.header(*name, *value);
    }
    answer.body(body.to_owned()).unwrap()
}

#[test]
fn errors_have_all_that_a_program_asks() {
    let headers = [
        ("x-amzn-requestid", "r1"),
        ("x-amzn-errortype", "com.example#SlowDown:http://x"),
        ("x-amz-retry-after", "1500"),
        ("retry-after", "7"),
    ];
    let error = Get::response(&answer(400, &headers, r#"{"message":"slow"}"#)).unwrap_err();
    assert_eq!((error.status().as_u16(), error.request_id()), (400, Some("r1")));
    assert_eq!((error.code(), error.message()), ("SlowDown", "slow"));
    assert_eq!((error.fault(), error.retry()), (Some(Fault::Client), Some(Retry::Throttling)));
    assert_eq!(error.retry_after(), Some(Duration::from_millis(1500)));
    assert!(error.error().is_some() && error.body().is_none());
    assert_eq!(error.to_string(), "SlowDown: slow");
    // What is shown already is not told again as its source.
    assert!(std::error::Error::source(&error).is_none());

    let page = Get::response(&answer(503, &[("retry-after", "7")], "<html>")).unwrap_err();
    assert_eq!((page.code(), page.message(), page.fault()), ("", "", Some(Fault::Server)));
    assert_eq!((page.retry(), page.retry_after()), (Some(Retry::Transient), Some(Duration::from_secs(7))));
    assert_eq!(page.body(), Some(&b"<html>"[..]));
    assert_eq!(page.to_string(), "the response has the status 503 Service Unavailable");

    let dates = [("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT"), ("date", "Wed, 21 Oct 2015 07:27:30 GMT")];
    let after = |headers| Get::response(&answer(503, headers, "")).unwrap_err().retry_after();
    assert_eq!((after(&dates), after(&dates[..1])), (Some(Duration::from_secs(30)), None));

    // The code of a body that cannot be read tells what it would tell otherwise.
    let odd = Get::response(&answer(410, &[], r#"{"__type":"Gone","since":"long"}"#)).unwrap_err();
    assert_eq!((odd.code(), odd.error().is_none()), ("Gone", true));
    assert_eq!((odd.fault(), odd.retry()), (Some(Fault::Server), Some(Retry::Throttling)));

    let status = |status| Get::response(&answer(status, &[], "")).unwrap_err().retry();
    assert_eq!(
        [400, 404, 429, 500, 501, 504].map(status),
        [None, None, Some(Retry::Throttling), Some(Retry::Transient), None, Some(Retry::Transient)]
    );
}

#[test]
fn success_without_json_is_an_error() {
    let error = Get::response(&answer(200, &[], "<ListAllMyBucketsResult/>")).unwrap_err();
    assert_eq!((error.retry(), error.fault()), (None, None));
    assert!(error.message().starts_with("the answer cannot be read: "), "{error}");
    assert!(Get::response(&answer(200, &[], "[]")).is_err());
    assert_eq!(Get::response(&answer(200, &[], "")).unwrap(), Page::default());
}

#[test]
fn pages_end_with_the_token() {
    let page = |token: Option<&str>| Page { token: token.map(str::to_owned), ..Page::default() };
    let next = |input, output| List::next_page(&page(input), &page(output)).map(|next| next.token);
    assert_eq!(next(None, Some("1")), Some(Some("1".to_owned())));
    for (input, output) in [(None, None), (None, Some("")), (Some("1"), Some("1")), (Some("1"), None)] {
        assert_eq!(next(input, output), None);
    }
    let asked = RefCell::new(Vec::new());
    let call = |input: &Page| {
        asked.borrow_mut().push(input.token.clone());
        let number: i32 = input.token.as_deref().unwrap_or("0").parse().unwrap();
        let token = Some((number + 1).to_string());
        match number {
            3 => Err("no more"),
            number => Ok(Page { token, items: Some(vec![number * 10, number * 10 + 1]), ..Page::default() }),
        }
    };
    let items: Vec<_> = List::pages(Page::default(), call).items().collect();
    assert_eq!(items, [Ok(0), Ok(1), Ok(10), Ok(11), Ok(20), Ok(21), Err("no more")]);
    assert_eq!(asked.borrow().len(), 4);
}

#[test]
fn answers_of_the_serving_side() {
    let output = Page { tags: Some(vec!["x".to_owned()]), token: Some("t".to_owned()), ..Page::default() };
    let answer = List::answer(&output).unwrap();
    assert_eq!(answer.headers()["x-tags"], "x");
    assert_eq!(List::response(&answer).as_ref().ok(), Some(&output));
    let request =
        Request::post("/list/a/b/all?fixed").header("content-type", "application/json").body("{]").unwrap();
    let error = List::input(&request).unwrap_err();
    let refusal = List::refusal(&error);
    assert_eq!(
        (refusal.status().as_u16(), &refusal.headers()["x-amzn-errortype"]),
        (400, &"SerializationException".parse().unwrap())
    );
    let read = List::response(&refusal).unwrap_err();
    assert_eq!(read.code(), "SerializationException");
}

#[test]
fn an_unsigned_payload_needs_tls() {
    let hash = |url: &str| {
        let request = Upload::request(&Page::default(), &Endpoint::new(url)).unwrap();
        request.headers().get("x-amz-content-sha256").map(|hash| hash.to_str().unwrap().to_owned())
    };
    assert_eq!(hash("https://example.com").as_deref(), Some("UNSIGNED-PAYLOAD"));
    assert_eq!(hash("http://example.com"), None);
    let signed = Get::request(&Page::default(), &Endpoint::new("https://example.com")).unwrap();
    assert!(!signed.headers().contains_key("x-amz-content-sha256"));
}

#[test]
fn an_rpc_is_claimed_by_all_that_the_protocol_says() {
    let find = |change: fn(&mut Request<Vec<u8>>)| {
        let mut request = Rpc::request(&Page::default(), &endpoint()).unwrap();
        change(&mut request);
        Route::find(&[Route::of::<Rpc>()], &request)
    };
    assert_eq!(find(|_| {}), Some("Rpc"));
    assert_eq!(find(|it| *it.method_mut() = http::Method::PUT), None);
    assert_eq!(
        find(|it| *it.uri_mut() = "/service/com.example.Example/operation/Rpc".parse().unwrap()),
        None
    );
    for name in ["smithy-protocol", "x-amz-target", "x-amzn-target"] {
        let mut request = Rpc::request(&Page::default(), &endpoint()).unwrap();
        request.headers_mut().insert(name, "Example.Rpc".parse().unwrap());
        assert_eq!(Route::find(&[Route::of::<Rpc>()], &request), None, "{name}");
    }
}

#[test]
fn an_answer_of_another_protocol_is_judged_by_its_status() {
    let body = r#"{"__type":"com.example#ThrottlingException","message":"slow"}"#;
    let error = Rpc::response(&answer(503, &[("x-amzn-errortype", "SlowDown")], body)).unwrap_err();
    assert_eq!((error.code(), error.retry()), ("", Some(Retry::Transient)));
    assert_eq!(error.message(), "the answer with the status 503 Service Unavailable is not of the protocol");
    assert!(Rpc::response(&answer(200, &[], "{}")).is_err());
    let said = [("smithy-protocol", "rpc-v2-json")];
    assert_eq!(Rpc::response(&answer(200, &said, "{}")).ok(), Some(Page::default()));
    assert!(Rpc::response(&answer(201, &said, "{}")).is_err());
}
