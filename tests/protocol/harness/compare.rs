//! What a message is compared with.

use std::fmt::Debug;

use http::HeaderMap;
use serde_json::Value;

use crate::model::{Case, Failure};

/// Who is held to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Client,
    Server,
}

impl Side {
    pub fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Server => "server",
        }
    }
}

pub fn equal<T: Debug + PartialEq + ?Sized>(what: &str, found: &T, expected: &T) -> Result<(), Failure> {
    if found == expected {
        Ok(())
    } else {
        Err(format!("{what} differs:\n  found    {found:?}\n  expected {expected:?}").into())
    }
}

/// The pairs that must be there, and the names that must and must not.
pub fn query(case: &Case, query: &str) -> Result<(), Failure> {
    let found: Vec<_> = query.split('&').filter(|pair| !pair.is_empty()).collect();
    let mut rest = found.clone();
    for pair in case.texts("queryParams") {
        let place = rest.iter().position(|found| *found == pair || found.strip_suffix('=') == Some(pair));
        match place {
            Some(place) => drop(rest.remove(place)),
            None => return Err(format!("the query {query:?} lacks {pair:?}").into()),
        }
    }
    let has = |name: &str| found.iter().any(|pair| pair.split('=').next() == Some(name));
    if let Some(name) = case.texts("requireQueryParams").find(|name| !has(name)) {
        return Err(format!("the query {query:?} lacks {name:?}").into());
    }
    match case.texts("forbidQueryParams").find(|name| has(name)) {
        Some(name) => Err(format!("the query {query:?} has {name:?}").into()),
        None => Ok(()),
    }
}

/// The headers that must be there, and those that must not. The length of the body is for who sends it.
pub fn headers(case: &Case, found: &HeaderMap) -> Result<(), Failure> {
    let is_length = |name: &str| name.eq_ignore_ascii_case("Content-Length");
    for (name, expected) in case.headers().filter(|(name, _)| !is_length(name)) {
        let values: Vec<_> = found.get_all(name).iter().map(|value| value.to_str().unwrap_or_default()).collect();
        if values.is_empty() {
            return Err(format!("the header {name} is not there").into());
        }
        equal(&format!("the header {name}"), values.join(", ").as_str(), expected)?;
    }
    let mut required = case.texts("requireHeaders").filter(|name| !is_length(name));
    if let Some(name) = required.find(|name| !found.contains_key(*name)) {
        return Err(format!("the header {name} is not there").into());
    }
    match case.texts("forbidHeaders").find(|name| found.contains_key(*name)) {
        Some(name) => Err(format!("there is the header {name}").into()),
        None => Ok(()),
    }
}

/// The body, where the case says it.
pub fn body(case: &Case, found: &[u8]) -> Result<(), Failure> {
    let Some(expected) = case.text("body") else { return Ok(()) };
    let json = |text: &[u8]| serde_json::from_slice::<Value>(text).ok().map(number_free);
    if case.text("bodyMediaType") == Some("application/json")
        && let (Some(found), Some(expected)) = (json(found), json(expected.as_bytes()))
    {
        return equal("the body", &found, &expected);
    }
    equal("the body", String::from_utf8_lossy(found).as_ref(), expected)
}

/// `1` and `1.0` are one number in JSON.
fn number_free(json: Value) -> Value {
    match json {
        Value::Number(number) if number.as_i64().is_none() => match number.as_f64() {
            Some(float) if float.fract() == 0.0 && float.abs() < 1e15 => Value::from(float as i64),
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(number_free).collect(),
        Value::Object(members) => members.into_iter().map(|(key, value)| (key, number_free(value))).collect(),
        other => other,
    }
}
