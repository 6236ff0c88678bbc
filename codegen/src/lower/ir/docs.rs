//! What the author of the model says.

/// What the author of the model says of the service, an item, a field or a variant.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Docs {
    /// The text as the model has it: CommonMark, or in AWS's models HTML. That of a member is its own, or else its
    /// target's
    /// (Smithy 2.0, [documentation trait](https://smithy.io/2.0/spec/documentation-traits.html#documentation-trait)).
    pub text: Option<String>,
    /// Other pages about it
    /// ([externalDocumentation trait](https://smithy.io/2.0/spec/documentation-traits.html#externaldocumentation-trait)).
    pub pages: Vec<ExternalPage>,
    /// The version or date since when there is such a thing
    /// ([since trait](https://smithy.io/2.0/spec/documentation-traits.html#since-trait)).
    pub since: Option<String>,
    /// That the author recommends to set it, and why
    /// ([recommended trait](https://smithy.io/2.0/spec/documentation-traits.html#recommended-trait)).
    pub recommended: Option<Recommended>,
    /// Whether it may still change or go
    /// ([unstable trait](https://smithy.io/2.0/spec/documentation-traits.html#unstable-trait)).
    pub unstable: bool,
}

/// Why something is recommended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Recommended {
    /// The reason, where there is one.
    pub reason: Option<String>,
}

/// A page elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExternalPage {
    /// What it is called.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// That something is deprecated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deprecated {
    /// Why, and what to use instead.
    pub message: Option<String>,
    /// The version or date since when.
    pub since: Option<String>,
}
