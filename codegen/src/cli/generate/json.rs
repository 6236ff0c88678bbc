//! What `generate` did, for programs.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diagnostic::Diagnostics;
use crate::diagnostic::print::line_and_column;
use crate::generate::Generated;
use crate::source::Source;
use crate::write::Plan;

/// The version of the form: it changes when something is renamed or taken away.
const VERSION: u32 = 1;

/// What was written, or with `check` what would be.
pub(super) fn done(plan: &Plan, generated: &Generated, sources: &[Source], check: bool) -> String {
    let files: Vec<_> = plan
        .drift()
        .into_iter()
        .map(|drift| json!({ "path": drift.path.display().to_string(), "difference": drift.difference }))
        .collect();
    json!({
        "version": VERSION,
        "outcome": match (files.is_empty(), check) {
            (true, _) => "up to date",
            (false, true) => "out of date",
            (false, false) => "written",
        },
        "files": files,
        "unchanged": plan.unchanged,
        "totals": BTreeMap::from(generated.report.totals.named()),
        "without_effect": generated.report.without_effect,
        "notes": generated.report.notes,
        "diagnostics": diagnostics(&generated.warnings, sources),
    })
    .to_string()
}

/// Why nothing was made of the model.
pub(super) fn refused(found: &Diagnostics, sources: &[Source]) -> String {
    json!({ "version": VERSION, "outcome": "refused", "diagnostics": diagnostics(found, sources) })
        .to_string()
}

fn diagnostics(found: &Diagnostics, sources: &[Source]) -> Vec<Value> {
    let one = |it: &crate::diagnostic::Diagnostic| {
        let source = sources.get(it.place.file);
        let place = source.and_then(|source| line_and_column(source, &it.place.spot));
        json!({
            "code": it.code,
            "severity": it.severity.to_string(),
            "shape": it.shape,
            "file": source.map(|source| &source.name),
            "line": place.map(|(line, _)| line),
            "column": place.map(|(_, column)| column),
            "message": it.message,
            "hint": it.hint,
        })
    };
    found.iter().map(one).collect()
}
