//! How things are written in XML.

use super::ir::Xml;
use crate::resolve::Traits;

/// What the traits say about XML.
pub(super) fn xml(traits: &Traits) -> Xml {
    Xml {
        name: traits.xml_name().map(str::to_owned),
        attribute: traits.xml_attribute(),
        flattened: traits.xml_flattened(),
        namespace: traits.xml_namespace().cloned(),
    }
}
