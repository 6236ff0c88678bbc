//! Whose documentation an updated model has, and what has none.

use serde_json::Value;

use super::normal::EXAMPLES;
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
const ENDPOINT: [&str; 3] =
    ["smithy.rules#endpointBdd", "smithy.rules#endpointRuleSet", "smithy.rules#endpointTests"];

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
    let mut found = Vec::new();
    for shape in new.shapes() {
        let before = old.get(&shape.id).map(|shape| lacking(old, shape)).unwrap_or_default();
        let lacking: Vec<_> =
            lacking(new, shape).into_iter().filter(|member| !before.contains(member)).collect();
        if !lacking.is_empty() {
            found.push(Undocumented {
                shape: shape.id.to_string(),
                itself: lacking.contains(&None),
                members: lacking.into_iter().flatten().map(str::to_owned).collect(),
            });
        }
    }
    found
}

/// The members of a shape that have no documentation; `None` is the shape itself.
fn lacking<'m>(model: &'m Model, shape: &'m Shape) -> Vec<Option<&'m str>> {
    let is_silent = |traits: &Traits| traits.documentation().is_none_or(|text| text.trim().is_empty());
    let mut lacking = Vec::new();
    match &shape.kind {
        Kind::Structure(members) | Kind::Union(members) => {
            let silent = members
                .values()
                .filter(|member| is_silent(&member.traits) && is_silent(&model.shape(&member.target).traits));
            lacking.extend(silent.map(|member| Some(member.name.as_str())));
        }
        kind @ (Kind::Enum(_) | Kind::IntEnum(_)) => {
            let silent = kind.parts().into_iter().filter(|(_, traits)| is_silent(traits));
            lacking.extend(silent.map(|(name, _)| Some(name)));
        }
        Kind::Operation(_) | Kind::Service(_) => {}
        _ => return lacking,
    }
    lacking.extend(is_silent(&shape.traits).then_some(None));
    lacking
}
