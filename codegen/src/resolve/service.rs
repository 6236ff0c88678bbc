//! Chooses the service.

use super::context::Context;
use super::draft::Drafts;
use crate::diagnostic::{Diagnostic, Place};
use crate::load::{ShapeType, did_you_mean};
use crate::shape_id::ShapeId;

/// The service with this id or name, or the only one.
pub(super) fn choose(context: &Context<'_>, wanted: Option<&str>) -> Option<ShapeId> {
    let services = all(&context.drafts);
    let matching: Vec<&ShapeId> =
        services.iter().copied().filter(|id| wanted.is_none_or(|name| is_called(id, name))).collect();
    if let [service] = *matching.as_slice() {
        return Some(service.clone());
    }
    let list = |ids: &[&ShapeId]| ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ");
    let whole = Place::file(0);
    context.found.push(match (services.as_slice(), wanted) {
        ([], _) => {
            let shapes: usize = context.asts.iter().map(|ast| ast.shapes.len()).sum();
            let message = format!("the model has no service (of {shapes} shapes)");
            Diagnostic::error("no-service", whole, message).hint(
                "add the file that defines the service, or choose types without one, by their namespace (`--shapes`)",
            )
        }
        (_, Some(name)) if matching.is_empty() => {
            let message = format!("the model has no service `{}`", name.escape_debug());
            let near = did_you_mean(name, services.iter().flat_map(|id| [id.as_str(), id.name()]));
            Diagnostic::error("unknown-service", whole, message)
                .hint(near.unwrap_or_else(|| format!("it has {}", list(&services))))
        }
        _ => {
            let message = format!("the model has {} services: {}", matching.len(), list(&matching));
            let example = matching.first().map_or("ID", |id| id.as_str());
            Diagnostic::error("several-services", whole, message)
                .hint(format!("choose one by its absolute id, such as `--service {example}`"))
        }
    });
    None
}

/// All services, sorted by id, without those that are mixins.
pub(super) fn all<'d>(drafts: &'d Drafts<'_>) -> Vec<&'d ShapeId> {
    drafts
        .iter()
        .filter(|(_, draft)| draft.shape_type == ShapeType::Service && !draft.is_mixin())
        .map(|(id, _)| id)
        .collect()
}

/// Whether the user's `name` means this shape: the absolute id, or only the name.
pub(super) fn is_called(id: &ShapeId, name: &str) -> bool {
    id.as_str() == name || id.name() == name
}
