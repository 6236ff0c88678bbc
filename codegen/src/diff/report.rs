//! What a comparison gives: changes, and what was compared.

use super::class::Class;
use super::rules::Kind;

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

    /// How many changes are of a class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|change| change.class == class).count()
    }
}
