//! The changelog section about an update.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::Hash;

use crate::ordered::OrderedMap;

use super::age::is_addition;
use super::event::event;
use super::release::Release;
use crate::diagnostic::print::escaped;
use crate::diff::{Change, Class, Entry, Group, Kind, Report};
use crate::line_ends;

/// How many new names are listed on a line.
const MOST_NAMES: usize = 8;
/// How many changes of one kind that need no action get a line each.
const MOST_PATCHES: usize = 5;

/// The section of a version that was made from the model `model`.
pub(crate) fn section(version: &str, model: &str, report: &Report) -> String {
    let mut text = format!("## {version}\n\nFrom the model `{}`.\n", escaped(model));
    let entries = report.entries();
    let of = |title: Title| -> Vec<&Entry<'_>> {
        entries.iter().filter(|entry| Title::of(entry.first) == title).collect()
    };
    let (gone, breaking): (Vec<_>, Vec<_>) = of(Title::Breaking)
        .into_iter()
        .partition(|entry| matches!(entry.first.kind, Kind::OperationRemoved | Kind::TypeRemoved));
    let (single, several): (Vec<_>, Vec<_>) =
        of(Title::Added).into_iter().partition(|entry| entry.others.is_empty());
    let parts: [(&str, Vec<String>); 4] = [
        ("Security", security(&flat(&of(Title::Security)))),
        (
            "Breaking",
            by_group(&flat(&gone), " is gone").into_iter().chain(breaking.into_iter().map(line)).collect(),
        ),
        ("Added", several.into_iter().map(line).chain(by_group(&flat(&single), "")).collect()),
        ("Changed", changes(&of(Title::Changed))),
    ];
    if report.changes.is_empty() {
        text.push_str("\nThe generated source differs, and nothing that code can see.\n");
    }
    for (title, lines) in parts {
        if !lines.is_empty() {
            text.push_str(&format!("\n### {title}\n\n"));
            text.extend(lines.into_iter().map(|line| format!("- {line}\n")));
        }
    }
    text
}

/// All changes of entries.
fn flat<'r>(entries: &[&Entry<'r>]) -> Vec<&'r Change> {
    entries.iter().flat_map(|entry| entry.changes()).collect()
}

/// What a change is listed under.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Title {
    Breaking,
    Added,
    Changed,
    Security,
}

impl Title {
    fn of(change: &Change) -> Self {
        match (change.security, change.class) {
            (true, _) => Self::Security,
            (_, Class::Major) => Self::Breaking,
            _ if is_addition(change.kind) => Self::Added,
            _ => Self::Changed,
        }
    }
}

/// What happened, and what a consumer must do.
fn line(entry: &Entry<'_>) -> String {
    let (change, event) = (entry.first, event(entry.first.kind));
    let values = match entry.values() {
        Some((before @ Some(_), after @ Some(_))) => between(before, after),
        _ => String::new(),
    };
    if let (Some(cause), false) = (&change.cause, entry.others.is_empty()) {
        let places = entry.changes().map(|change| code(&change.path)).collect();
        let (cause, places) = (code(cause), list(places, usize::MAX));
        return format!("{cause}: {event}{values}, at {places}.{}", to_do(entry));
    }
    let path = code(&change.path);
    match to_do(entry) {
        nothing if nothing.is_empty() => format!("{path}: {event}{values}."),
        to_do => format!("{path}: {event}.{to_do}"),
    }
}

/// What a consumer must do, or else what is new for those who have nothing to do, as one more sentence; empty if that is
/// nothing.
fn to_do(entry: &Entry<'_>) -> String {
    let text = escaped(&entry.news().unwrap_or_else(|| entry.action()));
    let mut rest = text.chars();
    rest.next()
        .map(|first| [' '].into_iter().chain(first.to_uppercase()).chain(rest).collect())
        .unwrap_or_default()
}

/// One line for equal changes, breaking ones first: each names everything that changed in this way.
fn security(changes: &[&Change]) -> Vec<String> {
    let line = |((kind, cause), changes): ((Kind, Option<&str>), Vec<&Change>)| {
        let breaking = if kind.rule().class == Class::Major { "Breaking: " } else { "" };
        let cause = cause.map(|cause| format!("{} and with it ", code(cause))).unwrap_or_default();
        let paths = paths(&changes, usize::MAX);
        let mut changes = changes.into_iter();
        let to_do = changes.next().map(|first| to_do(&Entry { first, others: changes.collect() }));
        format!("{breaking}{cause}{paths}: {}.{}", event(kind), to_do.unwrap_or_default())
    };
    by(changes, |change| (change.kind, change.cause.as_deref())).into_iter().map(line).collect()
}

