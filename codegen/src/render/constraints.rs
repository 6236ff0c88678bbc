//! The table of the constraints on a type's members.

use serde_json::Number;

use super::part::{CHECK, Part, Root};
use super::table::{Table, bracketed, source, text};
use crate::lower::{Held, Limits, MemberFacts};
use crate::name::Ident;
use crate::resolve::Bounds;

/// The table for a type with these members; none if they have no constraint that can be checked.
pub(super) fn constraints<'a>(
    ident: &Ident,
    members: impl Iterator<Item = &'a MemberFacts>,
    root: &Root,
) -> Option<Part> {
    let members = members.enumerate().filter(|_| root.has_checks);
    let rows = members.flat_map(|(index, member)| {
        member.constraints.iter().filter_map(move |(way, limits)| row(index, way, limits))
    });
    let rows: Vec<_> = rows.collect();
    let feature = root.is_crate.then_some(CHECK);
    let table = Table { rows, feature, ..Table::new("check::constraints", vec![source(ident)]) };
    (!table.rows.is_empty()).then_some(Part::Table(table))
}

fn row(index: usize, way: &[Held], limits: &Limits) -> Option<Vec<String>> {
    let facts = bracketed(facts(limits));
    let steps = way.iter().map(|step| match step {
        Held::Keys => "Keys".to_owned(),
        Held::Values | Held::Items => "Items".to_owned(),
    });
    let way = bracketed(steps.collect()).join(" ");
    let place = if way.is_empty() { index.to_string() } else { format!("{index} in {way}") };
    (!facts.is_empty()).then(|| [place].into_iter().chain(facts).collect())
}

fn facts(limits: &Limits) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(limits.length.map(|(length, _)| match length {
        Bounds::Between(min, max) => format!("length({min}, {max})"),
        Bounds::AtLeast(min) => format!("min_length({min})"),
        Bounds::AtMost(max) => format!("max_length({max})"),
    }));
    if let Some(range) = &limits.range {
        facts.extend(range.min().map(|min| bound("at_least", min)));
        facts.extend(range.max().map(|max| bound("at_most", max)));
    }
    if let (Some(pattern), Some(regex)) = (&limits.pattern, &limits.regex) {
        facts.push(match pattern == regex {
            true => format!("pattern({})", text(regex)),
            false => format!("pattern_as({}, {})", text(pattern), text(regex)),
        });
    }
    facts.extend(limits.unique_items.then(|| "unique_items".to_owned()));
    facts
}

/// A bound of a number; one with a fraction is a float.
fn bound(word: &str, bound: &Number) -> String {
    match (bound.as_i128(), bound.as_f64()) {
        (Some(number), _) => format!("{word}({number})"),
        (None, Some(number)) => format!("{word}_float({number:?})"),
        (None, None) => format!("{word}({bound})"),
    }
}
