//! What is denied: a class, a mark, or a kind of change.

use std::str::FromStr;

use crate::diff::{Change, Class, Kind, RULES};
use crate::load::did_you_mean;

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
        match name {
            "wire" => Ok(Self::Wire),
            "security" => Ok(Self::Security),
            _ => match class_named(name) {
                Some(class) => Ok(Self::Class(class)),
                None => kind_named(name).map(Self::Kind).map_err(|problem| {
                    format!("{problem}; others are major, minor, patch, wire and security")
                }),
            },
        }
    }
}

/// The class of this name.
pub(crate) fn class_named(name: &str) -> Option<Class> {
    [Class::Patch, Class::Minor, Class::Major].into_iter().find(|class| class.name() == name)
}

/// The kind of change of this name.
///
/// # Errors
///
/// If there is none; the error names the nearest.
pub(crate) fn kind_named(name: &str) -> Result<Kind, String> {
    RULES.iter().find(|rule| rule.name == name).map(|rule| rule.kind).ok_or_else(|| {
        let near = did_you_mean(name, RULES.iter().map(|rule| rule.name));
        let near = near.map(|near| format!("; {near}")).unwrap_or_default();
        format!("there is no kind of change `{}`{near}", name.escape_debug())
    })
}
