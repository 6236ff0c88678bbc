//! What an update is made from.

use std::path::{Path, PathBuf};

use super::words::Documentation;
use crate::config::Config;
use crate::diff::Severities;
use crate::source::Source;

/// What to update, and with what.
#[derive(Clone, Debug)]
pub(crate) struct Request<'r> {
    /// The model that the crate is generated from.
    pub(crate) old: &'r [Source],
    /// The model that replaces it, file by file.
    pub(crate) new: &'r [Source],
    /// The files of the present model, one for each of the new one.
    pub(crate) models: &'r [PathBuf],
    /// The folder of the crate.
    pub(crate) dir: &'r Path,
    /// Files that add to both models.
    pub(crate) overlays: &'r [Source],
    /// The settings of the crate.
    pub(crate) config: Config,
    /// The new model's name in the changelog.
    pub(crate) new_name: &'r str,
    /// Whose documentation to keep.
    pub(crate) documentation: Documentation,
    /// The severity that this crate's maintainers give to kinds of changes, if it differs from the rules'.
    pub(crate) severities: &'r Severities,
    /// The doubts that are allowed.
    pub(crate) allowed: Allowed,
}

/// A doubt about a model that can be allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Allowed {
    /// A model that seems to be older.
    pub(crate) older: bool,
    /// A model of another service.
    pub(crate) other_service: bool,
}
