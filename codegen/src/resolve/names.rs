//! Checks names: of shapes in the closure
//! (Smithy 2.0, [service closure](https://smithy.io/2.0/spec/service-types.html#service-closure)), of members, and those
//! that the service renames.

use super::context::{Context, WrongPart};
use super::draft::{Draft, DraftTraits, Drafts};
use super::recursion::MAX_NESTED;
use super::target::{self, type_of};
use super::traits::protocol::{AWS_JSON_1_0, AWS_JSON_1_1, AWS_QUERY, EC2_QUERY, REST_JSON_1, REST_XML};
use crate::diagnostic::{Diagnostic, Place};
use crate::load::ShapeType;
use crate::ordered::OrderedMap;
use crate::shape_id::{ShapeId, is_identifier};

/// A name that the service, or a shape closure, gives to a shape.
pub(super) struct Rename {
    pub(super) id: ShapeId,
    pub(super) name: String,
    pub(super) place: Place,
}

/// The names that a service gives.
pub(super) fn of_service(context: &Context<'_>, service: &ShapeId) -> Vec<Rename> {
    let draft = &context.drafts[service];
    let renames = draft.properties.rename.iter().map(|(id, name)| Rename {
        id: id.clone(),
        name: name.clone(),
        place: draft.site.below(&["rename", id.as_str()]),
    });
    renames.collect()
}

/// Checks all names of the closure, and gives those that shapes of it have in place of their own.
pub(super) fn check(context: &Context<'_>, renames: Vec<Rename>) -> OrderedMap<ShapeId, String> {
    check_renames(context, &renames);
    let mut renamed: OrderedMap<ShapeId, String> = OrderedMap::default();
    for Rename { id, name, place } in renames {
        if let Some(first) = renamed.get(&id).filter(|first| **first != name) {
            let message = format!("{id} cannot be renamed to `{name}`: it is renamed to `{first}` already");
            context.found.push(Diagnostic::error("invalid-rename", place, message));
        } else if context.closure.data.contains(&id) {
            renamed.insert(id, name);
        }
    }
    check_shapes(context, &renamed);
    for (id, draft) in context.reached() {
        if matches!(draft.shape_type, ShapeType::Structure | ShapeType::Union) {
            check_members(context, id, draft);
        }
    }
    renamed
}

/// The protocols in which an error is known by the name of its shape, so that it cannot be renamed. In others it is known
/// by its id, which stays as it is.
const SENDING_ERROR_NAMES: [&str; 6] =
    [AWS_JSON_1_0, AWS_JSON_1_1, AWS_QUERY, EC2_QUERY, REST_JSON_1, REST_XML];

/// Checks the `rename` property ([service](https://smithy.io/2.0/spec/service-types.html#service)).
fn check_renames(context: &Context<'_>, renames: &[Rename]) {
    let Context { drafts, closure, found, .. } = context;
    let service = closure.service.as_ref();
    let sends_names = service.is_some_and(|service| {
        SENDING_ERROR_NAMES.iter().any(|protocol| drafts[service].traits.has(protocol))
    });
    let report = |diagnostic: Diagnostic| {
        let shape = service.map(ShapeId::to_string);
        found.push(Diagnostic { shape, ..diagnostic });
    };
    for Rename { id, name, place } in renames {
        let target = drafts.get(id);
        let problem = match target.map(|target| target.shape_type) {
            None if !target::is_prelude(id) => {
                let message = format!("the renamed shape {id} is not in the model");
                let diagnostic = Diagnostic::error("unknown-target", place.clone(), message);
                report(target::suggest(diagnostic, id, drafts));
                continue;
            }
            Some(ShapeType::Service) => "a service cannot be renamed",
            Some(ShapeType::Operation) => "an operation cannot be renamed",
            Some(ShapeType::Resource) => "a resource cannot be renamed",
            _ if sends_names && target.is_some_and(|target| target.traits.has("smithy.api#error")) => {
                "an error cannot be renamed in the service's protocol, where its name is on the wire"
            }
            _ if !is_identifier(name) => "a name has letters, digits and `_`",
            _ if name == id.name() => "this is its name already",
            _ if service.is_none() && !closure.data.contains(id) => "it is not in the shape closure",
            _ => continue,
        };
        let message = format!("{id} cannot be renamed to `{}`: {problem}", name.escape_debug());
        report(Diagnostic::error("invalid-rename", place.clone(), message));
    }
}

/// No two names may be equal apart from case, unless the shapes may share a name. Shapes of the prelude get no name in the
/// generated crate.
fn check_shapes(context: &Context<'_>, renamed: &OrderedMap<ShapeId, String>) {
    let owner = context.closure.service.as_ref().map_or("a shape closure", ShapeId::as_str);
    let name_of = |id| renamed.get(id).map_or(ShapeId::name(id), String::as_str);
    let mut names: OrderedMap<String, &ShapeId> = OrderedMap::default();
    for (id, draft) in context.reached() {
        let Some(first) = names.insert(name_of(id).to_lowercase(), id) else { continue };
        if may_share_name(&context.drafts, first, id, MAX_NESTED) {
            continue;
        }
        let message = match name_of(first) == name_of(id) {
            true => format!("{first} and {id} are both called `{}` in the service", name_of(id)),
            false => format!("`{}` and `{}` differ only in case", name_of(first), name_of(id)),
        };
        let hint = format!("give one of them another name with `rename` in {owner}");
        let diagnostic = Diagnostic::error("shape-name-conflict", draft.site.key(), message);
        context.found.push(diagnostic.shape(id).hint(hint));
    }
}

/// No two members may be equal apart from case
/// ([shape ID conflicts](https://smithy.io/2.0/spec/model.html#shape-id-conflicts)), since readers would take one for
/// the other.
fn check_members(context: &Context<'_>, id: &ShapeId, draft: &Draft<'_>) {
    let mut names: OrderedMap<String, &str> = OrderedMap::default();
    for name in draft.members.keys() {
        let Some(first) = names.insert(name.to_lowercase(), name) else { continue };
        let message = format!("the members `{first}` and `{name}` differ only in case");
        context.error("member-name-conflict", (id, Some(name)), WrongPart::Name, message);
    }
}

/// Two simple shapes, or lists of such, may share a name if they are the same in all else. Enums may not: they become
/// types with this name.
fn may_share_name(drafts: &Drafts<'_>, first: &ShapeId, second: &ShapeId, depth: usize) -> bool {
    let (Some(a), Some(b)) = (drafts.get(first), drafts.get(second)) else {
        // A shape of the prelude is simple and has no traits.
        let bare_type =
            |id| type_of(drafts, id).filter(|_| drafts.get(id).is_none_or(|draft| draft.traits.is_empty()));
        return bare_type(first).is_some_and(|shape_type| bare_type(second) == Some(shape_type));
    };
    if a.shape_type != b.shape_type || !same_traits(&a.traits, &b.traits) {
        return false;
    }
    if !matches!(a.shape_type, ShapeType::List | ShapeType::Set) {
        return a.shape_type.is_plain();
    }
    let Some((a, b)) = a.members.get("member").zip(b.members.get("member")) else { return false };
    // A list of lists may lead back to itself, which is an error of its own.
    let are_same =
        a.target == b.target || (depth > 0 && may_share_name(drafts, &a.target, &b.target, depth - 1));
    are_same && same_traits(&a.traits, &b.traits)
}

fn same_traits(a: &DraftTraits<'_>, b: &DraftTraits<'_>) -> bool {
    a.len() == b.len()
        && a.iter().zip(b.iter()).all(|((a_id, a), (b_id, b))| a_id == b_id && a.value == b.value)
}
