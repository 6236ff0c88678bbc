//! Why calls fail.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

use super::super::super::{ErrorMetadata, Fault, OperationError, Retry, retry};

/// Why a call failed: the operation's error that the response carries, or why the response cannot be read.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct CallError<E> {
    pub(super) status: StatusCode,
    pub(super) request_id: Option<String>,
    pub(super) retry_after: Option<Duration>,
    /// The code and the fault for clients that were written when the service used AWS Query.
    pub(super) query_error: Option<(String, Option<Fault>)>,
    /// The operation's error, or what is known of a response that cannot be read.
    pub(super) error: Box<Result<E, Unreadable>>,
    /// The body, if it is not JSON.
    pub(super) body: Option<Vec<u8>>,
}

/// A response that cannot be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Unreadable {
    pub(super) metadata: ErrorMetadata,
    /// What its code says.
    pub(super) fault: Option<Fault>,
    pub(super) retry: Option<Retry>,
    pub(super) reason: String,
}

impl<E: OperationError> CallError<E> {
    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The service's id for the request. Its support asks for it.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The error's code, without namespace and URL; empty if the response has none.
    pub fn code(&self) -> &str {
        match (&self.query_error, &*self.error) {
            (Some((code, _)), _) => code,
            (None, Ok(error)) => error.code(),
            (None, Err(unreadable)) => unreadable.metadata.code.as_deref().unwrap_or_default(),
        }
    }

    /// What happened, in words that may be shown; empty if the response has none.
    pub fn message(&self) -> &str {
        match &*self.error {
            Ok(error) => error.message().unwrap_or_default(),
            // The message that was sent may be sensitive; it is in the body.
            Err(Unreadable { reason, .. }) => reason,
        }
    }

    /// Who is at fault: as the model says, or else by the status; `None` if a response of success cannot be read.
    pub fn fault(&self) -> Option<Fault> {
        if let Some((_, Some(fault))) = self.query_error {
            return Some(fault);
        }
        let of_status = || match self.status {
            status if status.is_client_error() => Some(Fault::Client),
            status if status.is_server_error() => Some(Fault::Server),
            _ => None,
        };
        let known = match &*self.error {
            Ok(error) => error.fault(),
            Err(unreadable) => unreadable.fault,
        };
        known.or_else(of_status)
    }

    /// Whether and how the same request may be retried: as the model says, or else by the codes and statuses that AWS's
    /// SDKs retry in their [standard mode](https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html).
    pub fn retry(&self) -> Option<Retry> {
        let of_status = || match self.status.as_u16() {
            429 => Some(Retry::Throttling),
            500 | 502 | 503 | 504 => Some(Retry::Transient),
            _ => None,
        };
        let known = match &*self.error {
            Ok(error) => error.retry(),
            Err(unreadable) => unreadable.retry,
        };
        // Both codes of an error count.
        let of_query = || retry::of_code(&self.query_error.as_ref()?.0);
        known.or_else(of_query).or_else(of_status)
    }

    /// How long the service asks to wait before a retry, in the header `X-Amz-Retry-After` or `Retry-After`.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// The operation's error; `None` if the response cannot be read.
    pub fn error(&self) -> Option<&E> {
        (*self.error).as_ref().ok()
    }

    /// Takes the operation's error out; `None` if the response cannot be read.
    pub fn into_error(self) -> Option<E> {
        (*self.error).ok()
    }

    /// The body, if it is not in the protocol's format: a proxy's page, for example.
    pub fn body(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }
}

impl<E: OperationError> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = IntoIterator::into_iter([self.code(), self.message()]);
        let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        match parts.is_empty() {
            true => write!(f, "the response has the status {}", self.status),
            false => f.write_str(&parts.join(": ")),
        }
    }
}

/// Leaves out the body, which may be long.
impl<E: OperationError> fmt::Debug for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallError")
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("retry_after", &self.retry_after)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// There is no source: what the operation's error says is shown already, and [`error`](CallError::error) has it.
impl<E: OperationError> Error for CallError<E> {}
