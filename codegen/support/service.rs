//! The service: the facts that a client, a signer or a mock needs.

/// What is known of a service as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Service {
    /// The absolute shape id.
    pub shape_id: &'static str,
    /// The version of its API, often a date.
    pub version: &'static str,
    /// How its requests and answers look.
    pub protocol: Protocol,
    /// What AWS's SDKs call it.
    pub sdk_id: Option<&'static str>,
    /// How the names of its hosts begin.
    pub endpoint_prefix: Option<&'static str>,
    /// Its name in AWS Signature Version 4.
    pub signing_name: Option<&'static str>,
    /// The ids of the traits by which calls are authenticated, the preferred one first, unless an operation says
    /// otherwise.
    pub auth: &'static [&'static str],
    /// Whether programs that knew the service when it had AWS Query must be able to go on.
    pub query_compatible: bool,
}

/// The protocols, as far as the crate's types know them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Protocol {
    /// [AWS JSON 1.0](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html)
    AwsJson10,
    /// [AWS JSON 1.1](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html)
    AwsJson11,
    /// [AWS restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html)
    RestJson1,
    /// [Smithy RPC v2 JSON](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2-json.html)
    RpcV2Json,
    /// One whose requests and answers this crate does not make.
    Other,
}

impl Protocol {
    /// The content type of a body that is no payload by itself.
    pub const fn content_type(self) -> Option<&'static str> {
        match self {
            Self::AwsJson10 => Some("application/x-amz-json-1.0"),
            Self::AwsJson11 => Some("application/x-amz-json-1.1"),
            Self::RestJson1 | Self::RpcV2Json => Some("application/json"),
            Self::Other => None,
        }
    }
}
