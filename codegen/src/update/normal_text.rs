//! The text of a new model: its normal form, with the chosen documentation, in the files of the present model.

use serde_json::Value;

use super::normal::{self, Files};
use super::words::{self, Documentation};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::diff::{Kind, diff, renamed, renamed_members};
use crate::front::Front;
use crate::ordered::OrderedMap;
use crate::resolve::{self, Model, Shape};
use crate::shape_id::ShapeId;

/// The new model in its normal form: a text for each file.
pub(super) fn normal_text(
    documentation: Documentation,
    old: &Front,
    new: &Front,
    files: &Files,
) -> Result<Vec<String>, Diagnostics> {
    let (author, twins) = match documentation {
        Documentation::Ours => (old, twins(&new.model)),
        Documentation::Model => (new, OrderedMap::default()),
    };
    let services = old.model.service().zip(new.model.service());
    // What the author calls what the new model has.
    let members = renamed_members(&author.krate, &new.krate);
    let mut ids: OrderedMap<&str, ShapeId> = renamed(&author.krate, &new.krate)
        .into_iter()
        .filter_map(|(new, old)| Some((new, old.parse().ok()?)))
        .collect();
    if let (Some((service, _)), Some((new, _))) = (author.model.service(), new.model.service()) {
        ids.insert(new.id.as_str(), service.id.clone());
    }
    let id_of = |id: &ShapeId| ids.get(id.as_str()).cloned().unwrap_or_else(|| id.clone());
    let words = |shape: &'_ Shape, member: Option<&str>| {
        let member = member.map(|name| members.get(&(shape.id.as_str(), name)).copied().unwrap_or(name));
        let alone = [&shape.id];
        let twins = twins.get(&shape.id).map_or(alone.as_slice(), Vec::as_slice);
        let words = twins.iter().find_map(|id| words::documentation(&author.model, &id_of(id), member));
        words.map(str::to_owned)
    };
    let kept = |shape: &'_ Shape| -> Vec<(&str, &Value)> {
        let examples = words::examples(&author.written, &id_of(&shape.id));
        let services = services.filter(|(_, (new, _))| new.id == shape.id);
        let rules = services.map(|((old_service, _), (new_service, _))| {
            words::endpoint(&old.written, &old_service.id, &new.written, &new_service.id)
        });
        examples.into_iter().chain(rules.into_iter().flatten()).collect()
    };
    normal::texts(&new.model, &new.written, &words, &kept, files)
        .map_err(|error| Diagnostic::internal(format!("the model cannot be printed: {error}")).into())
}

/// Simple shapes and lists whose names differ only in case, each with all of its variants. A model may have them if
/// they are otherwise the same, including documentation
/// ([service closure](https://smithy.io/2.0/spec/service-types.html#service-closure)), so our documentation goes to all
/// of them.
fn twins(model: &Model) -> OrderedMap<&ShapeId, Vec<&ShapeId>> {
    use resolve::Kind;
    let mut by_name: OrderedMap<String, Vec<&ShapeId>> = OrderedMap::default();
    for shape in model.shapes() {
        let is_type = matches!(
            shape.kind,
            Kind::Structure(_)
                | Kind::Union(_)
                | Kind::Enum(_)
                | Kind::IntEnum(_)
                | Kind::Map { .. }
                | Kind::Operation(_)
                | Kind::Service(_)
        );
        if !is_type && !shape.id.is_prelude() {
            by_name.entry(model.name(&shape.id).to_lowercase()).or_default().push(&shape.id);
        }
    }
    let several = by_name.into_values().filter(|ids| ids.len() > 1);
    several.flat_map(|ids| ids.clone().into_iter().map(move |id| (id, ids.clone()))).collect()
}

/// Checks that the normal form leaves out nothing that matters: it must give the same crate, except for the
/// documentation, and for the endpoint rules if they come from the previous model.
pub(super) fn check_normal_form(model: &Front, normal: &Front) -> Result<(), Diagnostics> {
    let has_rules = |front: &Front| {
        front.model.service().is_some_and(|(shape, _)| words::has_endpoint(&front.written, &shape.id))
    };
    let keeps_rules = has_rules(normal) && !has_rules(model);
    let is_meant = |kind: Kind| {
        matches!(kind, Kind::DocumentationChanged | Kind::LinksChanged)
            || keeps_rules && kind.name().starts_with("endpoint-")
    };
    match diff(&model.krate, &normal.krate).changes.into_iter().find(|change| !is_meant(change.kind)) {
        None => Ok(()),
        Some(change) => Err(Diagnostic::internal(format!(
            "the normal form of the model gives another crate: {} at {}",
            change.kind.name(),
            change.path
        ))
        .into()),
    }
}
