//! Whose documentation an updated model has, and what has none.

use serde_json::Value;

use super::normal::EXAMPLES;
use crate::ordered::OrderedSet;
use crate::resolve::{Kind, Model, Shape, Traits, Written};
use crate::shape_id::ShapeId;

/// Whose documentation to write for what both models have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Documentation {
    /// The present model's, whose shapes and members only its maintainers document. What is new has none.
    #[default]
    Ours,
    /// The new model's.
    Model,
}

/// The documentation that a model has for a shape, or for its member or enum value.
pub(super) fn documentation<'m>(model: &'m Model, id: &ShapeId, member: Option<&str>) -> Option<&'m str> {
    let shape = model.get(id)?;
    match member {
        None => shape.traits.documentation(),
        Some(name) => {
            let part = shape.kind.parts().into_iter().find(|(member, _)| *member == name);
            part.and_then(|(_, traits)| traits.documentation())
        }
    }
}

/// The examples that a model has for an operation.
pub(super) fn examples<'m>(written: &'m Written, id: &ShapeId) -> Option<(&'m str, &'m Value)> {
    values(written, id).find(|(id, _)| *id == EXAMPLES)
}

/// The traits that choose the endpoint of a service, and their tests. They belong together.
const ENDPOINT: [&str; 2] = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointTests"];

/// The endpoint rules that stay if the new model has none: they are then ours, like the documentation.
pub(super) fn endpoint<'m>(
    old: &'m Written,
    old_id: &ShapeId,
    new: &Written,
    id: &ShapeId,
) -> Vec<(&'m str, &'m Value)> {
    match has_endpoint(new, id) {
        true => Vec::new(),
        false => values(old, old_id).filter(|(id, _)| ENDPOINT.contains(id)).collect(),
    }
}

/// Whether a service has endpoint rules.
pub(super) fn has_endpoint(written: &Written, service: &ShapeId) -> bool {
    values(written, service).any(|(id, _)| ENDPOINT.contains(&id))
}

fn values<'m>(written: &'m Written, id: &ShapeId) -> impl Iterator<Item = (&'m str, &'m Value)> {
    written.traits(id, None).map(|(id, value)| (id.as_str(), value))
}

/// Shapes and members without documentation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Undocumented {
    /// The absolute id of the shape.
    pub(crate) shape: String,
    /// Whether the shape itself has none.
    pub(crate) itself: bool,
    /// The members and enum values that have none, in the model's order.
    pub(crate) members: Vec<String>,
}

/// What has no documentation in `new`, unless it had none in `old` already: every item, field or variant about which
/// the generated crate could say nothing but its name.
pub(super) fn undocumented(old: &Model, new: &Model) -> Vec<Undocumented> {
    let before: OrderedSet<(String, Option<String>)> =
        old.shapes().flat_map(|shape| lacking(old, shape)).collect();
    let mut found: Vec<Undocumented> = Vec::new();
    for shape in new.shapes() {
        let mut entry = Undocumented { shape: shape.id.to_string(), ..Undocumented::default() };
        for lack in lacking(new, shape).into_iter().filter(|lack| !before.contains(lack)) {
            match lack.1 {
                Some(member) => entry.members.push(member),
                None => entry.itself = true,
            }
        }
        if entry.itself || !entry.members.is_empty() {
            found.push(entry);
        }
    }
    found
}

fn lacking(model: &Model, shape: &Shape) -> Vec<(String, Option<String>)> {
    let is_silent = |traits: &Traits| traits.documentation().is_none_or(|text| text.trim().is_empty());
    let names: Vec<&str> = match &shape.kind {
        Kind::Structure(members) | Kind::Union(members) => members
            .values()
            .filter(|member| is_silent(&member.traits) && is_silent(&model.shape(&member.target).traits))
            .map(|member| member.name.as_str())
            .collect(),
        kind @ (Kind::Enum(_) | Kind::IntEnum(_)) => {
            let silent = kind.parts().into_iter().filter(|(_, traits)| is_silent(traits));
            silent.map(|(name, _)| name).collect()
        }
        Kind::Operation(_) | Kind::Service(_) => Vec::new(),
        _ => return Vec::new(),
    };
    let itself = is_silent(&shape.traits).then_some(None);
    let all = itself.into_iter().chain(names.into_iter().map(|name| Some(name.to_owned())));
    all.map(|member| (shape.id.to_string(), member)).collect()
}
