//! [Documentation traits](https://smithy.io/2.0/spec/documentation-traits.html) that hold for any shape.

use super::list::Traits;
use super::node::{Node, Read, text};
use super::rule::{On, Rule, STRUCTURE, SmithyTrait, annotations, texts};

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
    /// Whether the shape or member may still change or go
    /// ([unstable trait](https://smithy.io/2.0/spec/documentation-traits.html#unstable-trait)).
    Unstable = "smithy.api#unstable", unstable;
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

/// That a member should be set, and why
/// ([recommended trait](https://smithy.io/2.0/spec/documentation-traits.html#recommended-trait)).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Recommended {
    /// Why.
    pub reason: Option<String>,
}

impl SmithyTrait for Recommended {
    const ID: &'static str = "smithy.api#recommended";

    fn read(node: &Node<'_>) -> Read<Self> {
        if node.json().as_bool() == Some(true) {
            return Ok(Self::default());
        }
        Ok(Self { reason: node.object(&["reason"])?.optional("reason", text)? })
    }
}

impl Traits {
    /// That the member should be set, and why.
    pub(crate) fn recommended(&self) -> Option<&Recommended> {
        self.get()
    }

    /// Pages with more documentation: their titles and addresses.
    pub(crate) fn external_documentation(&self) -> &[(String, String)] {
        self.get::<ExternalDocumentation>().map_or(&[], |pages| &pages.0)
    }
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<Documentation>(&[On::Any]),
    Rule::of::<ExternalDocumentation>(&[On::Any]),
    Rule::of::<Internal>(&[On::Any]),
    Rule::of::<Recommended>(&[On::MemberOf(STRUCTURE)]),
    Rule::of::<Since>(&[On::Any]),
    Rule::of::<Title>(&[On::Shape(&["service", "resource"])]),
    Rule::of::<Unstable>(&[On::Any]),
];
