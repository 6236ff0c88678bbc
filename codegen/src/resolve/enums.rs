//! Reads the values of enums
//! (Smithy 2.0, [enum](https://smithy.io/2.0/spec/simple-types.html#enum),
//! [intEnum](https://smithy.io/2.0/spec/simple-types.html#intenum)).

use std::fmt::Display;
use std::hash::Hash;

use super::draft::DraftMember;
use super::model::EnumValue;
use super::traits::node::Subject;
use super::traits::refinement::ENUM_VALUE;
use super::traits::typed;
use super::value::{enum_int, enum_text};
use crate::diagnostic::Diagnostic;
use crate::ordered::OrderedMap;

/// The values of an enum or intEnum: one for each member, and no two equal.
pub(super) fn values<T: Clone + Eq + Hash + Display>(
    subject: &Subject<'_>,
    value_of: fn(&str, &DraftMember<'_>) -> Result<T, String>,
) -> Vec<EnumValue<T>> {
    let (id, draft) = (subject.id, subject.draft);
    let mut values = Vec::with_capacity(draft.members.len());
    let mut seen: OrderedMap<T, &str> = OrderedMap::default();
    for (name, member) in &draft.members {
        let mut traits = typed(&subject.with_member(name, member));
        traits.remove(ENUM_VALUE);
        let problem = match value_of(name, member) {
            Ok(value) => {
                let first = *seen.entry(value.clone()).or_insert(name);
                let problem =
                    (first != name).then(|| format!("the value `{value}` is that of `{first}` already"));
                values.push(EnumValue { name: name.to_string(), value, traits });
                problem
            }
            Err(problem) => Some(problem),
        };
        let Some(problem) = problem else { continue };
        let place = match member.traits.get(ENUM_VALUE) {
            // The values of an `enum` trait have no trait of their own to point to.
            Some(value) if draft.site != value.site => value.site.trait_value(ENUM_VALUE, &[]),
            _ => member.site.key(),
        };
        subject.context.found.push(Diagnostic::error("invalid-enum", place, problem).member(id, name));
    }
    values
}

/// The value of a member of an enum.
pub(super) fn text(name: &str, member: &DraftMember<'_>) -> Result<String, String> {
    let value = enum_text(name, member).map_err(|mismatch| mismatch.sentence("the value of an enum member"));
    value.map(str::to_owned)
}

/// The value of a member of an intEnum.
pub(super) fn number(_: &str, member: &DraftMember<'_>) -> Result<i32, String> {
    enum_int(member)
        .ok_or_else(|| format!("a member of an intEnum needs the trait {ENUM_VALUE}"))?
        .map_err(|mismatch| mismatch.sentence("the value of an intEnum member"))
}
