//! The protocols of a service ([AWS](https://smithy.io/2.0/aws/protocols/index.html),
//! [Smithy RPC v2](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html)), and traits that several of them
//! heed ([serialization and protocol traits](https://smithy.io/2.0/spec/protocol-traits.html)): names in JSON, in XML
//! ([XML bindings](https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings)) and in the forms of EC2 Query
//! ([ec2QueryName](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#aws-protocols-ec2queryname-trait)), media
//! types, and the formats of instants.

use super::node::{Node, Read, boolean, text, visible};
use super::rule::{FIELD, On, SERVICE, properties, traits};
use crate::load::{DATA_TYPES, TEXT_TYPES};

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

/// A name of XML, perhaps with a prefix
/// ([xmlName](https://smithy.io/2.0/spec/protocol-traits.html#xmlname-trait)).
fn xml_name(node: &Node<'_>) -> Read<String> {
    let name = text(node)?;
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
    };
    if name.splitn(2, ':').all(is_part) {
        return Ok(name);
    }
    Err(node.error(format_args!("must be a name of XML, not `{}`", name.escape_debug())))
}

const COLLECTIONS: &[&str] = &["list", "map"];

/// How an instant is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TimestampFormat {
    /// Seconds since 1970, with a fraction where needed.
    EpochSeconds,
    /// RFC 3339.
    DateTime,
    /// IMF-fixdate of RFC 9110.
    HttpDate,
}

properties! {
    /// A namespace of XML.
    #[derive(Clone, Debug, PartialEq, Eq)]
    XmlNamespace {
        /// The namespace.
        uri: String = required("uri", text);
        /// The prefix of names in it.
        prefix: Option<String> = optional("prefix", text);
    }
}

traits! {
    /// The name of the member in JSON, for protocols that heed it.
    JSON_NAME(String) = "smithy.api#jsonName" => json_name, [On::MemberOf(&["structure", "union"])], text;
    /// The media type of a string or blob.
    MEDIA_TYPE(String) = "smithy.api#mediaType" => media_type, [On::Shape(&["blob", "string", "enum"])], visible;
    /// Whether errors carry, in a header, the codes that they had in AWS Query
    /// ([awsQueryCompatible](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
    QUERY_COMPATIBLE = "aws.protocols#awsQueryCompatible" => query_compatible, [SERVICE];
    AWS_JSON_1_0 = "aws.protocols#awsJson1_0", [SERVICE], check;
    AWS_JSON_1_1 = "aws.protocols#awsJson1_1", [SERVICE], check;
    AWS_QUERY = "aws.protocols#awsQuery", [SERVICE], check;
    EC2_QUERY = "aws.protocols#ec2Query", [SERVICE], check;
    REST_JSON_1 = "aws.protocols#restJson1", [SERVICE], check;
    REST_XML = "aws.protocols#restXml", [SERVICE], check;
    RPC_V2_CBOR = "smithy.protocols#rpcv2Cbor", [SERVICE], check;
    RPC_V2_JSON = "smithy.protocols#rpcv2Json", [SERVICE], check;
    /// The name of the member in forms of EC2 Query.
    EC2_QUERY_NAME(String) = "aws.protocols#ec2QueryName" => ec2_query_name, [FIELD], text;
    /// Whether the member is an attribute in XML.
    XML_ATTRIBUTE = "smithy.api#xmlAttribute" => xml_attribute, [On::FieldTo(TEXT_TYPES)].excludes(&[XML_NAMESPACE]);
    /// Whether the items of a list or map have no element around them in XML.
    XML_FLATTENED = "smithy.api#xmlFlattened" => xml_flattened, [On::FieldTo(COLLECTIONS), On::VariantTo(COLLECTIONS)];
    /// The name of the element or attribute in XML.
    XML_NAME(String) = "smithy.api#xmlName" => xml_name,
        [On::Shape(&["structure", "union"]), On::MemberOf(DATA_TYPES)], xml_name;
    /// The namespace in XML.
    XML_NAMESPACE: XmlNamespace = "smithy.api#xmlNamespace" => xml_namespace,
        [SERVICE, On::Shape(DATA_TYPES), On::MemberOf(DATA_TYPES)], XmlNamespace::read;
    /// The format of an instant
    /// ([timestampFormat trait](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait)).
    TIMESTAMP_FORMAT[TimestampFormat] = "smithy.api#timestampFormat" => timestamp_format,
        [On::Shape(&["timestamp"]), On::MemberTo(&["timestamp"])],
        |node| node.choice(&[
            ("date-time", TimestampFormat::DateTime),
            ("http-date", TimestampFormat::HttpDate),
            ("epoch-seconds", TimestampFormat::EpochSeconds),
        ]);
}
