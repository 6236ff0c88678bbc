//! The [deprecated trait](https://smithy.io/2.0/spec/documentation-traits.html#deprecated-trait).

use super::node::text;
use super::rule::{On, properties, traits};

traits! {
    /// The deprecation.
    DEPRECATED: Deprecated = "smithy.api#deprecated" => deprecated, [On::Any], Deprecated::read;
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
