//! Names in XML ([XML bindings](https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings)) and in the forms of EC2
//! Query ([ec2QueryName](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#aws-protocols-ec2queryname-trait)).

use super::node::text;
use super::rule::{On, SERVICE, STRUCTURE, properties, traits};
use crate::load::DATA_TYPES;

traits! {
    /// The name of the member in forms of EC2 Query.
    EC2_QUERY_NAME(String) = "aws.protocols#ec2QueryName" => ec2_query_name, [On::MemberOf(STRUCTURE)], text;
    /// Whether the member is an attribute in XML.
    XML_ATTRIBUTE = "smithy.api#xmlAttribute" => xml_attribute, [On::FieldTo(ATTRIBUTES)].excludes(&[XML_NAMESPACE]);
    /// Whether the items of a list or map have no element around them in XML.
    XML_FLATTENED = "smithy.api#xmlFlattened" => xml_flattened, [On::FieldTo(COLLECTIONS), On::VariantTo(COLLECTIONS)];
    /// The name of the element or attribute in XML.
    XML_NAME(String) = "smithy.api#xmlName" => xml_name,
        [On::Shape(&["structure", "union"]), On::MemberOf(DATA_TYPES)], text;
    /// The namespace in XML.
    XML_NAMESPACE: XmlNamespace = "smithy.api#xmlNamespace" => xml_namespace,
        [On::Shape(SERVICE), On::Shape(DATA_TYPES), On::MemberOf(DATA_TYPES)], XmlNamespace::read;
}

const COLLECTIONS: &[&str] = &["list", "map"];
/// What can be the text of an attribute.
const ATTRIBUTES: &[&str] = &[
    "byte",
    "short",
    "integer",
    "intEnum",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "boolean",
    "string",
    "enum",
    "timestamp",
];

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
