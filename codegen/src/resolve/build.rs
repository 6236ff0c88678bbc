//! Drafts to the model: the end of the stage, which only moves what the checks have let through.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;

use super::closure::Closure;
use super::draft::{Draft, DraftMember, DraftTraits, Drafts};
use super::recursion::Boxed;
use super::{EnumValue, Kind, Member, Model, Service, Shape, Traits, is_read, prelude};
use crate::load::ShapeType;
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// Makes the model.
pub(super) fn model(
    drafts: &Drafts<'_>,
    service: ShapeId,
    closure: Closure,
    boxed: Boxed,
    read: usize,
) -> Model {
    let mut shapes = OrderedMap::default();
    let mut build = Build::default();
    let operations: Vec<ShapeId> = closure.operations.keys().cloned().collect();
    for (id, operation) in closure.operations {
        let traits = drafts.get(&id).map(|draft| build.traits(&draft.traits)).unwrap_or_default();
        shapes.insert(id.clone(), Shape { id, kind: Kind::Operation(operation), traits });
    }
    for id in closure.data {
        let (kind, traits) = match drafts.get(&id) {
            Some(draft) => (build.kind(draft), build.traits(&draft.traits)),
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
        let traits = build.traits(&draft.traits);
        shapes.insert(service.clone(), Shape { id: service.clone(), kind, traits });
    }
    shapes.sort_unstable_keys();
    Model { service, shapes, boxed, read, unread_traits: build.unread }
}

/// What comes together while the model is built.
#[derive(Default)]
struct Build {
    /// How often each trait occurs that the generator does not read.
    unread: BTreeMap<ShapeId, usize>,
}

impl Build {
    /// The kind of a data shape.
    fn kind(&mut self, draft: &Draft<'_>) -> Option<Kind> {
        let members = draft.members.iter();
        Some(match &*draft.shape_type {
            ShapeType::Enum => {
                Kind::Enum(members.map(|(name, member)| self.text_value(name, member)).collect())
            }
            ShapeType::IntEnum => {
                Kind::IntEnum(members.filter_map(|(name, member)| self.int_value(name, member)).collect())
            }
            ShapeType::List | ShapeType::Set => Kind::List(self.part("member", draft)?),
            ShapeType::Map => Kind::Map { key: self.part("key", draft)?, value: self.part("value", draft)? },
            ShapeType::Structure => Kind::Structure(self.members(draft)),
            ShapeType::Union => Kind::Union(self.members(draft)),
            simple => return simple_kind(simple),
        })
    }

    fn part(&mut self, name: &str, draft: &Draft<'_>) -> Option<Member> {
        draft.members.get(name).map(|draft| self.member(name, draft))
    }

    fn members(&mut self, draft: &Draft<'_>) -> IndexMap<String, Member> {
        draft.members.iter().map(|(name, draft)| (name.to_string(), self.member(name, draft))).collect()
    }

    fn member(&mut self, name: &str, draft: &DraftMember<'_>) -> Member {
        Member { name: name.to_owned(), target: draft.target.clone(), traits: self.traits(&draft.traits) }
    }

    fn text_value(&mut self, name: &str, member: &DraftMember<'_>) -> EnumValue<String> {
        let value = enum_text(name, member).to_owned();
        EnumValue { name: name.to_owned(), value, traits: self.value_traits(member) }
    }

    fn int_value(&mut self, name: &str, member: &DraftMember<'_>) -> Option<EnumValue<i32>> {
        Some(EnumValue { name: name.to_owned(), value: enum_int(member)?, traits: self.value_traits(member) })
    }

    fn value_traits(&mut self, member: &DraftMember<'_>) -> Traits {
        let mut traits = self.traits(&member.traits);
        traits.remove("smithy.api#enumValue");
        traits
    }

    fn traits(&mut self, drafts: &DraftTraits<'_>) -> Traits {
        let read = drafts.iter().filter_map(|(id, draft)| {
            if is_read(id.as_str()) {
                return Some((id.clone(), Arc::clone(&draft.value)));
            }
            *self.unread.entry(id.clone()).or_default() += 1;
            None
        });
        read.collect()
    }
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
