//! What is denied: a class, a mark, or a kind of change.

use std::str::FromStr;

use crate::diff::{Change, Class, Kind};
use crate::load::no_such;

/// What is denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deny {
    /// Changes of this class, and of those above it.
    Class(Class),
    /// Changes of the wire form.
    Wire,
    /// Changes of what is sensitive.
    Security,
    /// Changes of a kind.
    Kind(Kind),
}

impl Deny {
    /// Whether it denies the change.
    pub(crate) fn matches(self, change: &Change) -> bool {
        match self {
            Self::Class(class) => change.class >= class,
            Self::Wire => change.wire,
            Self::Security => change.security,
            Self::Kind(kind) => change.kind == kind,
        }
    }
}

impl FromStr for Deny {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let classes = Class::ALL.map(|class| (class.name(), Self::Class(class)));
        let marks = [("wire", Self::Wire), ("security", Self::Security)];
        let kinds = Kind::ALL.iter().map(|kind| (kind.name(), Self::Kind(*kind)));
        let there_is = "there are major, minor, patch, wire, security, and the kinds that `diff` prints";
        named("class, mark or kind of change", name, classes.into_iter().chain(marks).chain(kinds), there_is)
    }
}

/// The class of this name.
///
/// # Errors
///
/// If there is none.
pub(crate) fn class_named(name: &str) -> Result<Class, String> {
    let classes = Class::ALL.into_iter().map(|class| (class.name(), class));
    named("class", name, classes, "there are major, minor and patch")
}

/// The kind of change of this name.
///
/// # Errors
///
/// If there is none; the error names the nearest.
pub(crate) fn kind_named(name: &str) -> Result<Kind, String> {
    let kinds = Kind::ALL.iter().map(|kind| (kind.name(), *kind));
    named("kind of change", name, kinds, "`diff` prints the kind of each change")
}

/// What has this name.
fn named<T>(
    what: &str,
    name: &str,
    all: impl Iterator<Item = (&'static str, T)>,
    there_is: &str,
) -> Result<T, String> {
    let (names, values): (Vec<_>, Vec<_>) = all.unzip();
    let found = names.iter().zip(values).find(|(known, _)| **known == name);
    found.map(|(_, value)| value).ok_or_else(|| no_such(what, name, &names, there_is))
}
