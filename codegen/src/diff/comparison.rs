//! A comparison in progress: what both crates have, and what was found.

use super::cause::{self, Source};
use super::groups::Groups;
use super::matched::Matched;
use super::names::Names;
use super::report::{Change, Group};
use super::rules::Kind;
use super::view::{Placed, View};
use super::words;
use crate::lower::{Deprecated, Protocol};
use crate::ordered::OrderedSet;

/// A comparison in progress.
pub(super) struct Comparison<'a> {
    pub(super) old: View<'a>,
    pub(super) new: View<'a>,
    pub(super) names: Names<'a>,
    pub(super) groups: Groups<'a>,
    /// The types of the new crate that requests can contain.
    pub(super) sent: OrderedSet<&'a str>,
    pub(super) changes: Vec<Change>,
    /// For each change, the shapes that may be its cause.
    sources: Vec<Source<'a>>,
    /// How many items have other links in their documentation.
    pub(super) links: usize,
}

/// What a change is about.
#[derive(Clone)]
pub(super) struct Subject<'a> {
    pub(super) group: Group,
    /// The absolute shape id.
    pub(super) shape: &'a str,
    /// The path in Rust, from the root of the crate.
    pub(super) path: String,
    pub(super) member: Option<&'a str>,
    /// The absolute ids of the shapes that what changed may come from.
    pub(super) shapes: Vec<&'a str>,
}

impl<'a> Subject<'a> {
    /// A shape that takes nothing from other shapes.
    pub(super) fn new(group: Group, shape: &'a str, path: String) -> Self {
        Self { group, shape, path, member: None, shapes: Vec::new() }
    }

    /// A member of this item.
    pub(super) fn member(&self, member: &'a str, ident: &str, shapes: &'a [String]) -> Self {
        Self {
            member: Some(member),
            shapes: shapes.iter().map(String::as_str).collect(),
            ..Self::new(self.group.clone(), self.shape, format!("{}::{ident}", self.path))
        }
    }
}

impl<'a> Comparison<'a> {
    /// A comparison without any results yet.
    pub(super) fn new([old, new]: [View<'a>; 2], names: Names<'a>, operations: &Matched<Placed<'a>>) -> Self {
        let (groups, sent) = (Groups::of(&old, &new, operations), new.sent());
        Self { old, new, names, groups, sent, changes: Vec::new(), sources: Vec::new(), links: 0 }
    }

    /// All changes, each with its cause unless that is the place itself.
    pub(super) fn finish(mut self) -> Vec<Change> {
        cause::find(&mut self.changes, &self.sources);
        self.changes
    }

    /// Notes a change.
    pub(super) fn push(&mut self, kind: Kind, subject: &Subject<'a>, values: [Option<String>; 2]) {
        let rule = kind.rule();
        let [before, after] = values.map(|text| text.map(|text| words::line(&text)));
        let action = rule.action_for(&subject.path, before.as_deref(), after.as_deref());
        self.sources.push(Source::of(kind, &subject.shapes, [&before, &after]));
        self.changes.push(Change {
            kind,
            class: rule.class,
            wire: rule.wire,
            security: rule.security,
            group: subject.group.clone(),
            cause: None,
            shape: subject.shape.to_owned(),
            member: subject.member.map(str::to_owned),
            path: subject.path.clone(),
            before,
            after,
            action,
        });
    }

    /// The kind of a change of a name in XML: if the bodies of messages are JSON, only the documentation mentions it.
    pub(super) fn xml_kind(&self) -> Kind {
        match self.new.krate.service.protocol {
            Protocol::RestXml | Protocol::AwsQuery | Protocol::Ec2Query => Kind::XmlChanged,
            _ => Kind::ConstraintChanged,
        }
    }

    /// Notes a change if two texts differ.
    pub(super) fn differ(&mut self, kind: Kind, subject: &Subject<'a>, [before, after]: [&str; 2]) {
        if before != after {
            self.push(kind, subject, [before, after].map(|text| Some(text.to_owned())));
        }
    }

    /// Notes which facts differ, each of which has its kind of change. Both sides have the same facts.
    pub(super) fn facts_differ(&mut self, subject: &Subject<'a>, [old, new]: [Vec<(Kind, String)>; 2]) {
        for ((kind, before), (_, after)) in old.iter().zip(&new) {
            self.differ(*kind, subject, [before, after]);
        }
    }

    /// Notes the facts that only one of two lists has.
    pub(super) fn lists_differ(&mut self, kind: Kind, subject: &Subject<'a>, [old, new]: [Vec<String>; 2]) {
        let left = |these: &[String], others: &[String]| {
            let left: Vec<_> = these.iter().filter(|fact| !others.contains(fact)).cloned().collect();
            (!left.is_empty()).then(|| left.join("; "))
        };
        let values = [left(&old, &new), left(&new, &old)];
        if values != [None, None] {
            self.push(kind, subject, values);
        }
    }

    /// Notes that something is so that was not, or the reverse, by one of two kinds.
    pub(super) fn came_or_went(&mut self, kinds: [Kind; 2], subject: &Subject<'a>, is_so: [bool; 2]) {
        let [came, went] = kinds;
        match is_so {
            [false, true] => self.push(came, subject, [None, None]),
            [true, false] => self.push(went, subject, [None, None]),
            _ => {}
        }
    }

    /// Notes that a value came, went, or is another one, by one of three kinds.
    pub(super) fn optional(&mut self, kinds: [Kind; 3], subject: &Subject<'a>, values: [Option<String>; 2]) {
        let [came, went, changed] = kinds;
        match &values {
            [old, new] if old == new => {}
            [None, _] => self.push(came, subject, values),
            [_, None] => self.push(went, subject, values),
            _ => self.push(changed, subject, values),
        }
    }

    pub(super) fn deprecated(&mut self, subject: &Subject<'a>, sides: [Option<&Deprecated>; 2]) {
        let kinds = [Kind::DeprecatedAdded, Kind::DeprecatedRemoved, Kind::DeprecationChanged];
        let mut told = sides.map(|it| it.map(words::deprecated));
        // The same words, divided otherwise.
        if sides[0] != sides[1] && told[0] == told[1] {
            told = sides.map(|it| it.map(words::parts_of_deprecated));
        }
        self.optional(kinds, subject, told);
    }

    /// Notes that the documentation of a shape changed: its `own`, or that of the named members.
    pub(super) fn documentation(&mut self, subject: &Subject<'a>, own: bool, members: &[&str]) {
        let own = own.then(|| format!("`{}`", subject.path));
        let members = members.iter().map(|member| format!("`{}::{member}`", subject.path));
        let all: Vec<String> = own.into_iter().chain(members).collect();
        if !all.is_empty() {
            self.push(Kind::DocumentationChanged, subject, [None, Some(all.join(", "))]);
        }
    }
}
