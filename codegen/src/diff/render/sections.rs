//! What all formats of a report have in common: chapters, sections and entries.

use std::collections::BTreeMap;

use crate::diff::{Change, Class, Entry, Group, Kind, Report};
use crate::ordered::OrderedMap;

/// The text for no changes.
pub(super) const NO_CHANGES: &str = "no changes";

/// A kind of concern for readers; each change is in one chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Chapter {
    /// Major changes.
    Breaking,
    /// Changes of what is sensitive that break nothing.
    Security,
    /// Minor changes.
    Minor,
    /// The rest.
    Patch,
}

impl Chapter {
    fn of(change: &Change) -> Self {
        match (change.class, change.security) {
            (Class::Major, _) => Self::Breaking,
            (_, true) => Self::Security,
            (Class::Minor, _) => Self::Minor,
            (Class::Patch, _) => Self::Patch,
        }
    }

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Breaking => "Breaking",
            Self::Security => "Security",
            Self::Minor => "New and changed",
            Self::Patch => "Documentation and the like",
        }
    }
}

/// What is listed under one heading.
pub(super) struct Section<'r> {
    /// The heading; `None` for what needs no action.
    pub(super) title: Option<String>,
    pub(super) parts: Vec<Part<'r>>,
}

/// A part of a section.
pub(super) enum Part<'r> {
    Entry(Entry<'r>),
    /// Changes of which only the names are shown.
    Names {
        class: Class,
        words: &'static str,
        names: Vec<String>,
        changes: Vec<&'r Change>,
    },
}

impl<'r> Part<'r> {
    pub(super) fn changes(&self) -> Vec<&'r Change> {
        match self {
            Self::Entry(entry) => entry.changes().collect(),
            Self::Names { changes, .. } => changes.clone(),
        }
    }
}

/// The chapters that are not empty, each with its number of changes and its sections.
pub(super) fn chapters(report: &Report) -> Vec<(Chapter, usize, Vec<Section<'_>>)> {
    let mut chapters: BTreeMap<Chapter, OrderedMap<Option<&Group>, Vec<Entry<'_>>>> = BTreeMap::new();
    for entry in report.entries() {
        let chapter = Chapter::of(entry.first);
        let group = Some(&entry.first.group).filter(|group| {
            chapter != Chapter::Patch && entry.others.iter().all(|change| change.group == **group)
        });
        chapters.entry(chapter).or_default().entry(group).or_default().push(entry);
    }
    let chapters = chapters.into_iter().map(|(chapter, sections)| {
        let mut sections: Vec<_> = sections.into_iter().collect();
        // What affects several operations and types comes first.
        sections.sort_by_key(|(group, _)| group.is_some());
        let count =
            sections.iter().flat_map(|(_, entries)| entries).map(|entry| entry.changes().count()).sum();
        let section = |(group, entries)| {
            let title = (chapter != Chapter::Patch).then(|| title(group));
            Section { title, parts: parts(entries) }
        };
        (chapter, count, sections.into_iter().map(section).collect())
    });
    chapters.collect()
}

/// Entries in the order in which they are shown, then the lists of types that are new or gone, which follow from other
/// entries, and of changed documentation.
fn parts(entries: Vec<Entry<'_>>) -> Vec<Part<'_>> {
    const LISTED: [(Kind, &str); 3] = [
        (Kind::TypeRemoved, "types gone"),
        (Kind::TypeAdded, "new types"),
        (Kind::DocumentationChanged, "documentation of"),
    ];
    let is_listed = |entry: &Entry<'_>| LISTED.iter().any(|(kind, _)| *kind == entry.first.kind);
    let (listed, shown): (Vec<Entry<'_>>, Vec<_>) = entries.into_iter().partition(is_listed);
    let mut parts: Vec<Part<'_>> = shown.into_iter().map(Part::Entry).collect();
    for (kind, words) in LISTED {
        let of_kind = listed.iter().filter(|entry| entry.first.kind == kind);
        let changes: Vec<&Change> = of_kind.flat_map(Entry::changes).collect();
        let Some(class) = changes.first().map(|change| change.class) else { continue };
        let name = |change: &Change| match kind {
            Kind::DocumentationChanged => change.after.clone().unwrap_or_default().replace('`', ""),
            _ => change.path.clone(),
        };
        let names = changes.iter().map(|change| name(change)).collect();
        parts.push(Part::Names { class, words, names, changes });
    }
    parts
}

/// The heading for the changes of an operation or type; without one, of those that affect several.
fn title(group: Option<&Group>) -> String {
    match group {
        None => "Several operations and types".to_owned(),
        Some(Group::Service) => "The service".to_owned(),
        Some(Group::Operation(name)) => name.clone(),
        Some(Group::Type(name)) => format!("{name} (several operations)"),
    }
}

/// What an entry is about: the path, or the shape that is the cause of several changes.
pub(super) fn subject<'r>(entry: &Entry<'r>) -> &'r str {
    match &entry.first.cause {
        Some(cause) if !entry.others.is_empty() => cause,
        _ => &entry.first.path,
    }
}

