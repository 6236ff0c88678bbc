//! What all forms of a report have in common: its sections, counts and values.

use crate::diff::{Change, Class, Group, Kind, Report};
use crate::ordered::OrderedMap;

/// What is said where there is no change.
pub(super) const NO_CHANGES: &str = "no changes";

/// How many names are shown of the types that come or go together.
const MOST_NAMES: usize = 60;

/// The changes of a report that are shown under one head, most severe first.
pub(super) struct Section<'r> {
    pub(super) group: &'r Group,
    pub(super) changes: Vec<&'r Change>,
}

/// The sections, in the order of the most severe change of each.
pub(super) fn sections(report: &Report) -> Vec<Section<'_>> {
    let mut sections: OrderedMap<&Group, Vec<&Change>> = OrderedMap::default();
    for change in &report.changes {
        sections.entry(&change.group).or_default().push(change);
    }
    sections.into_iter().map(|(group, changes)| Section { group, changes }).collect()
}

impl<'r> Section<'r> {
    /// Its changes in the order in which they are shown: of each class the entries, then the lists of types that are
    /// new, or gone, which follow from what else is there.
    pub(super) fn parts(&self) -> Vec<Part<'r>> {
        let mut parts = Vec::new();
        for class in [Class::Major, Class::Minor, Class::Patch] {
            let of_class = || self.changes.iter().copied().filter(move |change| change.class == class);
            parts.extend(of_class().filter(|change| words_before(change.kind).is_none()).map(Part::Entry));
            for kind in [Kind::TypeRemoved, Kind::TypeAdded] {
                let types = of_class().filter(|change| change.kind == kind);
                let types: Vec<&str> = types.map(|change| change.path.as_str()).collect();
                if let Some(words) = words_before(kind).filter(|_| !types.is_empty()) {
                    parts.push(Part::Types { class, words, types });
                }
            }
        }
        parts
    }

    pub(super) fn title(&self) -> String {
        match self.group {
            Group::Service => "The service".to_owned(),
            Group::Operation(name) => name.clone(),
            Group::Type(name) => format!("{name} (several operations)"),
        }
    }

    /// The counts of its changes.
    pub(super) fn counts(&self) -> String {
        counts(self.changes.iter().copied())
    }
}

/// A part of a section.
pub(super) enum Part<'r> {
    Entry(&'r Change),
    Types { class: Class, words: &'static str, types: Vec<&'r str> },
}

/// What is said before the names of types, for the kinds of which only the names are shown.
fn words_before(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::TypeAdded => Some("new types"),
        Kind::TypeRemoved => Some("types gone"),
        _ => None,
    }
}

/// Names with commas between them, and how many there are beyond the most that are shown.
pub(super) fn listed(names: &[&str], shown: impl Fn(&str) -> String) -> String {
    let more = names.len().saturating_sub(MOST_NAMES);
    let mut text = names.iter().take(MOST_NAMES).map(|name| shown(name)).collect::<Vec<_>>().join(", ");
    if more > 0 {
        text.push_str(&format!(" and {more} more"));
    }
    text
}

/// `2 major, 1 patch`.
pub(super) fn counts<'c>(changes: impl Iterator<Item = &'c Change> + Clone) -> String {
    let count = |class: Class| changes.clone().filter(|change| change.class == class).count();
    let counts = [Class::Major, Class::Minor, Class::Patch].map(|class| (count(class), class));
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    counts.map(|(count, class)| format!("{count} {}", class.name())).collect::<Vec<_>>().join(", ")
}

/// `2 change the JSON form, 1 changes what is sensitive`; nothing where there is neither.
pub(super) fn marks(report: &Report) -> Option<String> {
    let count = |marked: fn(&Change) -> bool| report.changes.iter().filter(|change| marked(change)).count();
    let said = |count: usize, what: &str| {
        (count > 0).then(|| format!("{count} {} {what}", if count == 1 { "changes" } else { "change" }))
    };
    let wire = said(count(|change| change.wire), "the form on the wire");
    let security = said(count(|change| change.security), "what is sensitive: review by hand");
    let said: Vec<String> = wire.into_iter().chain(security).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// `160 operations (154 before), 900 types (870 before)`.
pub(super) fn sizes(report: &Report) -> String {
    let size = |what: &str, old: usize, new: usize| match old == new {
        true => format!("{new} {what}"),
        false => format!("{new} {what} ({old} before)"),
    };
    let (old, new) = (&report.old, &report.new);
    format!("{}, {}", size("operations", old.operations, new.operations), size("types", old.types, new.types))
}

/// Before and after, as far as there are; nothing where the action says it all.
pub(super) fn values(change: &Change) -> Option<(Option<&str>, Option<&str>)> {
    const LONGEST: usize = 300;
    let long = |text: &Option<String>| text.as_ref().is_some_and(|text| text.len() > LONGEST);
    let shown = !change.action.is_empty() && !long(&change.before) && !long(&change.after);
    let said = |text: &Option<String>| text.as_ref().is_none_or(|text| change.action.contains(text.as_str()));
    (shown && !(said(&change.before) && said(&change.after)))
        .then_some((change.before.as_deref(), change.after.as_deref()))
}
