//! Names in XML ([XML bindings](https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings)) and in the forms of EC2
//! Query ([ec2QueryName](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#aws-protocols-ec2queryname-trait)).

use super::node::text;
use super::rule::{On, Rule, STRUCTURE, SmithyTrait, annotations, properties, values};
use crate::load::DATA_TYPES;

values! {
    /// The name of the element or attribute in XML.
    XmlName(String) = "smithy.api#xmlName", xml_name, text;
    /// The name of the member in forms of EC2 Query.
    Ec2QueryName(String) = "aws.protocols#ec2QueryName", ec2_query_name, text;
}

annotations! {
    /// Whether the member is an attribute in XML.
    XML_ATTRIBUTE = "smithy.api#xmlAttribute", xml_attribute;
    /// Whether the items of a list or map have no element around them in XML.
    XML_FLATTENED = "smithy.api#xmlFlattened", xml_flattened;
}

/// A namespace of XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct XmlNamespace {
    /// The namespace.
    pub uri: String,
    /// The prefix of names in it.
    pub prefix: Option<String>,
}

properties! {
    /// The namespace in XML.
    XmlNamespace = "smithy.api#xmlNamespace", xml_namespace {
        uri: required("uri", text),
        prefix: optional("prefix", text),
    }
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<Ec2QueryName>(&[On::MemberOf(STRUCTURE)]),
    Rule::annotation(XML_ATTRIBUTE, &[On::MemberOf(STRUCTURE)]).excludes(&[XmlNamespace::ID]),
    Rule::annotation(XML_FLATTENED, &[On::MemberOf(&["structure", "union"])]),
    Rule::of::<XmlName>(&[On::Shape(&["structure", "union"]), On::MemberOf(DATA_TYPES)]),
    Rule::of::<XmlNamespace>(&[On::Any]),
];
