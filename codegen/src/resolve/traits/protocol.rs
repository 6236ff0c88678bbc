//! The protocols of a service ([AWS](https://smithy.io/2.0/aws/protocols/index.html),
//! [Smithy RPC v2](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html)), and traits that several of them
//! heed ([serialization and protocol traits](https://smithy.io/2.0/spec/protocol-traits.html)).

use super::node::{Node, Read, boolean, text};
use super::rule::{On, Rule, SERVICE, annotations, values};

/// Checks the versions of HTTP that a protocol supports, on which the types do not depend.
fn check(node: &Node<'_>) -> Read<()> {
    if node.json().as_bool() != Some(true) {
        let object = node.object(&["http", "eventStreamHttp", "noErrorWrapping"])?;
        object.optional("http", |node| node.list(text))?;
        object.optional("eventStreamHttp", |node| node.list(text))?;
        object.optional("noErrorWrapping", boolean)?;
    }
    Ok(())
}

annotations! {
    /// Whether errors carry, in a header, the codes that they had in AWS Query
    /// ([awsQueryCompatible](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
    QUERY_COMPATIBLE = "aws.protocols#awsQueryCompatible", query_compatible;
}

values! {
    /// The name of the member in JSON, for protocols that heed it.
    JsonName(String) = "smithy.api#jsonName", json_name, text;
    /// The media type of a string or blob.
    MediaType(String) = "smithy.api#mediaType", media_type, text;
}

const fn protocol(id: &'static str) -> Rule {
    Rule::new(id, &[On::Shape(SERVICE)], |node| check(node).map(|()| None))
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<JsonName>(&[On::MemberOf(&["structure", "union"])]),
    Rule::of::<MediaType>(&[On::Shape(&["blob", "string", "enum"])]),
    Rule::annotation(QUERY_COMPATIBLE, &[On::Shape(SERVICE)]),
    protocol("aws.protocols#awsJson1_0"),
    protocol("aws.protocols#awsJson1_1"),
    protocol("aws.protocols#awsQuery"),
    protocol("aws.protocols#ec2Query"),
    protocol("aws.protocols#restJson1"),
    protocol("aws.protocols#restXml"),
    protocol("smithy.protocols#rpcv2Cbor"),
    protocol("smithy.protocols#rpcv2Json"),
];
