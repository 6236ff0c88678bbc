//! The forms in which what changes is printed.

use clap::ValueEnum;

use crate::diff::{Report, render};

/// How to print what changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For a terminal
    Text,
    /// For a comment on a pull request
    Markdown,
    /// For programs
    Json,
}

impl Format {
    /// The report in this form, in colour where the form has any.
    pub(super) fn rendered(self, report: &Report, color: bool) -> String {
        match self {
            Self::Text => render::text(report, color),
            Self::Markdown => render::markdown(report),
            Self::Json => render::json(report),
        }
    }
}