/// The places of an entry that has several, each with its values unless all have the same.
pub(super) fn places(entry: &Entry<'_>, code: impl Fn(&str) -> String) -> Vec<String> {
    if entry.others.is_empty() {
        return Vec::new();
    }
    let alike = entry.values().is_some();
    let place =
        |change: &Change| match (alike, values(change.before.as_deref(), change.after.as_deref(), &code)) {
            (false, Some(values)) => format!("{} ({values})", code(&change.path)),
            _ => code(&change.path),
        };
    entry.changes().map(place).collect()
}

/// `2 major, 1 patch`, without numbers that are zero.
pub(super) fn counts<'c>(changes: impl Iterator<Item = &'c Change> + Clone) -> String {
    let count = |class| changes.clone().filter(|change| change.class == class).count();
    let counts = Class::ALL.map(|class| (class.name(), count(class)));
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    counts.map(|(name, count)| format!("{count} {name}")).collect::<Vec<_>>().join(", ")
}

/// How many changes change the JSON form, and how many what is sensitive.
pub(super) fn marked(report: &Report) -> (usize, usize) {
    let count = |marked: fn(&Change) -> bool| report.changes.iter().filter(|change| marked(change)).count();
    (count(|change| change.wire), count(|change| change.security))
}

/// The names of the marks of a change.
pub(super) fn marks_of(change: &Change) -> impl Iterator<Item = &'static str> {
    change.wire.then_some("wire").into_iter().chain(change.security.then_some("security"))
}

/// `2 change the JSON form, 1 changes what is sensitive`; `None` if both are zero.
pub(super) fn marks(report: &Report) -> Option<String> {
    let (wire, security) = marked(report);
    let said = |count: usize, what: &str| {
        (count > 0).then(|| format!("{count} {} {what}", if count == 1 { "changes" } else { "change" }))
    };
    let wire = said(wire, "the form on the wire");
    let security = said(security, "what is sensitive: review by hand");
    let said: Vec<String> = wire.into_iter().chain(security).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// What was compared, one line each: the models, the releases of the crate, and their sizes.
pub(super) fn sides(report: &Report) -> Vec<String> {
    let (old, new) = (&report.old, &report.new);
    let change = |label: &str, old: Option<&str>, new: Option<&str>| match (old, new) {
        (Some(old), Some(new)) if old != new => Some(format!("{label} {old} -> {new}")),
        (_, Some(one)) | (Some(one), None) => Some(format!("{label} {one}")),
        (None, None) => None,
    };
    let [old_version, new_version] =
        [&old.version, &new.version].map(|version| Some(&**version).filter(|version| !version.is_empty()));
    let size = |what: &str, old: usize, new: usize| {
        let plural = if new == 1 { "" } else { "s" };
        let before = if old == new { String::new() } else { format!(" ({old} before)") };
        format!("{new} {what}{plural}{before}")
    };
    let sizes = [size("operation", old.operations, new.operations), size("type", old.types, new.types)];
    let lines = [
        change("service", Some(&old.service), Some(&new.service)).filter(|_| old.service != new.service),
        change("model", old.model.as_deref(), new.model.as_deref()),
        change("interface", old_version, new_version),
        change("crate", old.release.as_deref(), new.release.as_deref()),
        Some(sizes.join(", ")),
    ];
    lines.into_iter().flatten().collect()
}

/// The old and the new value, as far as they exist, on one line; `None` if they are too long for one.
pub(super) fn values(
    before: Option<&str>,
    after: Option<&str>,
    code: impl Fn(&str) -> String,
) -> Option<String> {
    const LONGEST: usize = 300;
    if [before, after].into_iter().flatten().any(|text| text.len() > LONGEST) {
        return None;
    }
    match (before, after) {
        (Some(before), Some(after)) => Some(format!("{} -> {}", code(before), code(after))),
        (Some(before), None) => Some(format!("was {}", code(before))),
        (None, Some(after)) => Some(code(after)),
        (None, None) => None,
    }
}

/// The values of an entry; `None` if its action says everything.
pub(super) fn shown_values(entry: &Entry<'_>, code: impl Fn(&str) -> String) -> Option<String> {
    let (before, after) = entry.values()?;
    let said = |text: Option<&str>| text.is_none_or(|text| entry.first.action.contains(text));
    if said(before) && said(after) { None } else { values(before, after, code) }
}
