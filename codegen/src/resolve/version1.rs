//! Turns what Smithy 1.0 says in another way into Smithy 2.0
//! ([updating models from 1.0](https://smithy.io/2.0/guides/migrating-idl-1-to-2.html)).

use serde_json::{Value, json};

use super::closure::Closure;
use super::draft::{Draft, DraftMember, Drafts};
use super::traits::default::DEFAULT;
use super::traits::enumeration::ENUM;
use super::{enum_trait, prelude};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{ShapeType, Version};
use crate::shape_id::ShapeId;

const BOX: &str = "smithy.api#box";

/// Changes the shapes of the closure: sets to lists, strings with the `enum` trait to enums, and zero values that
/// version 1.0 implies to `default` traits.
pub(super) fn upgrade(drafts: &mut Drafts<'_>, closure: &Closure, diagnostics: &mut Diagnostics) {
    for id in &closure.data {
        let Some(draft) = drafts.get_mut(id) else { continue };
        match draft.shape_type {
            ShapeType::Set => set(draft),
            ShapeType::String if draft.traits.has(ENUM) => enum_trait::upgrade(id, draft, diagnostics),
            _ => {}
        }
    }
    let mut defaults = Vec::new();
    for id in &closure.data {
        let Some(draft) = drafts.get(id) else { continue };
        if draft.shape_type != ShapeType::Structure {
            continue;
        }
        for (index, (name, member)) in draft.members.iter().enumerate() {
            if member.traits.has(DEFAULT) {
                continue;
            }
            if let Some(value) = zero_default(drafts, draft, member) {
                defaults.push((id, index, value));
            } else if let Some(value) = target_default(drafts, member) {
                let message = format!("the member has no default, but its target has {value}");
                let hint = "repeat the default on the member, or set it to null there";
                let place = member.site.below(&["target"]);
                diagnostics
                    .push(Diagnostic::warning("missing-default", place, message).member(id, name).hint(hint));
                defaults.push((id, index, value));
            }
        }
    }
    for (id, index, value) in defaults {
        let member = drafts.get_mut(id).and_then(|draft| draft.members.values_mut().nth(index));
        if let Some(member) = member {
            let implied = member.site.implied(value);
            member.traits.insert(ShapeId::known(DEFAULT), implied);
        }
    }
}

/// A set is a list of unique items.
fn set(draft: &mut Draft<'_>) {
    draft.shape_type = ShapeType::List;
    if !draft.traits.has("smithy.api#uniqueItems") {
        draft.traits.insert(ShapeId::known("smithy.api#uniqueItems"), draft.site.implied(json!({})));
    }
}

/// The zero value of a structure member that neither it nor its target boxes, and the empty value of a stream.
fn zero_default(drafts: &Drafts<'_>, container: &Draft<'_>, member: &DraftMember<'_>) -> Option<Value> {
    if member.traits.has(BOX) {
        return None;
    }
    if prelude::is_primitive(&member.target) {
        return zero(prelude::shape_type(&member.target)?);
    }
    let target = drafts.get(&member.target).filter(|_| container.version == Version::V1)?;
    if target.shape_type == ShapeType::Blob && target.traits.has("smithy.api#streaming") {
        return (!member.traits.has("smithy.api#required")).then(|| json!(""));
    }
    let zero = zero(target.shape_type)?;
    let boxed = match target.version {
        Version::V1 => target.traits.has(BOX),
        Version::V2 => target.traits.get(DEFAULT).is_none_or(|default| *default.value != zero),
    };
    (!boxed).then_some(zero)
}

/// The zero value of the types that have one in version 1.0.
fn zero(shape_type: ShapeType) -> Option<Value> {
    match shape_type {
        ShapeType::Boolean => Some(json!(false)),
        ShapeType::Byte
        | ShapeType::Short
        | ShapeType::Integer
        | ShapeType::Long
        | ShapeType::Float
        | ShapeType::Double
        | ShapeType::IntEnum => Some(json!(0)),
        _ => None,
    }
}

/// The default of the target, which a member must repeat
/// ([default trait](https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait)).
fn target_default(drafts: &Drafts<'_>, member: &DraftMember<'_>) -> Option<Value> {
    let target = drafts.get(&member.target)?;
    let default = &target.traits.get(DEFAULT)?.value;
    let is_allowed = !matches!(target.shape_type, ShapeType::Structure | ShapeType::Union);
    (is_allowed && !default.is_null()).then(|| Value::clone(default))
}
