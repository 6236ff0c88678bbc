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
    pub(super) fn push(
        &mut self,
        kind: Kind,
        subject: &Subject<'a>,
        before: Option<String>,
        after: Option<String>,
    ) {
        let rule = kind.rule();
        let (before, after) = (before.map(|text| words::line(&text)), after.map(|text| words::line(&text)));
        let action = rule.action_for(&subject.path, before.as_deref(), after.as_deref());
        self.sources.push(Source::of(kind, &subject.shapes, before.as_deref(), after.as_deref()));
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
            self.push(kind, subject, Some(before.to_owned()), Some(after.to_owned()));
        }
    }

    /// Notes which facts differ, each of which has its kind of change. Both sides have the same facts.
    pub(super) fn facts_differ(&mut self, subject: &Subject<'a>, [old, new]: [Vec<(Kind, String)>; 2]) {
        for ((kind, before), (_, after)) in old.iter().zip(&new) {
            self.differ(*kind, subject, [before, after]);
        }
    }

    /// Notes the differences between two lists of facts.
    pub(super) fn lists_differ(
        &mut self,
        kind: Kind,
        subject: &Subject<'a>,
        [before, after]: [Vec<String>; 2],
    ) {
        let (gone, come) = words::difference(&before, &after);
        if gone.is_some() || come.is_some() {
            self.push(kind, subject, gone, come);
        }
    }

    /// Notes that something came or went, by one of two kinds; `after` is the new value in case it came.
    pub(super) fn came_or_went(
        &mut self,
        [added, removed]: [Kind; 2],
        subject: &Subject<'a>,
        (old, new): (bool, bool),
        after: Option<&str>,
    ) {
        match (old, new) {
            (false, true) => self.push(added, subject, None, after.map(str::to_owned)),
            (true, false) => self.push(removed, subject, None, None),
            _ => {}
        }
    }

    /// Notes that a value came, went, or is another one, by one of three kinds.
    pub(super) fn optional(
        &mut self,
        [added, removed, changed]: [Kind; 3],
        subject: &Subject<'a>,
        [old, new]: [Option<String>; 2],
    ) {
        let kind = match (&old, &new) {
            (None, _) => added,
            (_, None) => removed,
            _ => changed,
        };
        if old != new {
            self.push(kind, subject, old, new);
        }
    }

    pub(super) fn deprecated(
        &mut self,
        subject: &Subject<'a>,
        old: Option<&Deprecated>,
        new: Option<&Deprecated>,
    ) {
        let kinds = [Kind::DeprecatedAdded, Kind::DeprecatedRemoved, Kind::DeprecationChanged];
        let mut told = [old, new].map(|it| it.map(words::deprecated));
        // The same words, divided otherwise.
        if old != new && told[0] == told[1] {
            told = [old, new].map(|it| it.map(words::parts_of_deprecated));
        }
        self.optional(kinds, subject, told);
    }

    /// Notes that the documentation of a shape changed: its `own`, or that of the named members.
    pub(super) fn documentation(&mut self, subject: &Subject<'a>, own: bool, members: &[&str]) {
        let own = own.then(|| format!("`{}`", subject.path));
        let members = members.iter().map(|member| format!("`{}::{member}`", subject.path));
        let all: Vec<String> = own.into_iter().chain(members).collect();
        if !all.is_empty() {
            self.push(Kind::DocumentationChanged, subject, None, Some(all.join(", ")));
        }
    }

    /// Notes that an absolute id changed, unless only its namespace changed along with the service's.
    pub(super) fn shape_id(&mut self, subject: &Subject<'a>, old: &str, new: &str) {
        if self.old.key(old) != self.new.key(new) {
            self.differ(Kind::ShapeIdChanged, subject, [old, new]);
        }
    }
}
