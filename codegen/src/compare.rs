//! Two models compared, from their text.

use std::fmt;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diff as changes;
use crate::front::{front, front_after};
use crate::lower::Crate;
use crate::source::Source;

/// Compares two models: what the change from the old one to the new one means for users of the crate. Of the
/// configuration, only the service, the shapes, the operations and the protocol are used. If no protocol is set, a
/// service that has gained one keeps the present one.
///
/// # Errors
///
/// [`DiffError`], with all problems of the first stage that finds any.
pub fn diff(old: &[Source], new: &[Source], config: &Config) -> Result<changes::Report, DiffError> {
    let whole = Config { operations: Vec::new(), ..config.clone() };
    let old = front(old, &whole).map_err(DiffError::Old)?.krate;
    let new = front_after(&old, new, &whole).map_err(DiffError::New)?.krate;
    Ok(compared(&old, &new, &config.operations))
}

/// The changes between two crates, or if there are operations, between the parts of the crates that these need.
pub(crate) fn compared(old: &Crate, new: &Crate, operations: &[String]) -> changes::Report {
    if operations.is_empty() {
        return changes::diff(old, new);
    }
    let part = |krate| changes::of_operations(krate, operations);
    changes::diff(&part(old), &part(new))
}

/// Why two models cannot be compared.
#[derive(Clone, Debug, PartialEq)]
pub enum DiffError {
    /// Problems of the old model.
    Old(Diagnostics),
    /// Problems of the new model.
    New(Diagnostics),
}

impl fmt::Display for DiffError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Old(found) => write!(f, "{} in the old model", found.counts()),
            Self::New(found) => write!(f, "{} in the new model", found.counts()),
        }
    }
}

impl std::error::Error for DiffError {}
