//! The server side: mocks and proxies. Its functions are inlined, as those of routes are, so that only who serves
//! compiles them.

use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Request, Response, StatusCode};
use std::convert::TryFrom;

use super::super::super::{
    ErrorBody, ErrorMetadata, ErrorVisitor, Fault, Operation, OperationError, Protocol, ServiceError,
};
use super::body::{Form, form};
use super::message_error::MessageError;
use super::read::{self, Parts};
use super::request::{RPC_V2_JSON, SMITHY_PROTOCOL};
use super::response::{is_success, of_body};
use super::route::{Route, labels};
use super::{body, media_type, uri, write};

const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
const QUERY_ERROR: HeaderName = HeaderName::from_static("x-amzn-query-error");

/// The server side of an operation. Every operation has it; [`Route::find`](super::Route::find) tells which one a
/// request is for.
pub trait Serve: Operation {
    /// The input in a request for the operation.
    ///
    /// # Errors
    ///
    /// If the request is not for this operation, or has an invalid value for a member.
    fn input<B: AsRef<[u8]>>(request: &Request<B>) -> Result<Self::Input, MessageError> {
        let protocol = Self::SERVICE.protocol;
        if protocol == Protocol::RestJson1 {
            media_type::check::<Self>(request.headers(), request.body().as_ref().is_empty())?;
        }
        let mut input = of_body(request.body().as_ref(), protocol)?;
        let path = match Self::HTTP.filter(|_| protocol == Protocol::RestJson1) {
            Some(http) => labels(uri::parts(http.uri).0, request.uri().path())
                .ok_or_else(|| MessageError::new("the path is not that of the operation"))?,
            None => Vec::new(),
        };
        let query: Option<Vec<_>> = uri::query(request.uri().query().unwrap_or_default()).collect();
        let query = query.ok_or_else(|| MessageError::new("the query is not text"))?;
        let parts = Parts { headers: request.headers(), status: None, labels: &path, query: &query };
        read::members(&mut input, &parts)?;
        Ok(input)
    }

    /// The response with an output.
    ///
    /// # Errors
    ///
    /// If a member's value cannot be sent, or makes the status that of an error.
    fn answer(output: &Self::Output) -> Result<Response<Vec<u8>>, MessageError> {
        let protocol = Self::SERVICE.protocol;
        let mut bound = write::bound(output)?;
        let body = body::of_answer(output, &mut bound, protocol)
            .map_err(|error| MessageError::new(error.to_string()))?;
        let status = bound.status.or(Self::HTTP.map(|http| http.status)).unwrap_or(200);
        let mut answer = made(status, body.bytes, protocol)?;
        answer.headers_mut().extend(bound.headers);
        if let Some(content_type) = body.content_type {
            answer.headers_mut().entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(content_type));
        }
        read_as::<Self>(answer, true)
    }

    /// The response with an error.
    ///
    /// # Errors
    ///
    /// If a member's value cannot be sent, or if it or the model makes the status that of an output.
    fn failure(error: &Self::Error) -> Result<Response<Vec<u8>>, MessageError> {
        let failure =
            Failure { protocol: Self::SERVICE.protocol, query_compatible: Self::SERVICE.query_compatible };
        read_as::<Self>(error.visit(failure)?, false)
    }

    /// The response to a request for the operation: `act` makes an output or an error of the input.
    ///
    /// # Errors
    ///
    /// Those of [`answer`](Self::answer) and [`failure`](Self::failure).
    fn serve<B: AsRef<[u8]>>(
        request: &Request<B>,
        act: impl FnOnce(Self::Input) -> Result<Self::Output, Self::Error>,
    ) -> Result<Response<Vec<u8>>, MessageError> {
        match Self::input(request).map(act) {
            Ok(Ok(output)) => Self::answer(&output),
            Ok(Err(error)) => Self::failure(&error),
            Err(error) => Ok(Self::refusal(&error)),
        }
    }

    /// The response to a request that [`input`](Self::input) cannot read.
    fn refusal(error: &MessageError) -> Response<Vec<u8>> {
        let (status, code) = error.refusal().answer();
        let failure = Failure { protocol: Self::SERVICE.protocol, query_compatible: false };
        failure.untyped(status, code, Some(&error.to_string())).unwrap_or_default()
    }
}

impl<O: Operation> Serve for O {}

