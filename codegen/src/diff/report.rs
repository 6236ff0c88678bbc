//! What a comparison gives: changes, and what was compared.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::class::Class;
use super::rules::Kind;

/// One change. In JSON it is an object with these keys, in this order.
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
    /// The operation or type under which it is shown.
    pub group: Group,
    /// The absolute id of the shape that changed, where this is seen at several places that take it from there: the
    /// changes of one kind with the same cause are said once, as one [`Entry`]. None where the place itself changed.
    pub cause: Option<String>,
    /// The absolute id of the shape, in the new model unless the shape is gone.
    pub shape: String,
    /// The member, or for the errors of an operation the error.
    pub member: Option<String>,
    /// The path in Rust, from the root of the crate, such as `Parameter::value`; the service's title for the service.
    pub path: String,
    /// What stood there before.
    pub before: Option<String>,
    /// What stands there now.
    pub after: Option<String>,
    /// One sentence that says what a consumer must do.
    pub action: String,
}

/// What changes are shown under.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The service as a whole.
    Service,
    /// An operation, by its name, with the types that belong to it alone.
    Operation(String),
    /// A type that several operations use, by its name.
    Type(String),
}

impl Serialize for Group {
    /// As an object with its `kind` and its `name`.
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
    /// The changes, most severe first, and among equals in the order of their groups and shapes.
    pub changes: Vec<Change>,
}

/// What is said once: a change, or all changes of one kind that have one cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'r> {
    /// The change that speaks for all.
    pub first: &'r Change,
    /// The others, each at a place of its own.
    pub others: Vec<&'r Change>,
}

impl<'r> Entry<'r> {
    /// All its changes, of which there is at least one.
    pub fn changes(&self) -> impl Iterator<Item = &'r Change> + Clone + use<'_, 'r> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    /// What stood there before and what stands there now, where it is the same at all places.
    pub fn values(&self) -> Option<(Option<&'r str>, Option<&'r str>)> {
        let values = |change: &'r Change| (change.before.as_deref(), change.after.as_deref());
        let own = values(self.first);
        self.others.iter().all(|change| values(change) == own).then_some(own)
    }
}

impl Entry<'_> {
    /// What a consumer must do, at all its places.
    pub fn action(&self) -> String {
        match (self.others.is_empty(), self.values()) {
            (true, _) => self.first.action.clone(),
            (false, Some(_)) => self.first.action.replace(&format!("`{}`", self.first.path), "each of them"),
            (false, None) => self.first.kind.rule().what.to_owned(),
        }
    }
}

/// One of the two crates. In JSON it is an object with these keys, in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The name of the model's file; none where it is not known.
    pub model: Option<String>,
    /// The version of the crate; none where it is not known.
    pub release: Option<String>,
    /// The absolute id of the service, or else the namespace of the types.
    pub service: String,
    /// The version of the service's interface.
    pub version: String,
    /// How many operations there are.
    pub operations: usize,
    /// How many types there are, errors among them.
    pub types: usize,
}

impl Report {
    /// The class of the update as a whole: the highest of any change; none where there is no change.
    pub fn class(&self) -> Option<Class> {
        self.changes.iter().map(|change| change.class).max()
    }

    /// What there is to say, in the order of the changes: most severe first.
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let mut entries: Vec<Entry<'_>> = Vec::new();
        let mut by_cause = BTreeMap::new();
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

    /// How many changes are of a class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|change| change.class == class).count()
    }
}
