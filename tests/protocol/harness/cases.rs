// Runs the cases of one service against the crate that was generated for it. This file is included once a crate: each has
// its own traits. `types` is the crate.

use std::fmt::Debug;

use http::{Request, Response};
use serde_json::{Map, Value};
use types::smithy::http::{Call, Route, Serve};
use types::smithy::{
    Endpoint, ErrorMetadata, ErrorReader, ErrorVisitor, Operation, OperationError, Reader, ServiceError, Structure,
    TimestampFormat, Wire,
};

use super::compare::{Side, body, equal, headers, query};
use super::model::{Case, Failure, Kind, Model, fields};
use super::report::Report;

/// The token that a client fills in.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

pub fn run(model: &Model, service: &str, protocol: &str, report: &mut Report) {
    for case in model.cases(service, protocol) {
        for side in [Side::Client, Side::Server] {
            if case.applies_to(side.name()) && !(case.kind == Kind::Malformed && side == Side::Client) {
                let found = types::with_operation!(
                    case.operation.as_str(),
                    O => one::<O>(model, &case, side, protocol),
                    else => Err(format!("no operation {}", case.operation).into())
                );
                report.add(&case, side, found);
            }
        }
    }
}

fn one<O: Operation>(model: &Model, case: &Case, side: Side, protocol: &str) -> Result<(), Failure> {
    let params = model.params(case, protocol)?;
    match (case.kind, side) {
        (Kind::Request, Side::Client) => {
            let input = made::<O::Input>(params)?;
            let host = case.text("host").unwrap_or("example.com");
            let endpoint = Endpoint::new(format!("https://{host}"));
            let request = O::request(&O::with_token(input, TOKEN), &endpoint)?;
            equal("the method", request.method().as_str(), case.text("method").unwrap_or_default())?;
            equal("the path", request.uri().path(), case.text("uri").unwrap_or_default())?;
            query(case, request.uri().query().unwrap_or_default())?;
            if let Some(host) = case.text("resolvedHost") {
                equal("the host", request.uri().host().unwrap_or_default(), host.split('/').next().unwrap_or_default())?;
            }
            headers(case, request.headers())?;
            body(case, request.body())
        }
        (Kind::Request, Side::Server) => {
            let request = request(&case.says)?;
            equal("the operation", &Route::find(types::operation::ROUTES, &request), &Some(O::NAME))?;
            same("the input", &O::input(&request)?, &made::<O::Input>(params)?)
        }
        (Kind::Response, Side::Client) => {
            let output = O::response(&response(case)?).map_err(|error| format!("{error:?}"))?;
            same("the output", &output, &made::<O::Output>(params)?)
        }
        (Kind::Response, Side::Server) => answered(case, &O::answer(&made::<O::Output>(params)?)?),
        (Kind::Error, Side::Client) => match O::response(&response(case)?) {
            Ok(output) => Err(format!("read as {output:?}").into()),
            Err(error) => match error.error() {
                Some(error) => error.visit(Expected { params, name: name(&case.shape) }),
                None => Err(format!("{error:?}").into()),
            },
        },
        (Kind::Error, Side::Server) => {
            let metadata: ErrorMetadata = serde_json::from_value(serde_json::json!({ "__type": name(&case.shape) }))?;
            answered(case, &O::failure(&O::Error::read_with(metadata, Params(params))?)?)
        }
        (Kind::Malformed, _) => {
            let request = request(&case.says["request"])?;
            equal("the operation", &Route::find(types::operation::ROUTES, &request), &Some(O::NAME))?;
            match O::input(&request) {
                Ok(input) => Err(format!("read as {input:?}").into()),
                Err(error) => {
                    let expected = Case { says: case.says["response"].clone(), id: case.id.clone(), shape: case.shape.clone(), operation: case.operation.clone(), kind: case.kind };
                    let answer = O::refusal(&error);
                    equal("the status", &u64::from(answer.status().as_u16()), &expected.says["code"].as_u64().unwrap_or(0))?;
                    headers(&expected, answer.headers())
                }
            }
        }
    }
}

