//! What `wire.py` and `checks.py` ask: a line of JSON in, a line of JSON out.
//!
//! `{"kind": "value", "name": …, "body": …}` reads a structure and gives what is written for it as `body`;
//! `{"kind": "error", "name": …, "header": …, "body": …}` reads an error of the operation and gives its `code`,
//! `message` and `variant`; `{"kind": "check", "name": …, "body": …}` reads a structure and gives its `violations`, each as
//! what is demanded and where. What cannot be read gives `error`.

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

use serde_json::{Value, json};
use ssm_types::smithy::check::{Demand, Found, Segment, Violation};
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
        Some("check") => {
            let structure = structure(name).ok_or("no such structure")?;
            let violations = (structure.from_json)(body.as_bytes())?.check().err().into_iter().flatten();
            Ok(json!({ "violations": violations.map(|found| violation(&found)).collect::<Vec<_>>() }))
        }
        Some("error") => {
            with_operation!(name, O => error::<O>(text("header"), body), else => Err("no such operation".into()))
        }
        _ => Err("no such kind".into()),
    }
}

/// What is demanded, and where, as botocore would say it; keys of maps are `*`.
fn violation(found: &Violation) -> [String; 2] {
    let below =
        |is_below: bool, what: &str| format!("{what} {}", if is_below { "minimum" } else { "maximum" });
    let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
    let demand = match (found.demand, &found.found) {
        (Demand::Length(length), Found::Length(found)) => {
            below(length.min.is_some_and(|min| *found < min), "length")
        }
        (Demand::Range(range), Found::Number(found)) => {
            below(range.min.is_some_and(|min| number(found) < number(&min.to_string())), "range")
        }
        (Demand::Required, _) => "required".to_owned(),
        (Demand::Pattern(_), _) => "pattern".to_owned(),
        (Demand::Known, _) => "known".to_owned(),
        (demand, found) => format!("{demand:?} {found:?}"),
    };
    let step = |segment: &Segment| match segment {
        Segment::Member(name) => format!(".{name}"),
        Segment::Index(index) => format!("[{index}]"),
        Segment::Entry(_) => ".*".to_owned(),
        Segment::Key(_) => " (key: *)".to_owned(),
        other => format!("{other:?}"),
    };
    [demand, found.path.segments().iter().map(step).collect()]
}

/// As the README of the crate does it.
fn error<O: Operation>(header: Option<&str>, body: &str) -> Result<Value, Box<dyn Error>> {
    let metadata: ErrorMetadata = serde_json::from_str(body).unwrap_or_default();
    let metadata = metadata.with_header(header);
    let error = O::Error::read(metadata, &mut serde_json::Deserializer::from_slice(body.as_bytes()))?;
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
