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
use super::traits::subject::Subject;
use super::typed::TraitReader;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::ShapeType;
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// Makes the model; of types without a service, `service` is the first of them. What a diagnostic is about may be missing
/// from it.
pub(super) fn model(
    drafts: &Drafts<'_>,
    service: &ShapeId,
    closure: &Closure,
    boxed: Boxed,
    diagnostics: &mut Diagnostics,
) -> Model {
    let mut reader = TraitReader { drafts, closure, service, diagnostics };
    let mut shapes = OrderedMap::default();
    let mut add = |id: &ShapeId, kind, traits| {
        shapes.insert(id.clone(), Shape { id: id.clone(), kind, traits });
    };
    for id in &closure.data {
        let (kind, traits) = match drafts.get_key_value(id) {
            Some((id, draft)) => {
                let traits = reader.traits(id, draft, None);
                (kind(&mut reader, id, draft), traits)
            }
            None if id.is_unit() => (Some(Kind::Unit), <Traits as Default>::default()),
            None => (prelude::shape_type(id).and_then(Kind::simple), <Traits as Default>::default()),
        };
        if let Some(kind) = kind {
            add(id, kind, traits);
        }
    }
    for (id, operation) in &closure.operations {
        let Some((id, draft)) = drafts.get_key_value(id) else { continue };
        add(id, Kind::Operation(operation.clone()), reader.traits(id, draft, None));
    }
    let mut endpoint_rules = None;
    if let Some((id, draft)) = drafts.get_key_value(service)
        && draft.shape_type == ShapeType::Service
    {
        let kind = Kind::Service(Service {
            version: draft.properties.version.clone().unwrap_or_default(),
            operations: closure.operations.keys().cloned().collect(),
        });
        let traits = reader.traits(id, draft, None);
        let (trait_id, site) = (ENDPOINT_RULE_SET, draft.site);
        let subject = Subject { trait_id, site, id, draft, member: None, drafts, closure, service };
        endpoint_rules = Some(rules(&subject, &traits, reader.diagnostics));
        add(id, kind, traits);
    }
    shapes.sort_unstable_keys();
    Model {
        service: endpoint_rules.is_some().then(|| service.clone()),
        endpoint_rules: endpoint_rules.unwrap_or_default(),
        shapes,
        boxed,
        ..Model::default()
    }
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
            match draft.shape_type {
                ShapeType::Union => Kind::Union(members.collect()),
                _ => Kind::Structure(members.collect()),
            }
        }
        simple => return Kind::simple(simple),
    })
}
