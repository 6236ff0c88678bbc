//! For programs.

use serde::Serialize;

use super::sections::marked;
use crate::diff::{Change, Class, Report, Side};

/// The version of the format. It increases when a key is removed or changes its meaning; keys may be added to any
/// version.
pub const VERSION: u32 = 1;

/// For programs, in the format that `DIFF.md` describes. The types of a report are serialized in this format, too, and
/// their keys change only with [`VERSION`].
pub fn json(report: &Report) -> String {
    let (wire, security) = marked(report);
    let document = Document {
        version: VERSION,
        old: &report.old,
        new: &report.new,
        class: report.class(),
        counts: Counts {
            major: report.count(Class::Major),
            minor: report.count(Class::Minor),
            patch: report.count(Class::Patch),
            wire,
            security,
        },
        changes: &report.changes,
    };
    // All keys are text, and no number is infinite.
    serde_json::to_string_pretty(&document).map(|text| text + "\n").unwrap_or_default()
}

#[derive(Serialize)]
struct Document<'r> {
    version: u32,
    old: &'r Side,
    new: &'r Side,
    class: Option<Class>,
    counts: Counts,
    changes: &'r [Change],
}

#[derive(Serialize)]
struct Counts {
    major: usize,
    minor: usize,
    patch: usize,
    wire: usize,
    security: usize,
}
