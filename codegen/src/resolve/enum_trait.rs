//! Reads strings with the `enum` trait as enums
//! (Smithy 1.0, [enum trait](https://smithy.io/1.0/spec/core/constraint-traits.html#enum-trait)).

use std::borrow::Cow;

use serde_json::{Value, json};

use super::draft::{Draft, DraftMember, DraftMembers, DraftTraits, Site};
use super::prelude;
use super::traits::enumeration::{ENUM, ENUM_VALUE};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::ShapeType;
use crate::shape_id::{ShapeId, is_identifier};
use crate::unique_name::Names;

/// Turns the trait into members. The shape stays a string where the trait cannot be read.
pub(super) fn upgrade(id: &ShapeId, draft: &mut Draft<'_>, diagnostics: &mut Diagnostics) {
    let Some(values) = draft.traits.remove(ENUM) else { return };
    let site = values.site;
    let Some(entries) = values.value.as_array() else {
        let message = format!("the trait {ENUM} must be an array of values");
        diagnostics
            .push(Diagnostic::error("invalid-trait-value", site.trait_value(ENUM, &[]), message).shape(id));
        return;
    };
    let given: Vec<&str> = entries.iter().filter_map(|entry| entry.get("name")?.as_str()).collect();
    let mut names = Names::reserved(&given);
    let mut members = DraftMembers::default();
    for (index, entry) in entries.iter().enumerate() {
        let problem = match (entry.get("value").and_then(Value::as_str), entry.get("name")) {
            (None, _) => "needs a `value`, which is a string".to_owned(),
            (Some(value), None) => {
                let name = names.snake(&name(value));
                members.insert(Cow::Owned(name), member(value, entry, site));
                continue;
            }
            (Some(value), Some(Value::String(name))) if is_identifier(name) => {
                if members.insert(Cow::Owned(name.clone()), member(value, entry, site)).is_none() {
                    continue;
                }
                format!("has the name `{name}` of an earlier one")
            }
            (Some(_), Some(name)) => format!("has {name} for a name; a name has letters, digits and `_`"),
        };
        let place = site.trait_value(ENUM, &[&index.to_string()]);
        let message = format!("value {} of the enum {problem}", index + 1);
        diagnostics.push(Diagnostic::error("invalid-enum", place, message).shape(id));
    }
    draft.members = members;
    draft.shape_type = ShapeType::Enum;
}

fn member<'a>(value: &str, entry: &Value, site: Site<'a>) -> DraftMember<'a> {
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
    DraftMember { site, target: prelude::unit(), traits }
}

/// A name for a value without one, in upper snake case: `EMPTY` for an empty value, `V_` before a digit, `VALUE` where
/// no character is left.
fn name(value: &str) -> String {
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
