//! What a selector says ([grammar](https://smithy.io/2.0/spec/selectors.html#grammar)).

/// Steps, each taken from what the one before yields.
pub(in crate::resolve) type Selector = Vec<Step>;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::resolve) enum Step {
    /// Keeps shapes of these types.
    Types(&'static [&'static str]),
    /// Keeps the shapes that have a value at the path for which all assertions hold; an empty path is the shape itself.
    Matches(Vec<Segment>, Vec<Assertion>),
    /// Goes along these relationships, or along any.
    Forward(Vec<String>),
    /// Goes against these relationships, or against any.
    Reverse(Vec<String>),
    /// Goes along any number of relationships.
    Reachable,
    Is(Vec<Selector>),
    /// Keeps the shapes of which one of the selectors yields what is wanted.
    Filter(Wanted, Vec<Selector>),
    Root(Selector),
    /// Keeps what the first selector is about, and what is bound to it, down to what the second is about.
    TopDown(Vec<Selector>),
    Recursive(Selector),
    SetVariable(String, Selector),
    GetVariable(String),
    /// An unknown function, which yields nothing.
    Nothing,
}

/// What a selector must yield of a shape that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::resolve) enum Wanted {
    Anything,
    Nothing,
    TheShape,
}

/// A step on the way to a value inside of another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::resolve) enum Segment {
    Name(String),
    Keys,
    Values,
    Length,
    First,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::resolve) struct Assertion {
    pub(in crate::resolve) left: Operand,
    /// One of [`COMPARATORS`].
    pub(in crate::resolve) comparator: &'static str,
    /// One of them is enough.
    pub(in crate::resolve) right: Vec<Operand>,
    pub(in crate::resolve) ignores_case: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::resolve) enum Operand {
    Text(String),
    /// Of the value that the assertion is about.
    Path(Vec<Segment>),
}

/// The signs of [comparators](https://smithy.io/2.0/spec/selectors.html#attribute-comparison). Longer signs come before
/// those that they begin with.
pub(super) const COMPARATORS: [&str; 14] =
    ["^=", "$=", "*=", "!=", EXISTS, ">=", "<=", "{=}", "{!=}", "{<}", "{<<}", "=", ">", "<"];

/// Whether there is a value at all.
pub(super) const EXISTS: &str = "?=";
