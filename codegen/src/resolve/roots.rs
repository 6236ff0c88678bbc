//! Chooses where the closure begins: at a service, or at the shapes of types without one.

use serde_json::Value;

use super::context::Context;
use super::draft::{Draft, Drafts};
use super::names::Rename;
use super::shape_closure;
use crate::diagnostic::{Diagnostic, Place};
use crate::load::{ShapeType, did_you_mean};
use crate::ordered::{OrderedMap, OrderedSet};
use crate::shape_id::ShapeId;

/// Where the closure begins.
#[derive(Default)]
pub(super) struct Roots {
    pub(super) ids: OrderedSet<ShapeId>,
    /// The namespace that the crate is about: of the first thing that is wanted.
    pub(super) namespace: String,
    pub(super) renames: Vec<Rename>,
    /// The shape closures that are wanted, by file, each as it is in a model of data alone.
    pub(super) closures: OrderedMap<usize, Vec<Value>>,
}

/// The service with this id or name, or the only one.
pub(super) fn service(context: &Context<'_>, wanted: Option<&str>) -> Option<ShapeId> {
    let services = services(&context.drafts);
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
            let hint = "add the file that defines the service, or choose types without one, by their namespace \
                        (`--shapes`)";
            Diagnostic::error("no-service", whole, message).hint(hint)
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
            Diagnostic::error("several-services", whole, message).hint(format!(
                "choose one by its absolute id, such as `--service {example}`; or let `generate --each` make a crate of \
                 each"
            ))
        }
    });
    None
}

/// All services, sorted by id, without those that are mixins.
pub(super) fn services<'d>(drafts: &'d Drafts<'_>) -> Vec<&'d ShapeId> {
    let is_service = |draft: &Draft<'_>| draft.shape_type == ShapeType::Service && !draft.is_mixin();
    drafts.iter().filter(|(_, draft)| is_service(draft)).map(|(id, _)| id).collect()
}

/// Whether the user's `name` means this shape: the absolute id, or only the name.
pub(super) fn is_called(id: &ShapeId, name: &str) -> bool {
    id.as_str() == name || id.name() == name
}

/// The shapes that are wanted, each by its absolute id, its namespace, or the id of a shape closure in the metadata.
pub(super) fn types(context: &Context<'_>, wanted: &[String]) -> Roots {
    let drafts = &context.drafts;
    let mut roots = Roots::default();
    for name in wanted {
        let namespace = name.split('#').next().unwrap_or(name);
        if roots.namespace.is_empty() {
            namespace.clone_into(&mut roots.namespace);
        }
        let found: Vec<ShapeId> = match drafts.get_key_value(name.as_str()) {
            Some((id, draft)) if draft.is_type() => vec![id.clone()],
            Some((_, draft)) => {
                let message = format!("{name} is of type {}, which holds no data", draft.shape_type.name());
                context.found.push(Diagnostic::error("no-type", draft.site.key(), message));
                continue;
            }
            None => match shape_closure::find(context, name) {
                Some(Some(closure)) => {
                    roots.renames.extend(closure.renames);
                    roots.closures.entry(closure.file).or_default().push(closure.of_data);
                    closure.ids
                }
                Some(None) => continue,
                None => of_namespace(drafts, name),
            },
        };
        if found.is_empty() {
            let message = format!("there are no types for `{}`", name.escape_debug());
            let types = drafts.iter().filter(|(_, draft)| draft.is_type());
            let names = types.flat_map(|(id, _)| [id.as_str(), id.namespace()]);
            let help = "give a namespace, the absolute id of a shape, or the id of a shape closure";
            let hint = did_you_mean(name, names).unwrap_or_else(|| help.to_owned());
            context.found.push(Diagnostic::error("unknown-shapes", Place::file(0), message).hint(hint));
        }
        roots.ids.extend(found);
    }
    roots
}

fn of_namespace(drafts: &Drafts<'_>, namespace: &str) -> Vec<ShapeId> {
    let shapes = drafts.iter().filter(|(id, draft)| id.namespace() == namespace && draft.is_type());
    shapes.map(|(id, _)| id.clone()).collect()
}
