//! Drafts to the model: the end of the stage, where traits get their types.

use super::context::{Context, WrongPart};
use super::draft::DraftMember;
use super::model::{Kind, Member, Model, Service, Shape};
use super::recursion::Boxed;
use super::traits::node::Subject;
use super::traits::{EndpointRuleSet, Traits, typed};
use super::{endpoint_default, enums, target};
use crate::diagnostic::Diagnostic;
use crate::load::ShapeType;
use crate::ordered::OrderedMap;

/// Makes the model. What a diagnostic is about may be missing from it.
pub(super) fn model(context: &Context<'_>, boxed: Boxed) -> Model {
    let Context { drafts, closure, .. } = context;
    let mut shapes = OrderedMap::default();
    for (id, draft) in context.reached() {
        let subject = Subject { context, id, draft, member: None };
        let traits = typed(&subject);
        let kind = match draft.shape_type {
            ShapeType::Operation => subject.operation().cloned().map(Kind::Operation),
            ShapeType::Service => {
                let version = draft.properties.version.clone().unwrap_or_default();
                let operations = closure.operations.keys().cloned().collect();
                Some(Kind::Service(Service { version, operations }))
            }
            _ => kind(&subject),
        };
        shapes.extend(kind.map(|kind| (id.clone(), Shape { id: id.clone(), kind, traits })));
    }
    // Nothing is made of a resource, but its traits must belong there.
    for (id, draft) in closure.resources.iter().filter_map(|id| drafts.get_key_value(id)) {
        typed(&Subject { context, id, draft, member: None });
    }
    for id in closure.data.iter().filter(|id| !drafts.contains_key(*id)) {
        let simple = target::prelude_type(id).and_then(Kind::simple);
        if let Some(kind) = simple.or(id.is_unit().then_some(Kind::Unit)) {
            shapes.insert(id.clone(), Shape { id: id.clone(), kind, traits: <Traits as Default>::default() });
        }
    }
    shapes.sort_unstable_keys();
    let mut model = Model { service: closure.service.clone(), shapes, boxed, ..Model::default() };
    if let Some((id, draft)) = closure.service.as_ref().and_then(|id| drafts.get_key_value(id)) {
        let service = Subject { context, id, draft, member: None };
        model.endpoint_rules = rules(&service, &model.shapes[id].traits);
    }
    model
}

/// The rules of the service's endpoint: its own, or the usual ones.
fn rules(service: &Subject<'_>, traits: &Traits) -> EndpointRuleSet {
    if let Some(rules) = traits.endpoint_rule_set() {
        return rules.clone();
    }
    let found = &service.context.found;
    if traits.has_large_endpoint_bdd() {
        let message =
            "the trait smithy.rules#endpointBdd leads to too many rules; the endpoint is the usual one";
        let hint = "give the service smithy.rules#endpointRuleSet, too";
        let at = WrongPart::TraitName("smithy.rules#endpointBdd");
        let finding = service.context.finding("large-endpoint-bdd", service.about(), at, message.to_owned());
        found.push(finding.into_warning().hint(hint));
    }
    endpoint_default::rules(service, traits).unwrap_or_else(|_| {
        found.push(Diagnostic::internal("the usual rules of an endpoint cannot be read"));
        EndpointRuleSet::default()
    })
}

/// The kind of a data shape.
fn kind(subject: &Subject<'_>) -> Option<Kind> {
    let draft = subject.draft;
    if draft.members.is_empty() {
        no_members(subject);
    }
    let member = |name: &str, member: &DraftMember<'_>| {
        let traits = typed(&subject.with_member(name, member));
        Member { name: name.to_owned(), target: member.target.clone(), traits }
    };
    let part = |name| draft.members.get(name).map(|part| member(name, part));
    Some(match draft.shape_type {
        ShapeType::Enum => Kind::Enum(enums::values(subject, enums::text)),
        ShapeType::IntEnum => Kind::IntEnum(enums::values(subject, enums::number)),
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

/// An [enum](https://smithy.io/2.0/spec/simple-types.html#enum) and a
/// [union](https://smithy.io/2.0/spec/aggregate-types.html#union) must have members.
fn no_members(subject: &Subject<'_>) {
    let shape_type = subject.draft.shape_type;
    let code = match shape_type {
        ShapeType::Enum | ShapeType::IntEnum => "invalid-enum",
        ShapeType::Union => "invalid-union",
        _ => return,
    };
    let message = format!("the {} has no members; it needs at least one", shape_type.name());
    subject.context.error(code, subject.about(), WrongPart::Name, message);
}
