//! A comparison in progress: what both crates have, and what was found.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::cause::{self, Source};
use super::groups::Groups;
use super::names::Names;
use super::pairs::Pairs;
use super::report::{Change, Group};
use super::rules::Kind;
use super::view::View;
use super::words;
use crate::lower::{Deprecated, Protocol};
use crate::ordered::OrderedSet;

/// A comparison in progress.
pub(super) struct Comparison<'a> {
    pub(super) old: View<'a>,
    pub(super) new: View<'a>,
    pub(super) names: Rc<Names<'a>>,
    groups: Groups<'a>,
    /// The types of the new crate that requests can contain.
    sent: BTreeSet<&'a str>,
    pub(super) changes: Vec<Change>,
    /// The paths of all changes.
    changed: OrderedSet<String>,
    /// For each change, the shapes that may be its cause.
    sources: Vec<Source<'a>>,
    /// How many items have other links in their documentation.
    pub(super) links: usize,
}

/// What a change is about.
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
            shapes: shapes.iter().map(String::as_str).collect(),
            group: self.group.clone(),
            shape: self.shape,
            path: format!("{}::{ident}", self.path),
            member: Some(member),
        }
    }
}

impl<'a> Comparison<'a> {
    /// A comparison without any results yet.
    pub(super) fn new(old: View<'a>, new: View<'a>, pairs: &Pairs<'a>) -> Self {
        Self {
            names: Rc::new(pairs.names.clone()),
            groups: Groups::of(&old, &new, &pairs.operations),
            sent: new.sent(),
            old,
            new,
            changes: Vec::new(),
            changed: OrderedSet::default(),
            sources: Vec::new(),
            links: 0,
        }
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
        if !self.changed.contains(&subject.path) {
            self.changed.insert(subject.path.clone());
        }
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

    /// Adds a sentence to what must be done about the last change.
    pub(super) fn add_to_action(&mut self, sentence: &str) {
        if let Some(change) = self.changes.last_mut() {
            change.action.push(' ');
            change.action.push_str(sentence);
        }
    }

    /// The kind of a change of a name in XML: if the bodies of messages are JSON, only the documentation mentions it.
    pub(super) fn xml_kind(&self) -> Kind {
        match self.new.krate.service.protocol {
            Protocol::RestXml | Protocol::AwsQuery | Protocol::Ec2Query => Kind::XmlChanged,
            _ => Kind::ConstraintChanged,
        }
    }

    /// Notes a change if two values differ.
    pub(super) fn differ<T: PartialEq>(
        &mut self,
        kind: Kind,
        subject: &Subject<'a>,
        (before, after): (T, T),
        text: impl Fn(T) -> String,
    ) {
        if before != after {
            self.push(kind, subject, Some(text(before)), Some(text(after)));
        }
    }

    /// Notes the differences between two lists of facts.
    pub(super) fn lists_differ(
        &mut self,
        kind: Kind,
        subject: &Subject<'a>,
        before: &[String],
        after: &[String],
    ) {
        let (gone, come) = words::difference(before, after);
        if gone.is_some() || come.is_some() {
            self.push(kind, subject, gone, come);
        }
    }

    /// Whether a type is sent to the service: as an input, or inside one.
    pub(super) fn is_sent(&self, ident: &str) -> bool {
        self.sent.contains(ident)
    }

    /// The absolute id of an operation of the new crate, by the name of its unit struct.
    pub(super) fn operation_shape(&self, ident: &str) -> Option<&'a str> {
        let mut operations = self.new.operations.values().map(|item| item.operation);
        let found = operations.find(|operation| operation.ident.text == ident);
        found.map(|operation| operation.shape_id.as_str())
    }

    /// What a type is listed under.
    pub(super) fn type_group(&self, old: Option<&str>, new: Option<&str>) -> Group {
        self.groups.of_type(old, new)
    }

    /// Notes that something came or went, by one of two kinds; `after` is what there is to say where it came.
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
    pub(super) fn optional<T: PartialEq>(
        &mut self,
        [added, removed, changed]: [Kind; 3],
        subject: &Subject<'a>,
        (old, new): (Option<T>, Option<T>),
        text: impl Fn(T) -> String,
    ) {
        match (old, new) {
            (None, Some(new)) => self.push(added, subject, None, Some(text(new))),
            (Some(old), None) => self.push(removed, subject, Some(text(old)), None),
            (Some(old), Some(new)) => self.differ(changed, subject, (old, new), text),
            (None, None) => {}
        }
    }

    pub(super) fn deprecated(
        &mut self,
        subject: &Subject<'a>,
        old: Option<&Deprecated>,
        new: Option<&Deprecated>,
    ) {
        let kinds = [Kind::DeprecatedAdded, Kind::DeprecatedRemoved, Kind::DeprecationChanged];
        self.optional(kinds, subject, (old, new), words::deprecated);
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

    /// Whether a change of this was noted.
    pub(super) fn is_changed(&self, subject: &Subject<'a>) -> bool {
        self.changed.contains(&subject.path)
    }

    /// Notes that an absolute id changed, unless only its namespace changed along with the service's.
    pub(super) fn shape_id(&mut self, subject: &Subject<'a>, old: &str, new: &str) {
        if self.old.key(old) != self.new.key(new) {
            self.push(Kind::ShapeIdChanged, subject, Some(old.to_owned()), Some(new.to_owned()));
        }
    }

    /// Notes whether a type became sensitive as a whole; for an enum, with the code that still gives its value.
    pub(super) fn type_sensitive(
        &mut self,
        subject: &Subject<'a>,
        sensitive: (bool, bool),
        accessor: Option<&str>,
    ) {
        let kinds = match accessor {
            Some(_) => [Kind::EnumSensitiveAdded, Kind::EnumSensitiveRemoved],
            None => [Kind::TypeSensitiveAdded, Kind::TypeSensitiveRemoved],
        };
        self.came_or_went(kinds, subject, sensitive, accessor);
    }

    /// Notes that members have another order, unless some only came or went.
    pub(super) fn order(&mut self, subject: &Subject<'a>, is_reordered: bool) {
        if is_reordered {
            self.push(Kind::OrderChanged, subject, None, None);
        }
    }
}
