//! Drafts to the model: the end of the stage, which only moves what the checks have let through.

use std::sync::Arc;

use indexmap::IndexMap;

use super::closure::Closure;
use super::draft::{Draft, DraftMember, DraftTraits, Drafts};
use super::recursion::Boxed;
use super::{EnumValue, Kind, Member, Model, Read, Service, Shape, Traits, prelude};
use crate::load::ShapeType;
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// Makes the model.
pub(super) fn model(
    drafts: &Drafts<'_>,
    service: ShapeId,
    closure: Closure,
    boxed: Boxed,
    read: Read,
) -> Model {
    let mut shapes = OrderedMap::default();
    let operations: Vec<ShapeId> = closure.operations.keys().cloned().collect();
    for (id, operation) in closure.operations {
        let traits = drafts.get(&id).map(|draft| traits(&draft.traits)).unwrap_or_default();
        shapes.insert(id.clone(), Shape { id, kind: Kind::Operation(operation), traits });
    }
    for id in closure.data {
        let (kind, traits) = match drafts.get(&id) {
            Some(draft) => (kind(draft), traits(&draft.traits)),
            None if id.is_unit() => (Some(Kind::Unit), <Traits as Default>::default()),
            None => (prelude::shape_type(&id).and_then(simple_kind), <Traits as Default>::default()),
        };
        if let Some(kind) = kind {
            shapes.insert(id.clone(), Shape { id, kind, traits });
        }
    }
    if let Some(draft) = drafts.get(&service)
        && let ShapeType::Service(properties) = &*draft.shape_type
    {
        let kind = Kind::Service(Service {
            version: properties.version.clone().unwrap_or_default(),
            operations,
            rename: properties.rename.iter().map(|(id, name)| (id.clone(), name.clone())).collect(),
        });
        shapes.insert(service.clone(), Shape { id: service.clone(), kind, traits: traits(&draft.traits) });
    }
    shapes.sort_unstable_keys();
    Model { service, shapes, boxed, read }
}

/// The kind of a data shape.
fn kind(draft: &Draft<'_>) -> Option<Kind> {
    let part = |name: &str| draft.members.get(name).map(|draft| member(name, draft));
    let members = || -> IndexMap<String, Member> {
        draft.members.iter().map(|(name, draft)| (name.to_string(), member(name, draft))).collect()
    };
    Some(match &*draft.shape_type {
        ShapeType::Enum => {
            Kind::Enum(draft.members.iter().map(|(name, member)| text_value(name, member)).collect())
        }
        ShapeType::IntEnum => {
            Kind::IntEnum(draft.members.iter().filter_map(|(name, member)| int_value(name, member)).collect())
        }
        ShapeType::List | ShapeType::Set => Kind::List(part("member")?),
        ShapeType::Map => Kind::Map { key: part("key")?, value: part("value")? },
        ShapeType::Structure => Kind::Structure(members()),
        ShapeType::Union => Kind::Union(members()),
        simple => return simple_kind(simple),
    })
}

fn simple_kind(shape_type: &ShapeType) -> Option<Kind> {
    Some(match shape_type {
        ShapeType::Blob => Kind::Blob,
        ShapeType::Boolean => Kind::Boolean,
        ShapeType::String => Kind::String,
        ShapeType::Byte => Kind::Byte,
        ShapeType::Short => Kind::Short,
        ShapeType::Integer => Kind::Integer,
        ShapeType::Long => Kind::Long,
        ShapeType::Float => Kind::Float,
        ShapeType::Double => Kind::Double,
        ShapeType::BigInteger => Kind::BigInteger,
        ShapeType::BigDecimal => Kind::BigDecimal,
        ShapeType::Timestamp => Kind::Timestamp,
        ShapeType::Document => Kind::Document,
        _ => return None,
    })
}

fn member(name: &str, draft: &DraftMember<'_>) -> Member {
    Member { name: name.to_owned(), target: draft.target.clone(), traits: traits(&draft.traits) }
}

/// The wire value of an enum member: `enumValue`, or else the name
/// ([enum](https://smithy.io/2.0/spec/simple-types.html#enum)).
pub(super) fn enum_text<'m>(name: &'m str, member: &'m DraftMember<'_>) -> &'m str {
    member.traits.get("smithy.api#enumValue").and_then(|found| found.value.as_str()).unwrap_or(name)
}

/// The wire value of an intEnum member.
pub(super) fn enum_int(member: &DraftMember<'_>) -> Option<i32> {
    let value = member.traits.get("smithy.api#enumValue")?;
    value.value.as_i64().and_then(|value| i32::try_from(value).ok())
}

fn text_value(name: &str, member: &DraftMember<'_>) -> EnumValue<String> {
    let value = enum_text(name, member).to_owned();
    EnumValue { name: name.to_owned(), value, traits: value_traits(member) }
}

fn int_value(name: &str, member: &DraftMember<'_>) -> Option<EnumValue<i32>> {
    Some(EnumValue { name: name.to_owned(), value: enum_int(member)?, traits: value_traits(member) })
}

fn value_traits(member: &DraftMember<'_>) -> Traits {
    let mut traits = traits(&member.traits);
    traits.remove("smithy.api#enumValue");
    traits
}

fn traits(drafts: &DraftTraits<'_>) -> Traits {
    drafts.iter().map(|(id, draft)| (id.clone(), Arc::clone(&draft.value))).collect()
}
