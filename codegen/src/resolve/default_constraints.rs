//! Checks that defaults keep the constraints on the member or its target
//! (Smithy 2.0, [default value constraints](https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints),
//! [constraint traits](https://smithy.io/2.0/spec/constraint-traits.html)).

use std::fmt::Display;

use serde_json::Number;

use super::checks::Checks;
use super::context::WrongPart;
use super::model::{Kind, Member};
use super::traits::default::DEFAULT;
use super::traits::{Bounds, Traits};
use super::value::ShapeValue;
use crate::diagnostic::print::escaped;

/// Checks the defaults of all structure members.
pub(super) fn check(checks: &Checks<'_>) {
    let Checks { model, context, .. } = checks;
    for shape in model.shapes() {
        let Kind::Structure(members) = &shape.kind else { continue };
        for member in members.values() {
            let Some(default) = member.traits.default() else { continue };
            let target = model.get(&member.target).map(|target| &target.traits);
            for problem in problems(member, target, &default.value) {
                let (about, at) = ((&shape.id, Some(&*member.name)), WrongPart::TraitValue(DEFAULT, &[]));
                let finding = context.finding("invalid-default", about, at, format!("the default {problem}"));
                // The zero values of Smithy 1.0 often only stand for what is not set.
                context.found.push(if is_zero(&default.value) { finding.into_warning() } else { finding });
            }
        }
    }
}

/// What is wrong with a default. A member's own trait counts before its target's.
fn problems(member: &Member, target: Option<&Traits>, value: &ShapeValue) -> Vec<String> {
    let mut problems = Vec::new();
    let length = match value {
        ShapeValue::Text(text) => Some(text.chars().count()),
        ShapeValue::Blob(bytes) => Some(bytes.len()),
        ShapeValue::List(items) => Some(items.len()),
        ShapeValue::Map(entries) => Some(entries.len()),
        _ => None,
    };
    let bounds = member.traits.length().or_else(|| target?.length());
    if let (Some(length), Some(bounds)) = (length, bounds)
        && !bounds.allows(length)
    {
        problems.push(format!("has a length of {length}, but it must be {}", wanted(bounds)));
    }
    let number = match value {
        ShapeValue::Integer(number) => Some(Number::from(*number)),
        ShapeValue::Float(number) => Number::from_f64(*number),
        ShapeValue::BigNumber(digits) => digits.parse().ok(),
        _ => None,
    };
    let range = member.traits.range().or_else(|| target?.range());
    if let (Some(number), Some(range)) = (number, range)
        && !range.allows(&number)
    {
        problems.push(format!("is {number}, but it must be {}", wanted(range)));
    }
    let pattern = member.traits.pattern().or_else(|| target?.pattern());
    if let (ShapeValue::Text(text), Some(pattern)) = (value, pattern)
        && is_missed(pattern, text)
    {
        let (text, pattern) = (escaped(text), escaped(pattern));
        problems.push(format!("`{text}` does not match the pattern `{pattern}`"));
    }
    problems
}

/// Whether text does not match a pattern. A pattern that the library cannot read is not checked.
#[cfg(feature = "cli")]
fn is_missed(pattern: &str, text: &str) -> bool {
    regex::Regex::new(pattern).is_ok_and(|regex| !regex.is_match(text))
}

/// Build scripts have no library for patterns: what they generate does not depend on it.
#[cfg(not(feature = "cli"))]
fn is_missed(_: &str, _: &str) -> bool {
    false
}

fn wanted<T: Display + PartialEq>(bounds: &Bounds<T>) -> String {
    match bounds {
        Bounds::Between(min, max) => format!("from {min} to {max}"),
        bounds => bounds.to_string(),
    }
}

fn is_zero(value: &ShapeValue) -> bool {
    match value {
        ShapeValue::Integer(number) => *number == 0,
        ShapeValue::Float(number) => *number == 0.0,
        _ => false,
    }
}
