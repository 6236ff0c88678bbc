//! What the crate makes of questions on standard input: a line of JSON for each, and an answer likewise.

use std::error::Error;
use std::io::{self, BufRead, BufWriter, Write};

use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Value, json};
use types::operation::ROUTES;
use types::smithy::http::{Call, Route, Serve};
use types::smithy::sigv4::{Credentials, Scope, sign};
use types::smithy::{Endpoint, Operation};

type Answer = Result<Value, Box<dyn Error>>;

/// The member of a question that must be a text.
fn text<'a>(question: &'a Value, member: &str) -> Result<&'a str, String> {
    question[member].as_str().ok_or_else(|| format!("{member} is no text"))
}

/// The parts of a request but its body.
fn request_of(question: &Value) -> Result<http::request::Builder, Box<dyn Error>> {
    let mut request = http::Request::builder().method(text(question, "method")?).uri(text(question, "url")?);
    for header in question["headers"].as_array().into_iter().flatten() {
        let member = |at: usize| header[at].as_str().ok_or("a header is no text");
        request = request.header(member(0)?, member(1)?);
    }
    Ok(request)
}

/// The header `Authorization` of a request that is signed.
fn signature(question: &Value) -> Answer {
    let request = request_of(question)?.body(text(question, "body")?)?;
    let key = |at: usize| question["key"][at].as_str().ok_or("no key");
    let mut credentials = Credentials::new(key(0)?, key(1)?);
    if let Some(token) = question["token"].as_str() {
        credentials = credentials.with_session_token(token);
    }
    let scope = Scope::new(text(question, "region")?, text(question, "service")?);
    let signed = sign(request, &credentials, &scope, text(question, "time")?.parse()?)?;
    Ok(signed.headers()[http::header::AUTHORIZATION].to_str()?.into())
}

/// The input of a request, as a request again.
fn again<O: Operation>(received: &http::Request<Vec<u8>>, endpoint: &Endpoint) -> Answer {
    let (head, body) = O::request(&O::input(received)?, endpoint)?.into_parts();
    let header = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        json!([name.as_str(), String::from_utf8_lossy(value.as_bytes())])
    };
    Ok(json!({
        "operation": O::NAME,
        "method": head.method.as_str(),
        "url": head.uri.to_string(),
        "headers": head.headers.iter().map(header).collect::<Vec<_>>(),
        "body": BASE64_STANDARD.encode(body),
    }))
}

/// The operation that a request is for, and the request that the crate makes of its input.
fn request(question: &Value) -> Answer {
    let asked = &question["request"];
    let received = request_of(asked)?.body(BASE64_STANDARD.decode(text(asked, "body")?)?)?;
    let endpoint = Endpoint::new(text(question, "endpoint")?);
    let name = Route::find(ROUTES, &received).ok_or("it is for no operation")?;
    types::with_operation!(name, O => again::<O>(&received, &endpoint), else => Err("unknown".into()))
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut output = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let question: Value = serde_json::from_str(&line?)?;
        let answer = match question.get("sign") {
            Some(question) => signature(question),
            None => request(&question),
        };
        let answer = answer.unwrap_or_else(|error| json!({ "error": error.to_string() }));
        writeln!(output, "{answer}")?;
    }
    Ok(())
}
