//! Drafts to the model: the end of the stage, where traits get their types.

use super::closure::Closure;
use super::draft::{Draft, DraftMember, Drafts};
use super::endpoint_default;
use super::enums;
use super::model::{Kind, Member, Model, Service, Shape};
use super::prelude;
use super::recursion::Boxed;
use super::traits::EndpointRuleSet;
use super::traits::endpoint_rules::ENDPOINT_RULE_SET;
use super::traits::list::Traits;
use super::traits::node::Subject;
use super::typed::TraitReader;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::ShapeType;
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// Makes the model. What a diagnostic is about may be missing from it.
pub(super) fn model(
    drafts: &Drafts<'_>,
    closure: &Closure,
    boxed: Boxed,
    diagnostics: &mut Diagnostics,
) -> Model {
    let mut reader = TraitReader { drafts, closure, diagnostics };
    let mut shapes = OrderedMap::default();
    for (id, draft) in closure.drafts(drafts) {
        let traits = reader.traits(id, draft, None);
        let kind = match draft.shape_type {
            ShapeType::Operation => closure.operations.get(id).cloned().map(Kind::Operation),
            ShapeType::Service => {
                let version = draft.properties.version.clone().unwrap_or_default();
                let operations = closure.operations.keys().cloned().collect();
                Some(Kind::Service(Service { version, operations }))
            }
            _ => kind(&mut reader, id, draft),
        };
        shapes.extend(kind.map(|kind| (id.clone(), Shape { id: id.clone(), kind, traits })));
    }
    // Nothing is made of a resource, but its traits must belong there.
    for (id, draft) in closure.resources.iter().filter_map(|id| drafts.get_key_value(id)) {
        reader.traits(id, draft, None);
    }
    for id in closure.data.iter().filter(|id| !drafts.contains_key(*id)) {
        let simple = prelude::shape_type(id).and_then(Kind::simple);
        if let Some(kind) = simple.or(id.is_unit().then_some(Kind::Unit)) {
            shapes.insert(id.clone(), Shape { id: id.clone(), kind, traits: <Traits as Default>::default() });
        }
    }
    shapes.sort_unstable_keys();
    let mut model = Model { service: closure.service.clone(), shapes, boxed, ..Model::default() };
    if let Some((id, draft)) = closure.service.as_ref().and_then(|id| drafts.get_key_value(id)) {
        let (trait_id, site) = (ENDPOINT_RULE_SET, draft.site);
        let subject = Subject { trait_id, site, added: &[], id, draft, member: None, drafts, closure };
        model.endpoint_rules = rules(&subject, &model.shapes[id].traits, diagnostics);
    }
    model
}

/// The rules of the service's endpoint: its own, or the usual ones.
fn rules(service: &Subject<'_>, traits: &Traits, diagnostics: &mut Diagnostics) -> EndpointRuleSet {
    if let Some(rules) = traits.endpoint_rule_set() {
        return rules.clone();
    }
    if traits.has_large_endpoint_bdd() {
        let place = service.draft.site.trait_key("smithy.rules#endpointBdd");
        let message =
            "the trait smithy.rules#endpointBdd leads to too many rules; the endpoint is the usual one";
        let hint = "give the service smithy.rules#endpointRuleSet, too";
        diagnostics
            .push(Diagnostic::warning("large-endpoint-bdd", place, message).shape(service.id).hint(hint));
    }
    endpoint_default::rules(service, traits).unwrap_or_else(|_| {
        diagnostics.push(Diagnostic::internal("the usual rules of an endpoint cannot be read"));
        EndpointRuleSet::default()
    })
}

/// An [enum](https://smithy.io/2.0/spec/simple-types.html#enum) and a
/// [union](https://smithy.io/2.0/spec/aggregate-types.html#union) must have members.
fn no_members(reader: &mut TraitReader<'_>, id: &ShapeId, draft: &Draft<'_>) {
    let code = match draft.shape_type {
        ShapeType::Enum | ShapeType::IntEnum => "invalid-enum",
        ShapeType::Union => "invalid-union",
        _ => return,
    };
    let message = format!("the {} has no members; it needs at least one", draft.shape_type.name());
    reader.diagnostics.push(Diagnostic::error(code, draft.site.key(), message).shape(id));
}

/// The kind of a data shape.
fn kind<'r>(reader: &mut TraitReader<'r>, id: &'r ShapeId, draft: &'r Draft<'r>) -> Option<Kind> {
    if draft.members.is_empty() {
        no_members(reader, id, draft);
    }
    let mut member = |name: &'r str, member: &'r DraftMember<'r>| {
        let traits = reader.traits(id, draft, Some((name, member)));
        Member { name: name.to_owned(), target: member.target.clone(), traits }
    };
    let mut part = |name: &str| {
        let (name, part) = draft.members.get_key_value(name)?;
        Some(member(name, part))
    };
    Some(match draft.shape_type {
        ShapeType::Enum => Kind::Enum(enums::values(reader, id, draft, enums::text)),
        ShapeType::IntEnum => Kind::IntEnum(enums::values(reader, id, draft, enums::number)),
        ShapeType::List | ShapeType::Set => Kind::List(part("member")?),
        ShapeType::Map => Kind::Map { key: part("key")?, value: part("value")? },
        ShapeType::Structure | ShapeType::Union => {
            let members = draft.members.iter().map(|(name, part)| (name.to_string(), member(name, part)));
            let kind = if draft.shape_type == ShapeType::Union { Kind::Union } else { Kind::Structure };
            kind(members.collect())
        }
        simple => return Kind::simple(simple),
    })
}