fn name(shape: &str) -> &str {
    shape.split_once('#').map_or(shape, |(_, name)| name)
}

/// The structure with these members.
fn made<T: Structure>(params: Map<String, Value>) -> Result<T, Failure> {
    let mut value = T::default();
    for (name, json) in params {
        let place = |name: &str| T::MEMBERS.iter().position(|member| member.wire_name == name || member.name == name);
        // Names in Rust are in snake case; those on the wire may be those of `jsonName`.
        let index = place(&name).or_else(|| {
            let plain = |text: &str| text.replace('_', "").to_ascii_lowercase();
            T::MEMBERS.iter().position(|member| plain(member.name) == plain(&name))
        });
        let index = index.ok_or_else(|| format!("no member {name}"))?;
        let mut reader = One { json: Some(json), error: None };
        value.set(index, &mut reader);
        if let Some(error) = reader.error {
            return Err(format!("the param {name}: {error}").into());
        }
    }
    Ok(value)
}

struct One {
    json: Option<Value>,
    error: Option<serde_json::Error>,
}

impl Reader for One {
    fn read_as<F: TimestampFormat, T: Wire<F>>(&mut self, slot: &mut T) {
        match self.json.take().map(T::read) {
            Some(Ok(value)) => *slot = value,
            Some(Err(error)) => self.error = Some(error),
            None => {}
        }
    }
}

/// The error with these members.
struct Params(Map<String, Value>);

impl ErrorReader for Params {
    type Error = Failure;

    fn read<E: ServiceError>(self, _: ErrorMetadata) -> Result<E, Failure> {
        made(self.0)
    }
}

/// An error that is compared.
struct Expected<'a> {
    params: Map<String, Value>,
    name: &'a str,
}

impl<'e> ErrorVisitor<'e> for Expected<'_> {
    type Value = Result<(), Failure>;

    fn error<E: ServiceError>(self, error: &'e E) -> Self::Value {
        equal("the error", name(E::SHAPE_ID), self.name)?;
        same("the error", error, &made::<E>(self.params)?)
    }

    fn unhandled(self, error: &'e ErrorMetadata) -> Self::Value {
        Err(format!("read as {error:?}").into())
    }
}

/// Compares values, of which those that hold a NaN differ from themselves.
fn same<T: Clone + Debug + PartialEq>(what: &str, found: &T, expected: &T) -> Result<(), Failure> {
    #[allow(clippy::eq_op)]
    let nan = expected != expected;
    if found == expected || nan && format!("{found:?}") == format!("{expected:?}") {
        return Ok(());
    }
    equal(what, &format!("{found:?}"), &format!("{expected:?}"))
}

fn request(says: &Value) -> Result<Request<Vec<u8>>, Failure> {
    let mut uri = says["uri"].as_str().unwrap_or("/").to_owned();
    let pairs: Vec<_> = says["queryParams"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if !pairs.is_empty() {
        uri.push(if uri.contains('?') { '&' } else { '?' });
        uri.push_str(&pairs.join("&").replace(' ', "%20"));
    }
    let mut request = Request::builder().method(says["method"].as_str().unwrap_or("POST")).uri(uri);
    for (name, value) in fields(says) {
        request = request.header(name, value.as_bytes());
    }
    Ok(request.body(says["body"].as_str().unwrap_or_default().as_bytes().to_vec())?)
}

fn response(case: &Case) -> Result<Response<Vec<u8>>, Failure> {
    let mut response = Response::builder().status(u16::try_from(case.says["code"].as_u64().unwrap_or(200))?);
    for (name, value) in case.headers() {
        response = response.header(name, value.as_bytes());
    }
    Ok(response.body(case.text("body").unwrap_or_default().as_bytes().to_vec())?)
}

fn answered(case: &Case, answer: &Response<Vec<u8>>) -> Result<(), Failure> {
    equal("the status", &u64::from(answer.status().as_u16()), &case.says["code"].as_u64().unwrap_or(200))?;
    headers(case, answer.headers())?;
    body(case, answer.body())
}