/// The changes that have the same key, in the order of their first ones.
fn by<'c, K: Eq + Hash>(changes: &[&'c Change], key: fn(&'c Change) -> K) -> OrderedMap<K, Vec<&'c Change>> {
    let mut alike: OrderedMap<K, Vec<&Change>> = OrderedMap::default();
    for &change in changes {
        alike.entry(key(change)).or_default().push(change);
    }
    alike
}

/// The first of the changes' paths, and how many more there are.
fn paths(changes: &[&Change], most: usize) -> String {
    list(changes.iter().map(|change| code(&change.path)).collect(), most)
}

/// The first of the names, and how many more there are.
fn list(names: Vec<String>, most: usize) -> String {
    match names.len().saturating_sub(most) {
        0 | 1 => names.join(", "),
        more => {
            let first: Vec<_> = names.into_iter().take(most).collect();
            format!("{} and {more} more", first.join(", "))
        }
    }
}

fn code(text: &str) -> String {
    let text = escaped(text);
    if text.contains('`') { text } else { format!("`{text}`") }
}

/// A line for each operation or type that gained or lost something.
fn by_group(changes: &[&Change], event: &str) -> Vec<String> {
    let mut groups: BTreeMap<&Group, Vec<&Change>> = BTreeMap::new();
    for &change in changes {
        groups.entry(&change.group).or_default().push(change);
    }
    let line = |(group, changes): (&Group, Vec<&Change>)| {
        let is_operation =
            |change: &&Change| matches!(change.kind, Kind::OperationAdded | Kind::OperationRemoved);
        let (whole, parts): (Vec<_>, Vec<_>) = changes.into_iter().partition(is_operation);
        let names = parts.into_iter().map(|change| match (change.kind, &change.after) {
            (Kind::OperationErrorAdded, Some(variant)) => code(variant),
            _ => code(&change.path),
        });
        let list = list(names.collect(), MOST_NAMES);
        match group {
            Group::Operation(name) if !whole.is_empty() => {
                let with = if list.is_empty() { String::new() } else { format!(", with {list}") };
                format!("The operation {}{event}{with}.", code(name))
            }
            Group::Operation(name) => format!("For {}: {list}{event}.", code(name)),
            Group::Type(_) | Group::Service => format!("{list}{event}."),
        }
    };
    groups.into_iter().map(line).collect()
}

/// One line per change. Changes that need no action share lines: the documentation has one, and so have equal changes
/// of several members; a kind with many changes has only their number.
fn changes(changed: &[&Entry<'_>]) -> Vec<String> {
    let is_prose = |kind| matches!(kind, Kind::DocumentationChanged | Kind::LinksChanged);
    let mut kinds: BTreeMap<(Reverse<Class>, Kind), Vec<&Entry<'_>>> = BTreeMap::new();
    for &entry in changed.iter().filter(|entry| !is_prose(entry.first.kind)) {
        kinds.entry((Reverse(entry.first.class), entry.first.kind)).or_default().push(entry);
    }
    let lines = |((Reverse(class), kind), entries): ((Reverse<Class>, Kind), Vec<&Entry<'_>>)| match class {
        Class::Major | Class::Minor => entries.into_iter().map(line).collect(),
        Class::Patch => {
            let changes = flat(&entries);
            let mut lines = alike(kind, &changes);
            if lines.len() > MOST_PATCHES {
                lines = vec![format!("{} times: {}.", changes.len(), event(kind))];
            }
            lines
        }
    };
    let of = |kind| changed.iter().filter(move |entry| entry.first.kind == kind);
    let prose: Vec<String> = of(Kind::DocumentationChanged).map(|entry| code(&entry.first.path)).collect();
    let has_links = of(Kind::LinksChanged).next().is_some();
    let prose = match (prose.is_empty(), has_links) {
        (false, _) => Some(format!("The documentation of {}.", list(prose, MOST_NAMES))),
        (true, true) => Some("Links in the documentation.".to_owned()),
        (true, false) => None,
    };
    kinds.into_iter().flat_map(lines).chain(prose).collect()
}

/// One line for equal changes, with everything that changed in this way.
fn alike(kind: Kind, changes: &[&Change]) -> Vec<String> {
    let line = |((before, after), changes): ((Option<&str>, Option<&str>), Vec<&Change>)| {
        format!("{}: {}{}.", paths(&changes, MOST_NAMES), event(kind), between(before, after))
    };
    by(changes, |change| (change.before.as_deref(), change.after.as_deref())).into_iter().map(line).collect()
}

/// The old value and the new one, behind the event.
fn between(before: Option<&str>, after: Option<&str>) -> String {
    match (before.map(code), after.map(code)) {
        (Some(before), Some(after)) => format!(", from {before} to {after}"),
        (Some(before), None) => format!(" (was {before})"),
        (None, Some(after)) => format!(" (now {after})"),
        (None, None) => String::new(),
    }
}

/// The changelog with the section on top: after the title, its text and the unreleased changes, and before the other
/// versions.
///
/// # Errors
///
/// What is wrong with the changelog.
pub(super) fn insert(changelog: Option<&str>, release: &Release) -> Result<String, String> {
    let section = &release.section;
    let Some(text) = changelog.filter(|text| !text.trim().is_empty()) else {
        return Ok(format!("# Changelog\n\n{section}"));
    };
    let headings: Vec<(usize, &str)> = headings(text).collect();
    let is_of = |heading: &str, name: &str| {
        let word = heading.trim_matches(|c: char| c.is_whitespace() || c == '#');
        let word = word.split_whitespace().next().unwrap_or_default();
        word.trim_matches(['[', ']']).trim_start_matches('v').eq_ignore_ascii_case(name)
    };
    let version = release.to.to_string();
    if headings.iter().any(|(_, heading)| is_of(heading, &version)) {
        return Err(format!(
            "it has a section about {version} already, the version that the crate would get"
        ));
    }
    let at =
        headings.iter().find(|(_, heading)| !is_of(heading, "unreleased")).map_or(text.len(), |(at, _)| *at);
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let gap = if before.ends_with("\n\n") || before.ends_with("\n\r\n") {
        ""
    } else if before.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    };
    let end = if after.is_empty() { "" } else { "\n" };
    let inserted = line_ends::as_in(text, format!("{gap}{section}{end}"));
    Ok(format!("{before}{inserted}{after}"))
}

/// The headings of the second level outside code blocks, with their positions.
fn headings(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let (mut at, mut in_code) = (0, false);
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        (!in_code && line.starts_with("## ")).then_some((start, line))
    })
}

