//! Merges model files (Smithy 2.0, [merging model files](https://smithy.io/2.0/spec/model.html#merging-model-files)).

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::Value;

use super::context::{About, Context, Found};
use super::draft::{Draft, DraftMember, DraftTrait, DraftTraits, Site, Slot};
use super::target;
use crate::diagnostic::{Diagnostic, Place, Spot};
use crate::load::{Ast, Shape, Traits};
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// All shapes of all files. Of shapes that conflict the first is kept.
pub(super) fn merge(asts: &[Ast]) -> Context<'_> {
    let mut context = Context { asts, ..Context::default() };
    metadata(asts, &context.found);
    for (file, ast) in asts.iter().enumerate() {
        for (id, shape) in &ast.shapes {
            // A file may repeat the prelude; it is the same for all models.
            if target::is_prelude(id) {
                continue;
            }
            let site = Site { file, file_name: &ast.name, shape: id.as_str(), slot: Slot::Shape };
            let draft = draft(ast, shape, site);
            match context.drafts.get_mut(id) {
                Some(first) => same_shape(id, first, draft, &context.found),
                None => {
                    context.drafts.insert(id.clone(), draft);
                }
            }
        }
    }
    context.drafts.sort_unstable_keys();
    context
}

/// [Merging metadata](https://smithy.io/2.0/spec/model.html#merging-metadata): arrays are concatenated, so only other
/// values can conflict. Nothing in the model comes from metadata.
fn metadata(asts: &[Ast], found: &Found) {
    let mut first: OrderedMap<&str, (&str, &Value)> = OrderedMap::default();
    for (file, ast) in asts.iter().enumerate() {
        for (key, value) in &ast.metadata {
            let (first_name, before) = *first.entry(key).or_insert((&ast.name, value));
            if value == before || (value.is_array() && before.is_array()) {
                continue;
            }
            let path = vec!["metadata".to_owned(), key.clone()];
            let message = format!("the metadata `{}` has another value in {first_name}", key.escape_debug());
            let place = Place { file, spot: Spot::Value(path) };
            let hint = "only arrays are merged; other values must be equal in all files";
            found.push(Diagnostic::error("metadata-conflict", place, message).hint(hint));
        }
    }
}

fn draft<'a>(ast: &Ast, shape: &'a Shape, site: Site<'a>) -> Draft<'a> {
    let members = shape.members.iter().map(|(name, member)| {
        let site = site.member(shape.shape_type, name);
        let traits = traits(&member.traits, site);
        (Cow::Borrowed(name.as_str()), DraftMember { site, target: member.target.clone(), traits })
    });
    Draft {
        site,
        version: ast.version,
        shape_type: shape.shape_type,
        properties: Cow::Borrowed(&shape.properties),
        members: members.collect(),
        traits: traits(&shape.traits, site),
        mixins: &shape.mixins,
        inherited: Vec::new(),
        pending: Vec::new(),
    }
}

/// Traits with the place of their owner.
pub(super) fn traits<'a>(values: &Traits, site: Site<'a>) -> DraftTraits<'a> {
    values.map(|_, value| DraftTrait { site, value: Arc::clone(value), added: Vec::new() })
}

/// [Shape ID conflicts](https://smithy.io/2.0/spec/model.html#shape-id-conflicts): a shape may be written twice if it
/// is the same; then its traits are merged.
fn same_shape<'a>(id: &ShapeId, first: &mut Draft<'a>, second: Draft<'a>, found: &Found) {
    if let Some(difference) = difference(first, &second) {
        let message = format!("the shape is already defined in {}: {difference}", first.site.file_name);
        let hint = "remove one of them, or make them equal; to add traits use `apply`";
        found.push(Diagnostic::error("shape-conflict", second.site.key(), message).shape(id).hint(hint));
        return;
    }
    add_traits(&mut first.traits, second.traits, (id, None), found);
    for (name, member) in second.members {
        if let Some(first) = first.members.get_mut(&name) {
            add_traits(&mut first.traits, member.traits, (id, Some(&name)), found);
        }
    }
}

fn difference(first: &Draft<'_>, second: &Draft<'_>) -> Option<String> {
    let (first_type, second_type) = (first.shape_type.name(), second.shape_type.name());
    if first_type != second_type {
        return Some(format!("it is of type {first_type} there and of type {second_type} here"));
    }
    for (name, member) in &second.members {
        let Some(DraftMember { target, .. }) = first.members.get(&**name) else {
            return Some(format!("there it has no member `{name}`"));
        };
        if *target != member.target {
            return Some(format!("there the member `{name}` targets {target}, here {}", member.target));
        }
    }
    if let Some(name) = first.members.keys().find(|name| !second.members.contains_key(&***name)) {
        return Some(format!("here it has no member `{name}`"));
    }
    if !first.members.keys().eq(second.members.keys()) {
        return Some("the members have another order".to_owned());
    }
    if first.properties != second.properties {
        return Some(format!("there the {first_type} has other properties"));
    }
    (first.mixins != second.mixins).then(|| "there it has other mixins".to_owned())
}

/// [Trait conflict resolution](https://smithy.io/2.0/spec/model.html#trait-conflict-resolution): arrays are
/// concatenated, equal values are one, all else is a conflict. Equal arrays count as one, so that a file which is given
/// twice changes nothing.
pub(super) fn add_traits<'a>(
    traits: &mut DraftTraits<'a>,
    added: DraftTraits<'a>,
    (owner, member): About<'_>,
    found: &Found,
) {
    for (trait_id, added) in added {
        let Some(before) = traits.get_mut(trait_id.as_str()) else {
            traits.insert(trait_id, added);
            continue;
        };
        if before.value == added.value {
            continue;
        }
        if let (Value::Array(head), Value::Array(tail)) = (&*before.value, &*added.value) {
            before.added.push((head.len(), added.site));
            before.value = Arc::new(Value::Array(head.iter().chain(tail).cloned().collect()));
            continue;
        }
        let message = format!("the trait {trait_id} has another value in {}", before.site.file_name);
        let place = added.site.trait_key(trait_id.as_str());
        let diagnostic = Diagnostic::error("trait-conflict", place, message)
            .hint("a trait that is given twice must have equal values, or be an array");
        found.push(diagnostic.about(owner, member));
    }
}
