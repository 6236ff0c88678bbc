//! A report, with all that a form of it may say.

use crate::diff::{Change, Report};
use crate::policy::{Judgement, Verdict};
use crate::source::Source;

/// A report, what was thought of it, and the files of the models.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Reported {
    /// The crate, where there are several.
    pub(in crate::cli) krate: Option<String>,
    /// The report.
    pub(in crate::cli) report: Report,
    /// The verdict on each change.
    pub(in crate::cli) judgement: Judgement,
    /// The files on whose lines the changes are shown: where the first one lacks a shape, the next one counts.
    pub(in crate::cli) sources: Vec<Source>,
}

impl Reported {
    /// The changes with their verdicts.
    pub(in crate::cli) fn changes(&self) -> impl Iterator<Item = (&Change, &Verdict)> {
        self.report.changes.iter().zip(&self.judgement.verdicts)
    }

    /// What the report is about: the crate, or else the service.
    pub(super) fn subject(&self) -> &str {
        self.krate.as_deref().unwrap_or(&self.report.new.service)
    }
}
