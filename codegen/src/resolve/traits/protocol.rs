//! The protocols of a service ([AWS](https://smithy.io/2.0/aws/protocols/index.html),
//! [Smithy RPC v2](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html)), and traits that several of them
//! heed ([serialization and protocol traits](https://smithy.io/2.0/spec/protocol-traits.html)).

use std::sync::Arc;

use super::list::Traits;
use super::node::{Node, Read, boolean, text};
use super::rule::{On, Rule, SERVICE, TraitValue, annotations, texts};

/// The value of a protocol's trait. What a protocol does not have is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProtocolSettings {
    /// The versions of HTTP that the service takes, as ALPN names them, the preferred one first.
    pub http: Vec<String>,
    /// The same for event streams.
    pub event_stream_http: Vec<String>,
    /// Whether errors of restXml have no element around them.
    pub no_error_wrapping: bool,
}

fn read(node: &Node<'_>) -> Read<TraitValue> {
    if node.json().as_bool() == Some(true) {
        return Ok(Arc::new(ProtocolSettings::default()));
    }
    let object = node.object(&["http", "eventStreamHttp", "noErrorWrapping"])?;
    let versions = |name| object.optional(name, |node| node.list(text));
    let (http, event_stream_http) = (versions("http"), versions("eventStreamHttp"));
    let no_error_wrapping = object.optional("noErrorWrapping", boolean);
    Ok(Arc::new(ProtocolSettings {
        http: http?.unwrap_or_default(),
        event_stream_http: event_stream_http?.unwrap_or_default(),
        no_error_wrapping: no_error_wrapping?.unwrap_or(false),
    }))
}

annotations! {
    /// Whether errors carry, in a header, the codes that they had in AWS Query
    /// ([awsQueryCompatible](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
    QueryCompatible = "aws.protocols#awsQueryCompatible", query_compatible;
}

texts! {
    /// The name of the member in JSON, for protocols that heed it.
    JsonName = "smithy.api#jsonName", json_name;
    /// The media type of a string or blob.
    MediaType = "smithy.api#mediaType", media_type;
}

impl Traits {
    /// The settings of a protocol, by the absolute id of its trait; none where the service does not have it.
    pub fn protocol(&self, id: &str) -> Option<&ProtocolSettings> {
        self.value(id)
    }
}

const fn protocol(id: &'static str) -> Rule {
    Rule::new(id, &[On::Shape(SERVICE)], read)
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<JsonName>(&[On::MemberOf(&["structure", "union"])]),
    Rule::of::<MediaType>(&[On::Shape(&["blob", "string", "enum"])]),
    Rule::of::<QueryCompatible>(&[On::Shape(SERVICE)]),
    protocol("aws.protocols#awsJson1_0"),
    protocol("aws.protocols#awsJson1_1"),
    protocol("aws.protocols#awsQuery"),
    protocol("aws.protocols#ec2Query"),
    protocol("aws.protocols#restJson1"),
    protocol("aws.protocols#restXml"),
    protocol("smithy.protocols#rpcv2Cbor"),
    protocol("smithy.protocols#rpcv2Json"),
];
