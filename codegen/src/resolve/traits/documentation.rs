//! [Documentation traits](https://smithy.io/2.0/spec/documentation-traits.html); for examples see `example`.

use super::node::{Node, Read, text};
use super::rule::{FIELD, On, properties, traits};
use crate::load::DATA_TYPES;

traits! {
    /// The deprecation
    /// ([deprecated trait](https://smithy.io/2.0/spec/documentation-traits.html#deprecated-trait)).
    DEPRECATED: Deprecated = "smithy.api#deprecated" => deprecated, [On::Any], Deprecated::read;
    /// The documentation, in CommonMark or (in AWS's models) HTML.
    DOCUMENTATION(String) = "smithy.api#documentation" => documentation, [On::Any], text;
    /// Pages with more documentation: their titles and addresses, sorted by title.
    EXTERNAL_DOCUMENTATION(Vec<(String, String)>) = "smithy.api#externalDocumentation" => external_documentation,
        [On::Any], |node| node.entries(text);
    /// Whether the shape or member is not meant for customers of the service.
    INTERNAL = "smithy.api#internal" => internal, [On::Any];
    /// That the member should be set, and why.
    RECOMMENDED: Recommended = "smithy.api#recommended" => recommended, [FIELD], recommended;
    /// Whether the data must not be shown
    /// ([sensitive trait](https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait)).
    SENSITIVE = "smithy.api#sensitive" => sensitive, [On::Shape(DATA_TYPES)];
    /// The version or date since which the shape or member exists.
    SINCE(String) = "smithy.api#since" => since, [On::Any], text;
    /// The title of a service.
    TITLE(String) = "smithy.api#title" => title, [On::Shape(&["service", "resource"])], text;
    /// Whether the shape or member may still change or go
    /// ([unstable trait](https://smithy.io/2.0/spec/documentation-traits.html#unstable-trait)).
    UNSTABLE = "smithy.api#unstable" => unstable, [On::Any];
}

properties! {
    /// That something should not be used any more.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    Deprecated {
        /// Why, and what to use instead.
        message: Option<String> = optional("message", text);
        /// The version or date since which it is deprecated.
        since: Option<String> = optional("since", text);
    }
}

properties! {
    /// That a member should be set, and why
    /// ([recommended trait](https://smithy.io/2.0/spec/documentation-traits.html#recommended-trait)).
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    Recommended {
        /// Why.
        reason: Option<String> = optional("reason", text);
    }
}

fn recommended(node: &Node<'_>) -> Read<Recommended> {
    if node.json().as_bool() == Some(true) { Ok(Recommended::default()) } else { Recommended::read(node) }
}
