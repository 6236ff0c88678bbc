//! What is checked of one case.

use std::error::Error;
use std::fmt::Debug;

use json_types::GreetingWithErrorsError;
use json_types::smithy::{ErrorBody, ErrorMetadata, OperationError, ServiceError};
use serde_json::Value as Json;

use crate::Facts;
use crate::model::{Case, Model};

/// What every structure can do, whichever crate it comes from.
pub trait Value:
    Clone + Debug + PartialEq + serde_core::Serialize + serde_core::de::DeserializeOwned
{
}

impl<T: Clone + Debug + PartialEq + serde_core::Serialize + serde_core::de::DeserializeOwned> Value for T {}

/// Whether a case said anything that types can be held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    Something,
    Nothing,
}

type Outcome = Result<Checked, Box<dyn Error>>;

/// `params` gives the body, the body gives `params`, and the header `X-Amz-Target` is the operation's.
pub fn request<O: Facts>(model: &Model, case: &Case) -> Outcome {
    let value: O::Input = serde_json::from_value(model.input(case)?)?;
    let mut checked = Checked::Nothing;
    if let Some(target) = case.header("X-Amz-Target") {
        equal("the target", &target, &O::TARGET)?;
        checked = Checked::Something;
    }
    if let Some(body) = &case.body {
        if case.for_client {
            written(&value, body)?;
        }
        equal_values("the body", &serde_json::from_str::<O::Input>(or_empty(body))?, &value)?;
        checked = Checked::Something;
    }
    Ok(checked)
}

/// The body gives `params`, and `params` the body.
pub fn response<O: Facts>(model: &Model, case: &Case) -> Outcome {
    let value: O::Output = serde_json::from_value(model.output(case)?)?;
    let Some(body) = &case.body else { return Ok(Checked::Nothing) };
    equal_values("the body", &serde_json::from_str::<O::Output>(or_empty(body))?, &value)?;
    if case.for_server {
        written(&value, body)?;
    }
    Ok(Checked::Something)
}

/// Header and body give the error's type, the body gives `params`, and `params` the body with its `__type`.
pub fn error<E: ServiceError + 'static>(model: &Model, case: &Case) -> Outcome {
    let value: E = serde_json::from_value(model.own(case)?)?;
    let body = or_empty(case.body.as_deref().unwrap_or_default());
    let metadata: ErrorMetadata = serde_json::from_str(body)?;
    let metadata = metadata.with_header(case.header("X-Amzn-Errortype"));
    equal("the code", &metadata.code.as_deref(), &Some(E::CODE))?;
    let error = GreetingWithErrorsError::read(metadata, &mut serde_json::Deserializer::from_str(body))?;
    let inner = error.source().and_then(|inner| inner.downcast_ref::<E>());
    let inner = inner.ok_or_else(|| format!("read as {error:?}"))?;
    equal_values("the error", inner, &value)?;
    if case.for_server {
        let written = serde_json::to_value(ErrorBody(&value))?;
        equal("the body with its type", &number_free(written), &number_free(serde_json::from_str(body)?))?;
    }
    Ok(Checked::Something)
}

/// An empty body is the same as an empty object; that is for the client, and not for serde, to know.
fn or_empty(body: &str) -> &str {
    if body.is_empty() { "{}" } else { body }
}

fn written<T: Value>(value: &T, body: &str) -> Result<(), String> {
    let written = serde_json::to_string(value).map_err(|error| error.to_string())?;
    let json = |text| serde_json::from_str(text).map(number_free).map_err(|error| error.to_string());
    equal("what is written", &json(&written)?, &json(or_empty(body))?)
}

/// `1` and `1.0` are one number in JSON.
fn number_free(json: Json) -> Json {
    match json {
        Json::Number(number) if number.as_i64().is_none() => match number.as_f64() {
            Some(float) if float.fract() == 0.0 && float.abs() < 1e15 => Json::from(float as i64),
            _ => Json::Number(number),
        },
        Json::Array(items) => items.into_iter().map(number_free).collect(),
        Json::Object(members) => members.into_iter().map(|(key, value)| (key, number_free(value))).collect(),
        other => other,
    }
}

/// Compares values, of which those that hold a NaN differ from themselves.
fn equal_values<T: Value>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    let nan = !expected.eq(&expected.clone());
    if found == expected || nan && format!("{found:?}") == format!("{expected:?}") {
        Ok(())
    } else {
        equal(what, &format!("{found:?}"), &format!("{expected:?}"))
    }
}

fn equal<T: Debug + PartialEq>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected {
        Ok(())
    } else {
        Err(format!("{what} differs:\n  found    {found:?}\n  expected {expected:?}"))
    }
}
