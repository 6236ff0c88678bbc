//! Chooses the shapes of a crate of types without a service.

use serde_json::Value;

use super::context::Context;
use super::draft::Drafts;
use super::names::Rename;
use super::shape_closure;
use crate::diagnostic::{Diagnostic, Place};
use crate::load::nearest;
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

/// The shapes that are wanted, each by its absolute id, its namespace, or the id of a shape closure in the metadata.
pub(super) fn choose(context: &Context<'_>, wanted: &[String]) -> Roots {
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
            let names = drafts.keys().flat_map(|id| [id.as_str(), id.namespace()]);
            let hint = match nearest(name, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "give a namespace, the absolute id of a shape, or the id of a shape closure".to_owned()
                }
            };
            let place = Place::file(0);
            context.found.push(Diagnostic::error("unknown-shapes", place, message).hint(hint));
        }
        roots.ids.extend(found);
    }
    roots
}

fn of_namespace(drafts: &Drafts<'_>, namespace: &str) -> Vec<ShapeId> {
    let shapes = drafts.iter().filter(|(id, draft)| id.namespace() == namespace && draft.is_type());
    shapes.map(|(id, _)| id.clone()).collect()
}
