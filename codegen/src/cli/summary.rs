//! What the summaries of several commands have in common.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::print::{escaped, shown};
use crate::fill::fill_indented;
use crate::report::Report;

/// How many traits without effect are named; the others are only counted.
const NAMED_TRAITS: usize = 4;

/// The columns that every terminal has.
const COLUMNS: usize = 80;

/// The counts of a report in aligned columns, the traits without effect, and the remarks. If `all` is set, all of these
/// traits are named.
pub(super) fn summary(report: &Report, all: bool) -> String {
    let rows = report.totals.named();
    let width = rows.iter().map(|(_, count)| count.to_string().len()).max().unwrap_or_default();
    let rows = rows.iter().map(|(name, count)| {
        let place = if *name == "shapes" { " in the closure" } else { "" };
        let noun = if *count == 1 { name.trim_end_matches('s') } else { name };
        format!("  {count:width$} {}{place}\n", noun.replace('_', " "))
    });
    let traits = without_effect(&report.without_effect, all);
    let notes = report.notes.iter().map(|note| format!("note: {}\n", escaped(note)));
    rows.chain(traits).chain(notes).collect()
}

/// A line or two about traits without effect, the most frequent first; `None` if there are none. If `all` is set, all
/// of them are named, else the first few.
pub(super) fn without_effect(counts: &BTreeMap<String, usize>, all: bool) -> Option<String> {
    let mut traits: Vec<(&str, usize)> = counts.iter().map(|(id, count)| (id.as_str(), *count)).collect();
    traits.sort_by_key(|(id, count)| (Reverse(*count), *id));
    // Naming one more takes no more room than counting it.
    let named =
        if all || traits.len() == NAMED_TRAITS + 1 { traits.len() } else { traits.len().min(NAMED_TRAITS) };
    let (named, others) = traits.split_at_checked(named)?;
    let mut parts: Vec<String> =
        named.iter().map(|(id, count)| format!("{} ({count})", escaped(id))).collect();
    if !others.is_empty() {
        let total: usize = others.iter().map(|(_, count)| count).sum();
        parts.push(format!("and {} others ({total})", others.len()));
    }
    (!parts.is_empty()).then(|| filled(&format!("traits without effect here: {}", parts.join(", "))))
}

/// The words on lines of [`COLUMNS`]; all lines but the first are indented. A word stays with its count.
fn filled(text: &str) -> String {
    let parts: Vec<_> = text.split_inclusive([',', ':']).map(|part| part.trim_start().to_owned()).collect();
    fill_indented(&parts, 0, 2, COLUMNS).join("\n") + "\n"
}

/// The folder of a crate, in a sentence.
pub(super) fn folder(dir: &Path) -> String {
    if dir == Path::new(".") { "this folder".to_owned() } else { shown(dir) }
}

/// A number with its noun.
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
