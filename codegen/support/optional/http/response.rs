//! Responses, read on the client side.

use std::convert::Infallible;
use std::time::Duration;

use http::{HeaderMap, Response, StatusCode};
use serde_json::Deserializer;

use super::super::super::error_body::read_typed;
use super::super::super::{
    ErrorMetadata, ErrorReader, Fault, HttpDate, Operation, OperationError, Protocol, ServiceError,
    Structure, Timestamp,
};
use super::body::{Form, form};
use super::call_error::{CallError, Unreadable};
use super::message_error::MessageError;
use super::read::{self, Parts};
use super::request::{RPC_V2_JSON, SMITHY_PROTOCOL};
use super::text::of_text;

/// Reads the output in a response.
pub(super) fn read<O: Operation + ?Sized, B: AsRef<[u8]>>(
    answer: &Response<B>,
) -> Result<O::Output, CallError<O::Error>> {
    let (body, headers, status) = (answer.body().as_ref(), answer.headers(), answer.status());
    let parts = Parts { headers, status: Some(status.as_u16()), labels: &[], query: &[] };
    let failed = |error, body: Option<&[u8]>| CallError {
        status,
        request_id: text(headers, "x-amzn-requestid")
            .or_else(|| text(headers, "x-amz-request-id"))
            .map(str::to_owned),
        retry_after: retry_after(headers),
        query_error: query_error(headers).filter(|_| O::SERVICE.query_compatible),
        error: Box::new(error),
        body: body.map(<[u8]>::to_vec),
    };
    let unreadable = |unreadable| failed(Err(unreadable), Some(body));
    let protocol = O::SERVICE.protocol;
    if protocol == Protocol::RpcV2Json && headers.get(SMITHY_PROTOCOL) != Some(&RPC_V2_JSON) {
        let reason = format!("the answer with the status {status} is not of the protocol");
        return Err(unreadable(Unreadable { reason, ..Unreadable::default() }));
    }
    if is_success::<O>(status) {
        return output::<O::Output>(body, &parts, protocol).map_err(|error| {
            let reason = format!("the answer cannot be read: {error}");
            unreadable(Unreadable { reason, ..Unreadable::default() })
        });
    }
    let metadata = serde_json::from_slice::<ErrorMetadata>(body);
    let is_json = body.is_empty() || serde_json::from_slice::<serde_core::de::IgnoredAny>(body).is_ok();
    let metadata = metadata.unwrap_or_default().with_header(text(headers, "x-amzn-errortype"));
    let reader = AnswerReader { body: if is_json { body } else { b"" }, whole: body, parts, protocol };
    match O::Error::read_with(metadata.clone(), reader) {
        Ok(error) => Err(failed(Ok(error), Some(body).filter(|_| !is_json))),
        Err(error) => {
            let Ok(known) = O::Error::read_with(metadata.clone(), Unread);
            let reason = format!("the answer cannot be read: {error}");
            Err(unreadable(Unreadable { metadata, fault: known.fault(), retry: known.retry(), reason }))
        }
    }
}

/// Whether a response with this status carries an output, and not an error.
pub(super) fn is_success<O: Operation + ?Sized>(status: StatusCode) -> bool {
    match O::SERVICE.protocol {
        Protocol::RpcV2Json => status == StatusCode::OK,
        _ => status.is_success() || O::HTTP.is_some_and(|http| http.status == status.as_u16()),
    }
}

fn output<T: Structure>(body: &[u8], parts: &Parts<'_>, protocol: Protocol) -> Result<T, MessageError> {
    let mut output = of_body(body, protocol)?;
    read::members(&mut output, parts)?;
    Ok(output)
}

/// Reads what the body of a message holds of a structure.
pub(super) fn of_body<T: Structure>(body: &[u8], protocol: Protocol) -> Result<T, MessageError> {
    let mut value = T::default();
    match form::<T>(protocol) {
        Form::Members | Form::Payload(_) if !body.is_empty() => {
            // Text is known to be UTF-8, so serde_json need not check each part of it again.
            let text = std::str::from_utf8(body).map_err(|error| MessageError::new(error.to_string()))?;
            value = serde_json::from_str(text).map_err(|error| MessageError::new(error.to_string()))?;
        }
        Form::Empty | Form::Members | Form::Payload(_) => {}
        Form::Raw(_) => read::raw(&mut value, body)?,
    }
    Ok(value)
}

/// Reads an error from the body and the headers of a response.
struct AnswerReader<'a> {
    /// The body if it is JSON.
    body: &'a [u8],
    /// The body, whatever it is.
    whole: &'a [u8],
    parts: Parts<'a>,
    protocol: Protocol,
}

impl ErrorReader for AnswerReader<'_> {
    type Error = MessageError;

    fn read<E: ServiceError>(self, metadata: ErrorMetadata) -> Result<E, MessageError> {
        let mut error: E = if let Form::Raw(_) = form::<E>(self.protocol) {
            let mut error = E::default();
            read::raw(&mut error, self.whole)?;
            error
        } else {
            let mut body = Deserializer::from_slice(self.body);
            read_typed(metadata, &mut body).map_err(|error| MessageError::new(error.to_string()))?
        };
        read::members(&mut error, &self.parts)?;
        Ok(error)
    }
}

/// Leaves an error empty: only the facts about its type are wanted.
struct Unread;

impl ErrorReader for Unread {
    type Error = Infallible;

    fn read<E: ServiceError>(self, _: ErrorMetadata) -> Result<E, Infallible> {
        Ok(E::default())
    }
}

#[inline]
fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// How long the service asks to wait: in milliseconds, or else in seconds, or else until a date. The header `Date` then
/// tells how far off that is, without a clock.
#[inline]
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let milliseconds = || text(headers, "x-amz-retry-after")?.trim().parse().ok().map(Duration::from_millis);
    let seconds = || text(headers, "retry-after")?.trim().parse().ok().map(Duration::from_secs);
    let date = |name| of_text::<HttpDate, Timestamp>(text(headers, name)?.trim()).ok();
    let until = || {
        let seconds = date("retry-after")?.epoch_seconds() - date("date")?.epoch_seconds();
        Some(Duration::from_secs(seconds.max(0).unsigned_abs()))
    };
    milliseconds().or_else(seconds).or_else(until)
}

/// The code and the fault of AWS Query
/// ([awsQueryCompatible](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
#[inline]
fn query_error(headers: &HeaderMap) -> Option<(String, Option<Fault>)> {
    let (code, fault) = text(headers, "x-amzn-query-error")?.split_once(';')?;
    let fault = match fault.trim() {
        "Sender" => Some(Fault::Client),
        "Receiver" => Some(Fault::Server),
        _ => None,
    };
    Some((code.trim().to_owned(), fault))
}
