//! [Documentation traits](https://smithy.io/2.0/spec/documentation-traits.html) that hold for any shape.

use super::list::Traits;
use super::node::{Node, Read, text};
use super::rule::{On, Rule, STRUCTURE, SmithyTrait, annotations, values};

values! {
    /// The documentation, in CommonMark or (in AWS's models) HTML.
    Documentation(String) = "smithy.api#documentation", documentation, text;
    /// The version or date since which the shape or member exists.
    Since(String) = "smithy.api#since", since, text;
    /// The title of a service.
    Title(String) = "smithy.api#title", title, text;
    /// Pages with more documentation: their titles and addresses, sorted by title.
    ExternalDocumentation(Vec<(String, String)>) = "smithy.api#externalDocumentation", external_documentation,
        |node| node.entries(text);
}

annotations! {
    /// Whether the shape or member is not meant for customers of the service.
    INTERNAL = "smithy.api#internal", internal;
    /// Whether the shape or member may still change or go
    /// ([unstable trait](https://smithy.io/2.0/spec/documentation-traits.html#unstable-trait)).
    UNSTABLE = "smithy.api#unstable", unstable;
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
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<Documentation>(&[On::Any]),
    Rule::of::<ExternalDocumentation>(&[On::Any]),
    Rule::annotation(INTERNAL, &[On::Any]),
    Rule::of::<Recommended>(&[On::MemberOf(STRUCTURE)]),
    Rule::of::<Since>(&[On::Any]),
    Rule::of::<Title>(&[On::Shape(&["service", "resource"])]),
    Rule::annotation(UNSTABLE, &[On::Any]),
];
