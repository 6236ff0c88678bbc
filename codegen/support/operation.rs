//! Operations: what a client or a mock needs to send and to dispatch requests.

use super::operation_error::OperationError;
use super::service::Service;
use super::shape::Structure;
use super::shape_name::shape_name;

/// An operation of the service.
pub trait Operation {
    /// The input structure.
    type Input: Structure;

    /// The output structure.
    type Output: Structure;

    /// The type of its errors.
    type Error: OperationError;

    /// The service that the operation belongs to.
    const SERVICE: &'static Service;

    /// The shape name.
    const NAME: &'static str = shape_name(Self::SHAPE_ID);

    /// The absolute shape id.
    const SHAPE_ID: &'static str;

    /// The value of the header `X-Amz-Target` in the AWS JSON protocols: the service's name, a dot, the operation's
    /// name.
    const TARGET: &'static str;

    /// Whether the operation changes nothing.
    const READ_ONLY: bool = false;

    /// Whether calling it again has no further effect.
    const IDEMPOTENT: bool = false;

    /// How it is called over HTTP, in protocols that leave this to the model.
    const HTTP: Option<Http> = None;

    /// What to put in front of the host name, with the wire names of members in braces.
    const HOST_PREFIX: Option<&'static str> = None;

    /// The ids of the traits of its authentication schemes: by default those of the service.
    const AUTH: &'static [&'static str] = Self::SERVICE.auth;

    /// Whether it can be called without authentication.
    const OPTIONAL_AUTH: bool = false;

    /// Whether the payload is not signed. Requests over TLS then say so in a header.
    const UNSIGNED_PAYLOAD: bool = false;

    /// Whether requests must have the header `Content-MD5`.
    const CHECKSUM_REQUIRED: bool = false;

    /// The encodings that a client may compress requests with, in order of preference.
    const COMPRESSION: &'static [&'static str] = &[];

    /// How its results are paginated, if they are.
    const PAGINATION: Option<Pagination> = None;
}

/// Where a paginated operation has its tokens and items, by wire names
/// (Smithy 2.0, [paginated trait](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pagination {
    /// The input member that takes a page's token.
    pub input_token: &'static str,
    /// The path in the output to the token of the next page.
    pub output_token: &'static str,
    /// The path in the output to the items.
    pub items: Option<&'static str>,
    /// The input member that limits the number of items in a page.
    pub page_size: Option<&'static str>,
}

impl Pagination {
    /// Pagination with everything that the model says about it.
    #[inline]
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
    /// The status of a response that is not an error.
    pub status: u16,
}

impl Http {
    /// A call with everything that the model says about it.
    #[inline]
    pub const fn new(method: &'static str, uri: &'static str, status: u16) -> Self {
        Self { method, uri, status }
    }
}
