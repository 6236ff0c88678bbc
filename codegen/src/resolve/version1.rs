//! Turns what Smithy 1.0 says in another way into Smithy 2.0
//! ([updating models from 1.0](https://smithy.io/2.0/guides/migrating-idl-1-to-2.html)).

use std::borrow::Cow;

use serde_json::{Value, json};

use super::context::{Context, Found};
use super::draft::{Draft, DraftMember, DraftMembers, DraftTraits, Drafts, Site};
use super::target;
use super::traits::default::DEFAULT;
use super::traits::refinement::{ENUM, ENUM_VALUE};
use crate::diagnostic::Diagnostic;
use crate::load::{ShapeType, Version};
use crate::shape_id::{ShapeId, is_identifier};
use crate::unique_name::Names;

const BOX: &str = "smithy.api#box";

/// Changes the shapes of the closure: sets to lists, strings with the `enum` trait to enums, and zero values that
/// version 1.0 implies to `default` traits.
pub(super) fn upgrade(Context { drafts, closure, found, .. }: &mut Context<'_>) {
    for id in &closure.data {
        let Some(draft) = drafts.get_mut(id) else { continue };
        match draft.shape_type {
            ShapeType::Set => set(draft),
            ShapeType::String if draft.traits.has(ENUM) => upgrade_enum(id, draft, found),
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
                let diagnostic =
                    Diagnostic::warning("missing-default", member.site.below(&["target"]), message);
                found.push(diagnostic.member(id, name).hint(hint));
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
    if target::is_primitive(&member.target) {
        return zero(target::prelude_type(&member.target)?);
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

/// Turns the [enum trait](https://smithy.io/1.0/spec/core/constraint-traits.html#enum-trait) of a string into members. The shape stays a string where the trait cannot be read.
fn upgrade_enum(id: &ShapeId, draft: &mut Draft<'_>, found: &Found) {
    let Some(values) = draft.traits.remove(ENUM) else { return };
    let site = values.site;
    let Some(entries) = values.value.as_array() else {
        let message = format!("the trait {ENUM} must be an array of values");
        let place = site.trait_value(ENUM, &[]);
        found.push(Diagnostic::error("invalid-trait-value", place, message).shape(id));
        return;
    };
    let given: Vec<&str> = entries.iter().filter_map(|entry| entry.get("name")?.as_str()).collect();
    let mut names = Names::reserved(&given);
    let mut members = DraftMembers::default();
    for (index, entry) in entries.iter().enumerate() {
        let problem = match (entry.get("value").and_then(Value::as_str), entry.get("name")) {
            (None, _) => "needs a `value`, which is a string".to_owned(),
            (Some(value), None) => {
                let name = names.snake(&enum_name(value));
                members.insert(Cow::Owned(name), enum_member(value, entry, site));
                continue;
            }
            (Some(value), Some(Value::String(name))) if is_identifier(name) => {
                if members.insert(Cow::Owned(name.clone()), enum_member(value, entry, site)).is_none() {
                    continue;
                }
                format!("has the name `{name}` of an earlier one")
            }
            (Some(_), Some(name)) => format!("has {name} for a name; a name has letters, digits and `_`"),
        };
        let place = site.trait_value(ENUM, &[&index.to_string()]);
        let message = format!("value {} of the enum {problem}", index + 1);
        found.push(Diagnostic::error("invalid-enum", place, message).shape(id));
    }
    draft.members = members;
    draft.shape_type = ShapeType::Enum;
}

/// A member for a value of the trait.
fn enum_member<'a>(value: &str, entry: &Value, site: Site<'a>) -> DraftMember<'a> {
    let copied =
        |key: &str, wanted: fn(&Value) -> bool| entry.get(key).filter(|value| wanted(value)).cloned();
    let given = [
        (ENUM_VALUE, Some(json!(value))),
        ("smithy.api#documentation", copied("documentation", Value::is_string)),
        ("smithy.api#tags", copied("tags", Value::is_array)),
        ("smithy.api#deprecated", (entry.get("deprecated") == Some(&Value::Bool(true))).then(|| json!({}))),
    ];
    let mut traits = DraftTraits::default();
    for (id, value) in given {
        if let Some(value) = value {
            traits.insert(ShapeId::known(id), site.implied(value));
        }
    }
    DraftMember { site, target: target::unit(), traits }
}

/// A name for a value without one, in upper snake case: `EMPTY` for an empty value, `V_` before a digit, `VALUE` where
/// no character is left.
fn enum_name(value: &str) -> String {
    if value.is_empty() {
        return "EMPTY".to_owned();
    }
    let mut name = String::with_capacity(value.len() + 4);
    let mut lower_before = false;
    for c in value.chars() {
        if c.is_ascii_alphanumeric() {
            if c.is_ascii_uppercase() && lower_before {
                name.push('_');
            }
            name.push(c.to_ascii_uppercase());
        } else if !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
        lower_before = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    let name = name.trim_end_matches('_');
    match name.chars().next() {
        None => "VALUE".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("V_{name}"),
        Some(_) => name.to_owned(),
    }
}
