//! The result of a comparison: changes, and what was compared.

use crate::ordered::OrderedMap;
use std::cmp::Reverse;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::class::Class;
use super::rules::Kind;

/// One change. It is serialized as in the JSON report ([`json`](super::render::json())): as an object with these keys, in
/// this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What changed, by a stable name.
    pub kind: Kind,
    /// What it means for the version.
    pub class: Class,
    /// Whether the JSON form changes.
    pub wire: bool,
    /// Whether data starts or stops being sensitive.
    pub security: bool,
    /// The operation or type that it is listed under.
    pub group: Group,
    /// The absolute id of the shape that changed, if the change shows at several places that use this shape. Changes of
    /// one kind with the same cause are reported once, as one [`Entry`]. `None` if the place itself changed.
    pub cause: Option<String>,
    /// The absolute id of the shape, in the new model unless the shape is gone.
    pub shape: String,
    /// The member, or for the errors of an operation the error.
    pub member: Option<String>,
    /// The path in Rust, from the root of the crate, such as `Parameter::value`; the service's title for the service.
    pub path: String,
    /// The old type, value or name.
    pub before: Option<String>,
    /// The new type, value or name.
    pub after: Option<String>,
    /// One sentence that says what a consumer must do.
    pub action: String,
}

/// What changes are listed under.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The service as a whole.
    Service,
    /// An operation, by its name, with the types that only it uses.
    Operation(String),
    /// A type that several operations use, by its name.
    Type(String),
}

impl Serialize for Group {
    /// As in the JSON report: as an object with its `kind` and its `name`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (kind, name) = match self {
            Self::Service => ("service", None),
            Self::Operation(name) => ("operation", Some(name)),
            Self::Type(name) => ("type", Some(name)),
        };
        let mut object = serializer.serialize_struct("Group", 2)?;
        object.serialize_field("kind", kind)?;
        object.serialize_field("name", &name)?;
        object.end()
    }
}

/// All changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What was compared.
    pub old: Side,
    /// What it was compared with.
    pub new: Side,
    /// The changes, most severe first, then in the order of their groups and shapes.
    pub changes: Vec<Change>,
}

/// What is reported once: a change, or all changes of one kind that have the same cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'r> {
    /// The change that stands for all.
    pub first: &'r Change,
    /// The others, each at another place.
    pub others: Vec<&'r Change>,
}

impl<'r> Entry<'r> {
    /// All its changes, of which there is at least one.
    pub fn changes(&self) -> impl Iterator<Item = &'r Change> + Clone + use<'_, 'r> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    /// The old and the new value, if they are the same at all places.
    pub fn values(&self) -> Option<(Option<&'r str>, Option<&'r str>)> {
        let values = |change: &'r Change| (change.before.as_deref(), change.after.as_deref());
        let own = values(self.first);
        self.others.iter().all(|change| values(change) == own).then_some(own)
    }

    /// What a consumer must do, at all its places.
    pub fn action(&self) -> String {
        self.everywhere(self.first.action.clone())
    }

    /// What is new for a consumer who has nothing to do, at all its places; empty if that is nothing.
    pub(crate) fn news(&self) -> Option<String> {
        let Change { kind, path, before, after, .. } = self.first;
        let news = kind.rule().news_for(path, before.as_deref(), after.as_deref())?;
        Some(if news.is_empty() { news } else { self.everywhere(news) })
    }

    /// What is said of the first change, for all of them.
    fn everywhere(&self, text: String) -> String {
        match (self.others.is_empty(), self.values()) {
            (true, _) => text,
            (false, Some(_)) => text.replace(&format!("`{}`", self.first.path), "each of them"),
            (false, None) => self.first.kind.rule().what.to_owned(),
        }
    }
}

/// One of the two crates. It is serialized as in the JSON report ([`json`](super::render::json())): as an object with these
/// keys, in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The name of the model's file; `None` if it is not known.
    pub model: Option<String>,
    /// The version of the crate; `None` if it is not known.
    pub release: Option<String>,
    /// The absolute id of the service, or the namespace of the types if there is no service.
    pub service: String,
    /// The version of the service's interface.
    pub version: String,
    /// How many operations there are.
    pub operations: usize,
    /// How many types there are, including errors.
    pub types: usize,
}

impl Report {
    /// Sorts the changes: most severe first; among equally severe changes, those of what is sensitive first; then by what
    /// they are listed under, kind and path.
    pub(super) fn sort(&mut self) {
        self.changes.sort_by_cached_key(|change| {
            (Reverse(change.class), !change.security, change.group.clone(), change.kind, change.path.clone())
        });
    }

    /// The class of the update as a whole: the highest of all changes; `None` if there is no change.
    pub fn class(&self) -> Option<Class> {
        self.changes.iter().map(|change| change.class).max()
    }

    /// The entries, in the order of the changes: most severe first.
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let mut entries: Vec<Entry<'_>> = Vec::new();
        let mut by_cause = OrderedMap::default();
        for change in &self.changes {
            let found = change.cause.as_deref().and_then(|cause| {
                let next = entries.len();
                let index = *by_cause.entry((change.kind, cause)).or_insert(next);
                entries.get_mut(index)
            });
            match found {
                Some(entry) => entry.others.push(change),
                None => entries.push(Entry { first: change, others: Vec::new() }),
            }
        }
        entries
    }

    /// How many changes have this class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|change| change.class == class).count()
    }
}
