//! What an update is made of, and what it comes to.

use std::path::{Path, PathBuf};

use semver::Version;

use super::normal::Dropped;
use super::words::{Documentation, Undocumented};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diff::{Report, Severities};
use crate::source::Source;
use crate::write::Transaction;

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
    /// What the crate is made with.
    pub(crate) config: Config,
    /// What the changelog calls the new model.
    pub(crate) new_name: &'r str,
    /// Whose documentation the model has afterwards.
    pub(crate) documentation: Documentation,
    /// The classes of kinds of changes that this crate's keepers take for more, or less, severe.
    pub(crate) severities: &'r Severities,
    /// What is taken although it is doubtful.
    pub(crate) allowed: Allowed,
}

/// What an update takes although it is doubtful.
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
    /// What changes for those who use the crate.
    pub(crate) report: Report,
    /// What the normal form of the new model leaves out.
    pub(crate) dropped: Dropped,
    /// What has no documentation, and is new or has lost it.
    pub(crate) undocumented: Vec<Undocumented>,
    /// What becomes of the crate; none where it stays as it is.
    pub(crate) release: Option<Release>,
    /// What is doubtful and was allowed.
    pub(crate) doubts: Vec<String>,
    /// What the manifest lacked, and is added to it: lines of dependencies and features.
    pub(crate) added: Vec<String>,
    /// The files of the model as they are afterwards.
    pub(crate) sources: Vec<Source>,
    /// What is doubtful in the new model.
    pub(crate) warnings: Diagnostics,
    /// The changes of files. It is empty where the crate stays as it is and the model is in its normal form already.
    pub(crate) transaction: Transaction,
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