/// The response, if clients read it as what it is: by its status alone, as an output or as an error.
#[inline]
fn read_as<O: Operation + ?Sized>(
    answer: Response<Vec<u8>>,
    output: bool,
) -> Result<Response<Vec<u8>>, MessageError> {
    let (status, wanted) = (answer.status(), if output { "an output" } else { "an error" });
    match is_success::<O>(status) == output {
        true => Ok(answer),
        false => Err(MessageError::new(format!("{wanted} cannot have the status {status}"))),
    }
}

#[inline]
fn made(status: u16, body: Vec<u8>, protocol: Protocol) -> Result<Response<Vec<u8>>, MessageError> {
    let mut answer = Response::new(body);
    *answer.status_mut() = StatusCode::from_u16(status)
        .map_err(|_| MessageError::new(format!("{status} is not an HTTP status")))?;
    if protocol == Protocol::RpcV2Json {
        answer.headers_mut().insert(SMITHY_PROTOCOL, RPC_V2_JSON);
    }
    Ok(answer)
}

impl Route {
    /// The response to a request that is for none of these operations, which all belong to one service.
    #[inline]
    pub fn unknown(routes: &[Self]) -> Response<Vec<u8>> {
        let protocol = routes.first().map_or(Protocol::Other, |route| route.protocol);
        let failure = Failure { protocol, query_compatible: false };
        let words = Some("there is no such operation");
        failure.untyped(404, "UnknownOperationException", words).unwrap_or_default()
    }
}

struct Failure {
    protocol: Protocol,
    query_compatible: bool,
}

impl Failure {
    #[inline]
    fn made(
        &self,
        status: u16,
        body: Result<Vec<u8>, serde_json::Error>,
        code: &str,
        content_type: Option<&'static str>,
    ) -> Result<Response<Vec<u8>>, MessageError> {
        let body = body.map_err(|error| MessageError::new(error.to_string()))?;
        let mut answer = made(status, body, self.protocol)?;
        let headers = answer.headers_mut();
        if let Some(content_type) = content_type {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        if self.protocol == Protocol::RestJson1 {
            let value = HeaderValue::from_str(code)
                .map_err(|_| MessageError::new(format!("`{}` is not an error code", code.escape_debug())))?;
            headers.insert(ERROR_TYPE, value);
        }
        Ok(answer)
    }
}

impl Failure {
    /// A response with an error that is not in the model.
    #[inline]
    fn untyped(
        &self,
        status: u16,
        code: &str,
        message: Option<&str>,
    ) -> Result<Response<Vec<u8>>, MessageError> {
        let mut body = serde_json::Map::new();
        if self.protocol != Protocol::RestJson1 {
            body.insert("__type".to_owned(), code.into());
        }
        body.extend(message.map(|message| ("message".to_owned(), message.into())));
        self.made(status, serde_json::to_vec(&body), code, self.protocol.content_type())
    }
}

impl<'e> ErrorVisitor<'e> for Failure {
    type Value = Result<Response<Vec<u8>>, MessageError>;

    fn error<E: ServiceError>(self, error: &'e E) -> Self::Value {
        let of_fault = match E::FAULT {
            Fault::Client => 400,
            Fault::Server => 500,
        };
        let mut bound = write::bound(error)?;
        // In restJson1, a header tells which error it is, and a member can be the whole body.
        let (body, content_type) = match (self.protocol, form::<E>(self.protocol)) {
            (Protocol::RestJson1, Form::Payload(_) | Form::Raw(_)) => {
                let body = body::of_answer(error, &mut bound, self.protocol);
                let content_type = body.as_ref().ok().and_then(|body| body.content_type);
                (body.map(|body| body.bytes), content_type)
            }
            (Protocol::RestJson1, _) => (serde_json::to_vec(error), self.protocol.content_type()),
            _ => (serde_json::to_vec(&ErrorBody(error)), self.protocol.content_type()),
        };
        let status = bound.status.or(E::HTTP_STATUS).unwrap_or(of_fault);
        let mut answer = self.made(status, body, E::CODE, content_type)?;
        answer.headers_mut().extend(bound.headers);
        if self.query_compatible {
            let fault = match E::FAULT {
                Fault::Client => "Sender",
                Fault::Server => "Receiver",
            };
            let value = format!("{};{fault}", E::QUERY_CODE.unwrap_or(E::CODE));
            if let Ok(value) = HeaderValue::try_from(value) {
                answer.headers_mut().insert(QUERY_ERROR, value);
            }
        }
        Ok(answer)
    }

    #[inline]
    fn unhandled(self, error: &'e ErrorMetadata) -> Self::Value {
        let status = if error.code.is_some() { 400 } else { 500 };
        self.untyped(status, error.code.as_deref().unwrap_or("InternalFailure"), error.message.as_deref())
    }
}
