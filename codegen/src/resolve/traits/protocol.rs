//! The protocols of a service ([AWS](https://smithy.io/2.0/aws/protocols/index.html),
//! [Smithy RPC v2](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html)), and traits that several of them
//! heed ([serialization and protocol traits](https://smithy.io/2.0/spec/protocol-traits.html)).

use super::node::{Node, Read, boolean, text};
use super::rule::{On, SERVICE, traits};

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

traits! {
    /// The name of the member in JSON, for protocols that heed it.
    JSON_NAME(String) = "smithy.api#jsonName" => json_name, [On::MemberOf(&["structure", "union"])], text;
    /// The media type of a string or blob.
    MEDIA_TYPE(String) = "smithy.api#mediaType" => media_type, [On::Shape(&["blob", "string", "enum"])], text;
    /// Whether errors carry, in a header, the codes that they had in AWS Query
    /// ([awsQueryCompatible](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
    QUERY_COMPATIBLE = "aws.protocols#awsQueryCompatible" => query_compatible, [On::Shape(SERVICE)];
    AWS_JSON_1_0 = "aws.protocols#awsJson1_0", [On::Shape(SERVICE)], check;
    AWS_JSON_1_1 = "aws.protocols#awsJson1_1", [On::Shape(SERVICE)], check;
    AWS_QUERY = "aws.protocols#awsQuery", [On::Shape(SERVICE)], check;
    EC2_QUERY = "aws.protocols#ec2Query", [On::Shape(SERVICE)], check;
    REST_JSON_1 = "aws.protocols#restJson1", [On::Shape(SERVICE)], check;
    REST_XML = "aws.protocols#restXml", [On::Shape(SERVICE)], check;
    RPC_V2_CBOR = "smithy.protocols#rpcv2Cbor", [On::Shape(SERVICE)], check;
    RPC_V2_JSON = "smithy.protocols#rpcv2Json", [On::Shape(SERVICE)], check;
}
