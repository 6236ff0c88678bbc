//! What a call failed with.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

use super::super::super::{ErrorMetadata, Fault, OperationError, Retry};

/// What a call failed with: the error of the operation that the answer carries, or why the answer cannot be read.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct CallError<E> {
    pub(super) status: StatusCode,
    pub(super) request_id: Option<String>,
    pub(super) retry_after: Option<Duration>,
    /// The code and the fault for those who knew the service when it had AWS Query.
    pub(super) query_error: Option<(String, Option<Fault>)>,
    /// The error of the operation, or what is known of an answer that cannot be read.
    pub(super) error: Box<Result<E, Unreadable>>,
    /// The body, where it is no JSON.
    pub(super) body: Option<Vec<u8>>,
}

/// An answer that cannot be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Unreadable {
    pub(super) metadata: ErrorMetadata,
    /// What its code tells.
    pub(super) fault: Option<Fault>,
    pub(super) retry: Option<Retry>,
    pub(super) reason: String,
}

impl<E: OperationError> CallError<E> {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// What the service calls the request: what its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The error's code, without namespace and address; empty where the answer has none.
    pub fn code(&self) -> &str {
        match (&self.query_error, &*self.error) {
            (Some((code, _)), _) => code,
            (None, Ok(error)) => error.code(),
            (None, Err(unreadable)) => unreadable.metadata.code.as_deref().unwrap_or_default(),
        }
    }

    /// What happened, in words, as they may be shown; empty where the answer has none.
    pub fn message(&self) -> &str {
        match &*self.error {
            Ok(error) => error.message().unwrap_or_default(),
            // A message that was sent may be sensitive; it is in the body.
            Err(Unreadable { reason, .. }) => reason,
        }
    }

    /// Who is at fault: as the model says, or else by the status. Nobody is where an answer of success cannot be read.
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

    /// Whether the same request may be sent again: as the model says, or else by the codes and statuses that AWS's SDKs
    /// retry in their [standard mode](https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html).
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
        known.or_else(of_status)
    }

    /// How long the service asks to wait before the request is sent again.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// The error of the operation; none where the answer cannot be read.
    pub fn error(&self) -> Option<&E> {
        (*self.error).as_ref().ok()
    }

    /// The same, taken out.
    pub fn into_error(self) -> Option<E> {
        (*self.error).ok()
    }

    /// The body, where it is not what the protocol has, such as the page of a proxy.
    pub fn body(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }
}

impl<E: OperationError> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = IntoIterator::into_iter([self.code(), self.message()]);
        let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        match parts.is_empty() {
            true => write!(f, "the answer has the status {}", self.status),
            false => f.write_str(&parts.join(": ")),
        }
    }
}

/// Without the body, which may be long.
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

impl<E: OperationError + 'static> Error for CallError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        (*self.error).as_ref().ok().and_then(Error::source)
    }
}
