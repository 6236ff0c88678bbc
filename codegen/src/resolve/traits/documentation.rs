//! [Documentation traits](https://smithy.io/2.0/spec/documentation-traits.html) that hold for any shape.

use super::list::Traits;
use super::node::{Node, Read, text};
use super::rule::{On, Rule, SmithyTrait, annotations, texts};

texts! {
    /// The documentation, in CommonMark or (in AWS's models) HTML.
    Documentation = "smithy.api#documentation", documentation;
    /// Since when there is the shape or member: a version or a date.
    Since = "smithy.api#since", since;
    /// The title of a service.
    Title = "smithy.api#title", title;
}

annotations! {
    /// Whether the shape or member is not meant for customers of the service.
    Internal = "smithy.api#internal", internal;
}

/// Pages with more documentation: their titles and addresses, sorted by title.
#[derive(Debug, PartialEq)]
pub(in crate::resolve) struct ExternalDocumentation(Vec<(String, String)>);

impl SmithyTrait for ExternalDocumentation {
    const ID: &'static str = "smithy.api#externalDocumentation";

    fn read(node: &Node<'_>) -> Read<Self> {
        node.entries(text).map(Self)
    }
}

impl Traits {
    /// Pages with more documentation: their titles and addresses.
    pub fn external_documentation(&self) -> &[(String, String)] {
        self.get::<ExternalDocumentation>().map_or(&[], |pages| &pages.0)
    }
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<Documentation>(&[On::Any]),
    Rule::of::<ExternalDocumentation>(&[On::Any]),
    Rule::of::<Internal>(&[On::Any]),
    Rule::of::<Since>(&[On::Any]),
    Rule::of::<Title>(&[On::Shape(&["service", "resource"])]),
];
