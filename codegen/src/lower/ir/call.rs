//! What an operation needs of a client beyond its messages, lowered.

use crate::resolve::HttpChecksum;

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
