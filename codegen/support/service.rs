//! The service: what a client, a signer or a mock needs to know about it.

/// Describes a service as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Service {
    /// The absolute shape id.
    pub shape_id: &'static str,
    /// The version of its API, often a date.
    pub version: &'static str,
    /// The protocol of its requests and responses.
    pub protocol: Protocol,
    /// Its name in AWS's SDKs.
    pub sdk_id: Option<&'static str>,
    /// The beginning of its host names.
    pub endpoint_prefix: Option<&'static str>,
    /// Its name in AWS Signature Version 4.
    pub signing_name: Option<&'static str>,
    /// The ids of the traits of its authentication schemes, in order of preference. An operation may have others.
    pub auth: &'static [&'static str],
    /// Whether clients that were written for the service when it used AWS Query must keep working.
    pub query_compatible: bool,
}

/// The protocols that the crate's types know.
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
    /// Any other protocol: the crate does not make its requests and responses.
    Other,
}

impl Protocol {
    /// The content type of a body that is not a single payload member.
    #[inline]
    pub const fn content_type(self) -> Option<&'static str> {
        match self {
            Self::AwsJson10 => Some("application/x-amz-json-1.0"),
            Self::AwsJson11 => Some("application/x-amz-json-1.1"),
            Self::RestJson1 | Self::RpcV2Json => Some("application/json"),
            Self::Other => None,
        }
    }
}
