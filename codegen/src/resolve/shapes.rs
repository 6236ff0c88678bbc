//! Chooses the shapes of a crate of types without a service.

use std::collections::BTreeSet;

use serde_json::Value;

use super::draft::{Draft, Drafts};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::load::{Ast, ShapeType, nearest};
use crate::shape_id::ShapeId;

/// Where the closure begins.
pub(super) struct Roots {
    pub(super) ids: BTreeSet<ShapeId>,
    /// The namespace that the crate is about: of the first thing that is wanted.
    pub(super) namespace: String,
}

/// The shapes that are wanted, each by its absolute id, its namespace, or the id of a shape closure in the metadata.
pub(super) fn choose(
    asts: &[Ast],
    drafts: &Drafts<'_>,
    wanted: &[String],
    diagnostics: &mut Diagnostics,
) -> Roots {
    let mut roots = Roots { ids: BTreeSet::new(), namespace: String::new() };
    for name in wanted {
        let namespace = name.split('#').next().unwrap_or(name);
        if roots.namespace.is_empty() {
            namespace.clone_into(&mut roots.namespace);
        }
        let found: Vec<ShapeId> = match drafts.get_key_value(name.as_str()) {
            Some((id, draft)) if is_data(draft) => vec![id.clone()],
            Some((_, draft)) => {
                let message = format!("{name} is of type {}, which holds no data", draft.shape_type.name());
                diagnostics.push(Diagnostic::error("no-type", draft.site.key(), message));
                continue;
            }
            None => match closure(asts, drafts, name, diagnostics) {
                Some(Some(ids)) => ids,
                Some(None) => continue,
                None => of_namespaces(drafts, &[name.as_str()]),
            },
        };
        if found.is_empty() {
            let message = format!("there are no types for `{}`", name.escape_debug());
            let names = drafts.keys().flat_map(|id| [id.as_str(), id.namespace()]);
            let hint = match nearest(name, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "give a namespace, the absolute id of a shape, or the id of a shape closure".to_owned()
                }
            };
            let place = Place::file(0);
            diagnostics.push(Diagnostic::error("unknown-shapes", place, message).hint(hint));
        }
        roots.ids.extend(found);
    }
    roots
}

/// The shapes of a closure in the metadata `shapeClosures`; none where there is none of this id, and none of it where it
/// has what is not supported, which was reported.
fn closure(
    asts: &[Ast],
    drafts: &Drafts<'_>,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Option<Vec<ShapeId>>> {
    let closures = asts.iter().enumerate().flat_map(|(file, ast)| {
        let list = ast.metadata.get(METADATA).and_then(Value::as_array);
        list.into_iter().flatten().enumerate().map(move |(index, closure)| (file, index, closure))
    });
    let mut closures =
        closures.filter(|(.., closure)| closure.get("id").and_then(Value::as_str) == Some(name));
    let (file, index, closure) = closures.next()?;
    let namespaces = closure.get("includeNamespaces").and_then(Value::as_array);
    let namespaces: Vec<&str> = namespaces.into_iter().flatten().filter_map(Value::as_str).collect();
    let is_empty = |value: &Value| value.as_object().is_some_and(serde_json::Map::is_empty);
    let entries = closure.as_object().into_iter().flatten().filter(|(_, value)| !is_empty(value));
    let mut is_supported = true;
    for (key, _) in entries.filter(|(key, _)| !["id", "includeNamespaces"].contains(&key.as_str())) {
        is_supported = false;
        let path = [METADATA, &index.to_string(), key].map(str::to_owned);
        let path = std::iter::once("metadata".to_owned()).chain(path).collect();
        let message =
            format!("the shape closure {name} has `{}`, which is not supported", key.escape_debug());
        diagnostics.push(
            Diagnostic::error("unsupported-closure", Place { file, spot: Spot::Value(path) }, message)
                .hint("name the shapes themselves"),
        );
    }
    Some(is_supported.then(|| of_namespaces(drafts, &namespaces)))
}

const METADATA: &str = "shapeClosures";

fn of_namespaces(drafts: &Drafts<'_>, namespaces: &[&str]) -> Vec<ShapeId> {
    let is_in = |id: &ShapeId| namespaces.contains(&id.namespace());
    drafts.iter().filter(|(id, draft)| is_in(id) && is_data(draft)).map(|(id, _)| id.clone()).collect()
}

/// Whether the shape is data: no part of a service, and neither a mixin nor the definition of a trait.
fn is_data(draft: &Draft<'_>) -> bool {
    let is_service =
        matches!(*draft.shape_type, ShapeType::Service(_) | ShapeType::Resource(_) | ShapeType::Operation(_));
    !is_service && !draft.is_mixin() && !draft.has("smithy.api#trait")
}
