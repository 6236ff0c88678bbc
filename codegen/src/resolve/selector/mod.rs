//! Selectors of shapes ([Smithy 2.0, selectors](https://smithy.io/2.0/spec/selectors.html)): text is parsed to an
//! `expression`, which is matched against the `graph` of the model's shapes; `attribute` holds the values that it compares.
//!
//! One thing of the specification is refused: the relationship `trait`, since few models have the shapes that define the
//! traits of the prelude and of protocols.

mod attribute;
mod expression;
mod graph;
mod matching;
mod parse;
#[cfg(test)]
mod tests;

pub(super) use graph::Graph;
pub(super) use matching::select;
pub(super) use parse::{Problem, parse};
