//! What the author of the model says.

pub(crate) use crate::resolve::{Deprecated, Recommended};

/// What the author of the model says about the service, an item, a field or a variant.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Docs {
    /// The text as the model has it: CommonMark, or in AWS's models HTML. For a member it is its own, otherwise its
    /// target's
    /// (Smithy 2.0, [documentation trait](https://smithy.io/2.0/spec/documentation-traits.html#documentation-trait)).
    pub text: Option<String>,
    /// Other pages about it: their titles and addresses
    /// ([externalDocumentation trait](https://smithy.io/2.0/spec/documentation-traits.html#externaldocumentation-trait)).
    pub pages: Vec<(String, String)>,
    /// The version or date in which it appeared
    /// ([since trait](https://smithy.io/2.0/spec/documentation-traits.html#since-trait)).
    pub since: Option<String>,
    /// That the author recommends setting it, and why
    /// ([recommended trait](https://smithy.io/2.0/spec/documentation-traits.html#recommended-trait)).
    pub recommended: Option<Recommended>,
    /// Whether it may still change or disappear
    /// ([unstable trait](https://smithy.io/2.0/spec/documentation-traits.html#unstable-trait)).
    pub unstable: bool,
}
