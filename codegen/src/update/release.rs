//! The result of an update.

use semver::Version;

use super::normal::Dropped;
use super::words::Undocumented;
use crate::diagnostic::Diagnostics;
use crate::diff::Report;
use crate::source::Source;
use crate::write::FileChange;

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
