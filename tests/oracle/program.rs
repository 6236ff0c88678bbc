//! What the crate makes of questions on standard input: a line of JSON for each, and an answer likewise.

use std::error::Error;
use std::io::{self, BufRead, BufWriter, Write};

use serde_json::{Value, json};
use types::smithy::sigv4::{Credentials, Scope, sign};

type Answer = Result<Value, Box<dyn Error>>;

/// The member of a question that must be a text.
fn text<'a>(question: &'a Value, member: &str) -> Result<&'a str, String> {
    question[member].as_str().ok_or_else(|| format!("{member} is no text"))
}

/// The header `Authorization` of a request that is signed.
fn signature(question: &Value) -> Answer {
    let mut request = http::Request::builder().method(text(question, "method")?).uri(text(question, "url")?);
    for header in question["headers"].as_array().into_iter().flatten() {
        let member = |at: usize| header[at].as_str().ok_or("a header is no text");
        request = request.header(member(0)?, member(1)?);
    }
    let request = request.body(text(question, "body")?)?;
    let key = |at: usize| question["key"][at].as_str().ok_or("no key");
    let mut credentials = Credentials::new(key(0)?, key(1)?);
    if let Some(token) = question["token"].as_str() {
        credentials = credentials.with_session_token(token);
    }
    let scope = Scope::new(text(question, "region")?, text(question, "service")?);
    let signed = sign(request, &credentials, &scope, text(question, "time")?.parse()?)?;
    Ok(signed.headers()[http::header::AUTHORIZATION].to_str()?.into())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut output = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let question: Value = serde_json::from_str(&line?)?;
        let answer = signature(&question["sign"]);
        let answer = answer.unwrap_or_else(|error| json!({ "error": error.to_string() }));
        writeln!(output, "{answer}")?;
    }
    Ok(())
}
