//! What `wire.py` asks: a line of JSON in, a line of JSON out.
//!
//! `{"kind": "value", "name": …, "body": …}` reads a structure and gives what is written for it as `body`;
//! `{"kind": "error", "name": …, "header": …, "body": …}` reads an error of the operation and gives its `code`,
//! `message` and `variant`. What cannot be read gives `error`.

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

use serde_json::{Value, json};
use ssm_types::smithy::{ErrorMetadata, Operation, OperationError};
use ssm_types::with_operation;
use ssm_types_tests::any::structure;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let question: Value = serde_json::from_str(&line?)?;
        let answer = answer(&question).unwrap_or_else(|error| json!({ "error": error.to_string() }));
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn answer(question: &Value) -> Result<Value, Box<dyn Error>> {
    let text = |key: &str| question[key].as_str();
    let name = text("name").ok_or("no name")?;
    let body = text("body").ok_or("no body")?;
    match text("kind") {
        Some("value") => {
            let structure = structure(name).ok_or("no such structure")?;
            Ok(json!({ "body": (structure.from_json)(body.as_bytes())?.to_json()? }))
        }
        Some("error") => {
            with_operation!(name, O => error::<O>(text("header"), body), else => Err("no such operation".into()))
        }
        _ => Err("no such kind".into()),
    }
}

/// As the README of the crate does it.
fn error<O: Operation>(header: Option<&str>, body: &str) -> Result<Value, Box<dyn Error>> {
    let metadata: ErrorMetadata = serde_json::from_str(body).unwrap_or_default();
    let metadata = metadata.with_header(header);
    let error = O::Error::read(metadata, &mut serde_json::Deserializer::from_str(body))?;
    let shown = error.to_string();
    let (code, message) = match shown.split_once(": ") {
        Some((code, message)) => (code, Some(message)),
        None => (shown.as_str(), None),
    };
    let code = Some(code).filter(|code| *code != "unknown error");
    let variant = format!("{error:?}");
    let variant = variant.split(|char: char| !char.is_alphanumeric()).next();
    Ok(json!({ "code": code, "message": message, "variant": variant }))
}
