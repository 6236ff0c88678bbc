//! Operations: the facts that a client or a mock needs to send and to dispatch.

use super::operation_error::OperationError;
use super::service::Service;
use super::shape::Structure;

/// An operation of the service.
pub trait Operation {
    /// What goes in.
    type Input: Structure;

    /// What comes out.
    type Output: Structure;

    /// What it can fail with.
    type Error: OperationError;

    /// The service that has it.
    const SERVICE: &'static Service;

    /// The name of its shape.
    const NAME: &'static str;

    /// The absolute shape id.
    const SHAPE_ID: &'static str;

    /// The value of the header `X-Amz-Target` in the AWS JSON protocols: the service's name, a dot, the operation's.
    const TARGET: &'static str;

    /// Whether the operation changes nothing.
    const READ_ONLY: bool = false;

    /// Whether calling it again has no further effect.
    const IDEMPOTENT: bool = false;

    /// How it is called over HTTP, in protocols that leave this to the model.
    const HTTP: Option<Http> = None;

    /// What stands before the name of the host, with the wire names of members in braces.
    const HOST_PREFIX: Option<&'static str> = None;

    /// The ids of the traits by which calls are authenticated, where this is not as for the service.
    const AUTH: &'static [&'static str] = Self::SERVICE.auth;

    /// Whether it can be called without authentication.
    const OPTIONAL_AUTH: bool = false;

    /// Whether the payload is no part of the signature. Requests over TLS say so in a header.
    const UNSIGNED_PAYLOAD: bool = false;

    /// Whether requests have the header `Content-MD5`.
    const CHECKSUM_REQUIRED: bool = false;

    /// The encodings by which a client may compress requests, the preferred one first.
    const COMPRESSION: &'static [&'static str] = &[];

    /// How its results come in pages, if they do.
    const PAGINATION: Option<Pagination> = None;
}

/// Where the tokens and items of a paginated operation are, by wire names
/// (Smithy 2.0, [paginated trait](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pagination {
    /// The input member that takes the token of the page.
    pub input_token: &'static str,
    /// The path in the output to the token of the next page.
    pub output_token: &'static str,
    /// The path in the output to the items.
    pub items: Option<&'static str>,
    /// The input member that limits the items of a page.
    pub page_size: Option<&'static str>,
}

impl Pagination {
    /// Pagination with all that the model says of it.
    pub const fn new(
        input_token: &'static str,
        output_token: &'static str,
        items: Option<&'static str>,
        page_size: Option<&'static str>,
    ) -> Self {
        Self { input_token, output_token, items, page_size }
    }
}

/// How an operation is called over HTTP
/// (Smithy 2.0, [http trait](https://smithy.io/2.0/spec/http-bindings.html#http-trait)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Http {
    /// The method, such as `GET`.
    pub method: &'static str,
    /// The path and the fixed part of the query, with the wire names of members in braces.
    pub uri: &'static str,
    /// The status of an answer that is no error.
    pub status: u16,
}

impl Http {
    /// The call with all that the model says of it.
    pub const fn new(method: &'static str, uri: &'static str, status: u16) -> Self {
        Self { method, uri, status }
    }
}
