//! Checks the values of enums and that unions have members
//! (Smithy 2.0, [enum](https://smithy.io/2.0/spec/simple-types.html#enum),
//! [intEnum](https://smithy.io/2.0/spec/simple-types.html#intenum),
//! [union](https://smithy.io/2.0/spec/aggregate-types.html#union)).

use std::fmt::Display;
use std::hash::Hash;

use super::closure::Closure;
use super::draft::{Draft, DraftMember, Drafts};
use super::traits::enumeration::ENUM_VALUE;
use super::value::{enum_int, enum_text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::ShapeType;
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// Checks all enums and unions of the closure.
pub(super) fn check(drafts: &Drafts<'_>, closure: &Closure, diagnostics: &mut Diagnostics) {
    for (id, draft) in closure.data.iter().filter_map(|id| drafts.get_key_value(id)) {
        let code = match &*draft.shape_type {
            ShapeType::Enum | ShapeType::IntEnum => "invalid-enum",
            ShapeType::Union => "invalid-union",
            _ => continue,
        };
        if draft.members.is_empty() {
            let message = format!("the {} has no members; it needs at least one", draft.shape_type.name());
            diagnostics.push(Diagnostic::error(code, draft.site.key(), message).shape(id));
        }
        match &*draft.shape_type {
            ShapeType::Enum => values(id, draft, text, diagnostics),
            ShapeType::IntEnum => values(id, draft, number, diagnostics),
            _ => {}
        }
    }
}

fn values<'d, V: Eq + Hash + Display>(
    id: &ShapeId,
    draft: &'d Draft<'_>,
    value_of: impl Fn(&'d str, &'d DraftMember<'_>) -> Result<V, String>,
    diagnostics: &mut Diagnostics,
) {
    let mut seen: OrderedMap<V, &str> = OrderedMap::default();
    for (name, member) in &draft.members {
        let message = match value_of(name, member) {
            Ok(value) => match seen.get(&value) {
                Some(first) => format!("the value `{value}` is that of `{first}` already"),
                None => {
                    seen.insert(value, name);
                    continue;
                }
            },
            Err(message) => message,
        };
        let place = match member.traits.get(ENUM_VALUE) {
            // The values of an `enum` trait have no trait of their own to point to.
            Some(value) if draft.site != value.site => value.site.trait_value(ENUM_VALUE, &[]),
            _ => member.site.key(),
        };
        diagnostics.push(Diagnostic::error("invalid-enum", place, message).member(id, name));
    }
}

fn text<'d>(name: &'d str, member: &'d DraftMember<'_>) -> Result<&'d str, String> {
    enum_text(name, member).map_err(|mismatch| mismatch.sentence("the value of an enum member"))
}

fn number(_: &str, member: &DraftMember<'_>) -> Result<i32, String> {
    enum_int(member)
        .ok_or_else(|| format!("a member of an intEnum needs the trait {ENUM_VALUE}"))?
        .map_err(|mismatch| mismatch.sentence("the value of an intEnum member"))
}
