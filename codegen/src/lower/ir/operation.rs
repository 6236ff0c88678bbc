//! Operations, lowered.

use super::docs::{Deprecated, Docs};
use super::example::{Example, MadeUp};
use super::ty::Type;
use super::waiter::Wait;
use crate::name::Ident;
pub(crate) use crate::resolve::{Http, HttpChecksum};

/// An operation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Operation {
    /// The absolute shape id.
    pub shape_id: String,
    /// The shape's name.
    pub name: String,
    /// The unit struct's name.
    pub ident: Ident,
    /// What the model's author says about it.
    pub docs: Docs,
    /// Whether it is deprecated.
    pub deprecated: Option<Deprecated>,
    /// The type of the input; `None` if there is no data.
    pub input: Option<Ident>,
    /// The type of the output; `None` if there is no data.
    pub output: Option<Ident>,
    /// What it can fail with.
    pub error: OperationError,
    /// The value of `X-Amz-Target`.
    pub wire_target: String,
    /// Whether it changes nothing.
    pub read_only: bool,
    /// Whether calling it again has no further effect.
    pub idempotent: bool,
    /// How it is called over HTTP, if the protocol leaves this to the model.
    pub http: Option<Http>,
    /// What it needs of a client beyond its messages.
    pub call: Call,
    /// Its pagination.
    pub pagination: Option<Pagination>,
    /// What can be waited for.
    pub waits: Vec<Wait>,
    /// The model's examples of calls.
    pub examples: Vec<Example>,
    /// A call that the model does not have, made from what it says about the input and the output.
    pub made_up: MadeUp,
}

/// What an operation needs of a client beyond its messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Call {
    /// How the host's name begins, with the names of members in braces
    /// ([endpoint trait](https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait)).
    pub host_prefix: Option<String>,
    /// The ids of the traits by which it is authenticated, the preferred one first; `None` if those of the service
    /// apply
    /// ([auth trait](https://smithy.io/2.0/spec/authentication-traits.html#auth-trait)).
    pub auth: Option<Vec<String>>,
    /// Whether it can be called without authentication.
    pub optional_auth: bool,
    /// Whether the payload of requests is not signed.
    pub unsigned_payload: bool,
    /// The encodings with which requests may be compressed, the preferred one first.
    pub compression: Vec<String>,
    /// The checksums of its messages.
    pub checksum: HttpChecksum,
    /// Whether requests have theirs in the header `Content-MD5`
    /// ([httpChecksumRequired trait](https://smithy.io/2.0/spec/http-bindings.html#httpchecksumrequired-trait)).
    pub content_md5: bool,
}

/// Pagination, by names on the wire.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pagination {
    /// The input member that takes the token.
    pub input_token: String,
    /// The path in the output to the next token.
    pub output_token: String,
    /// The path in the output to the items.
    pub items: Option<String>,
    /// The input member that limits a page.
    pub page_size: Option<String>,
    /// The way to the items, if there is one.
    pub list: Option<ItemList>,
}

/// The items of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ItemList {
    /// The fields on the way to them.
    pub steps: Vec<ItemStep>,
    /// The type of all of them: a list or a map.
    pub ty: Type,
}

/// A field on the way to items.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ItemStep {
    /// Its name.
    pub ident: Ident,
    /// Whether it is an `Option`.
    pub optional: bool,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

/// The enum of what an operation can fail with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OperationError {
    /// The type's name.
    pub ident: Ident,
    /// The errors, each the name of a variant and of the type in it.
    pub errors: Vec<ErrorVariant>,
    /// Whether one of the errors is so large that a linter may want it boxed.
    pub large: bool,
}

/// A variant of an operation's error enum.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ErrorVariant {
    /// The variant's name.
    pub variant: String,
    /// The type in it.
    pub ident: Ident,
    /// Whether the type is deprecated.
    pub deprecated: bool,
}
