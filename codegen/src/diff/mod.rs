//! DIFF: two lowered crates to what the change of one into the other means for those who use them.
//!
//! The lowered form is what is compared, not the models: a change that makes no difference to the crate is none, and one
//! that does is never missed. What each kind of change means stands in one table, [`RULES`].

mod compare;
mod enumeration;
mod operation;
mod pairs;
mod rename;
pub mod render;
mod rules;
mod scope;
mod service;
mod structure;
mod types;
mod union;
mod view;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use self::pairs::{Pair, Pairs};
pub use self::rules::{Kind, RULES, Rule};
pub(crate) use self::scope::{of_operations, unknown_operations};
use self::view::View;
use crate::lower::{Crate, Item};

/// What a change means for the version, by Cargo's rules
/// ([semver compatibility](https://doc.rust-lang.org/cargo/reference/semver.html)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Nothing that code can rely on: documentation, order, hints.
    Patch,
    /// Code compiles and means what it meant, and there is something new.
    Minor,
    /// Code may not compile any more, or means something else.
    Major,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// One of the two crates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// The absolute id of the service.
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

    /// How many changes are of a class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|change| change.class == class).count()
    }
}

impl Class {
    /// `patch`, `minor` or `major`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// The shapes of the new crate's items that had another id in the old one: new id, old id.
pub(crate) fn renamed<'c>(old: &'c Crate, new: &'c Crate) -> BTreeMap<&'c str, &'c str> {
    let (old, new) = (View::of(old), View::of(new));
    let pairs = Pairs::of(&old, &new);
    let types = pairs.types.iter().filter_map(|pair| match pair {
        Pair::Both(old, new) => Some((new.definition.shape_id(), old.definition.shape_id())),
        Pair::Added(_) | Pair::Removed(_) => None,
    });
    let operations = pairs.operations.iter().filter_map(|pair| match pair {
        Pair::Both(old, new) => Some((new.operation.shape_id.as_str(), old.operation.shape_id.as_str())),
        Pair::Added(_) | Pair::Removed(_) => None,
    });
    types.chain(operations).filter(|(new, old)| new != old).collect()
}

/// Compares two crates.
pub(crate) fn diff(old: &Crate, new: &Crate) -> Report {
    let mut changes = compare::compare(old, new);
    let order =
        |change: &Change| (Reverse(change.class), change.group.clone(), change.kind, change.path.clone());
    changes.sort_by_cached_key(order);
    Report { old: side(old), new: side(new), changes }
}

fn side(krate: &Crate) -> Side {
    let count = |wanted: fn(&Item) -> bool| krate.items().filter(|item| wanted(item)).count();
    Side {
        service: krate.service.shape_id.clone(),
        version: krate.service.version.clone(),
        operations: count(|item| matches!(item, Item::Operation(_))),
        types: count(|item| matches!(item, Item::Structure(_) | Item::Union(_) | Item::Enum(_))),
    }
}
