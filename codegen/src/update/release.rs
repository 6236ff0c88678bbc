//! What an update is made from, and its result.

use std::path::{Path, PathBuf};

use semver::Version;

use super::normal::Dropped;
use super::words::{Documentation, Undocumented};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diff::{Report, Severities};
use crate::source::Source;
use crate::write::FileChange;

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

/// An update that can be carried out.
#[derive(Clone, Debug)]
pub(crate) struct Update {
    /// What changes for users of the crate.
    pub(crate) report: Report,
    /// What the normal form of the new model leaves out.
    pub(crate) dropped: Dropped,
    /// What has no documentation, and is new or has lost it.
    pub(crate) undocumented: Vec<Undocumented>,
    /// The crate's new release; `None` if the crate stays as it is.
    pub(crate) release: Option<Release>,
    /// The doubts that were allowed.
    pub(crate) doubts: Vec<String>,
    /// Dependencies and features that the manifest lacked, as the lines to add.
    pub(crate) added: Vec<String>,
    /// The files of the model as they are afterwards.
    pub(crate) sources: Vec<Source>,
    /// Warnings about the new model.
    pub(crate) warnings: Diagnostics,
    /// The changes of files. There are none if the crate stays as it is and the model already has its normal form.
    pub(crate) changes: Vec<FileChange>,
}

/// A new version of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Release {
    /// The version that the crate has now.
    pub(crate) from: Version,
    /// The version that it gets.
    pub(crate) to: Version,
    /// What the changelog says of it, in Markdown.
    pub(crate) section: String,
}