#[cfg(test)]
mod tests {
    use semver::Version;

    use super::*;

    fn inserted(text: &str) -> Result<String, String> {
        let release = Release {
            from: Version::new(0, 1, 0),
            to: Version::new(0, 2, 0),
            section: "## 0.2.0\n\nNew.\n".to_owned(),
        };
        insert(Some(text), &release)
    }

    #[test]
    fn where_the_section_goes() {
        let new = "## 0.2.0\n\nNew.\n";
        assert_eq!(inserted(""), Ok(format!("# Changelog\n\n{new}")));
        assert_eq!(inserted("# Log\n"), Ok(format!("# Log\n\n{new}")));
        assert_eq!(inserted("# Log"), Ok(format!("# Log\n\n{new}")));
        assert_eq!(inserted("# Log\n\n## 0.1.0\nOld.\n"), Ok(format!("# Log\n\n{new}\n## 0.1.0\nOld.\n")));
        let text = "# Log\n\nWords.\n\n## [Unreleased]\n\n- x\n\n## [0.1.0] - long ago\n";
        let expected = format!("# Log\n\nWords.\n\n## [Unreleased]\n\n- x\n\n{new}\n## [0.1.0] - long ago\n");
        assert_eq!(inserted(text), Ok(expected));
        let text = "# Log\n\n```\n## 0.2.0\n```\n";
        assert_eq!(inserted(text), Ok(format!("{text}\n{new}")));
        let dos = "# Log\r\n\r\n## 0.1.0\r\n";
        assert_eq!(inserted(dos), Ok("# Log\r\n\r\n## 0.2.0\r\n\r\nNew.\r\n\r\n## 0.1.0\r\n".to_owned()));
    }

    #[test]
    fn a_version_has_one_section() {
        for heading in ["## 0.2.0", "## [0.2.0] - 2020-01-01", "## v0.2.0"] {
            let problem = inserted(&format!("# Log\n\n{heading}\n")).unwrap_err();
            assert!(problem.starts_with("it has a section about 0.2.0 already"), "{problem}");
        }
        assert!(inserted("## 0.2.0-rc.1\n").is_ok());
    }
}
