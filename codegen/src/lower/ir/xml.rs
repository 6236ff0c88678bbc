//! Names in XML, lowered.

use crate::resolve::XmlNamespace;

/// How something is written in XML
/// (Smithy 2.0, [XML bindings](https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings)).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Xml {
    /// The name of its element or attribute, if it has one of its own.
    pub name: Option<String>,
    /// Whether it is an attribute.
    pub attribute: bool,
    /// Whether its items have no element around them.
    pub flattened: bool,
    /// Its namespace.
    pub namespace: Option<XmlNamespace>,
}
