//! For programs.

use serde::Serialize;

use crate::diff::{Change, Class, Group, Report, Side};

/// The version of the format. It increases when a key is removed or changes its meaning; keys may be added to any
/// version.
pub const VERSION: u32 = 1;

/// For programs, in the format that `DIFF.md` describes.
pub fn json(report: &Report) -> String {
    let count = |marked: &dyn Fn(&Change) -> bool| report.changes.iter().filter(|it| marked(it)).count();
    let document = Document {
        version: VERSION,
        old: side(&report.old),
        new: side(&report.new),
        class: report.class().map(Class::name),
        counts: Counts {
            major: report.count(Class::Major),
            minor: report.count(Class::Minor),
            patch: report.count(Class::Patch),
            wire: count(&|change| change.wire),
            security: count(&|change| change.security),
        },
        changes: report.changes.iter().map(entry).collect(),
    };
    // All keys are text, and no number is infinite.
    serde_json::to_string_pretty(&document).map(|text| text + "\n").unwrap_or_default()
}

#[derive(Serialize)]
struct Document<'r> {
    version: u32,
    old: Model<'r>,
    new: Model<'r>,
    class: Option<&'static str>,
    counts: Counts,
    changes: Vec<Entry<'r>>,
}

#[derive(Serialize)]
struct Model<'r> {
    model: Option<&'r str>,
    release: Option<&'r str>,
    service: &'r str,
    version: &'r str,
    operations: usize,
    types: usize,
}

#[derive(Serialize)]
struct Counts {
    major: usize,
    minor: usize,
    patch: usize,
    wire: usize,
    security: usize,
}

#[derive(Serialize)]
struct Entry<'r> {
    kind: &'static str,
    class: &'static str,
    wire: bool,
    security: bool,
    group: Head<'r>,
    cause: Option<&'r str>,
    shape: &'r str,
    member: Option<&'r str>,
    path: &'r str,
    before: Option<&'r str>,
    after: Option<&'r str>,
    action: &'r str,
}

#[derive(Serialize)]
struct Head<'r> {
    kind: &'static str,
    name: Option<&'r str>,
}

fn side(side: &Side) -> Model<'_> {
    Model {
        model: side.model.as_deref(),
        release: side.release.as_deref(),
        service: &side.service,
        version: &side.version,
        operations: side.operations,
        types: side.types,
    }
}

fn entry(change: &Change) -> Entry<'_> {
    let (kind, name) = match &change.group {
        Group::Service => ("service", None),
        Group::Operation(name) => ("operation", Some(name.as_str())),
        Group::Type(name) => ("type", Some(name.as_str())),
    };
    Entry {
        kind: change.kind.name(),
        class: change.class.name(),
        wire: change.wire,
        security: change.security,
        group: Head { kind, name },
        cause: change.cause.as_deref(),
        shape: &change.shape,
        member: change.member.as_deref(),
        path: &change.path,
        before: change.before.as_deref(),
        after: change.after.as_deref(),
        action: &change.action,
    }
}
