//! The formats for printing what changes.

use clap::ValueEnum;
use serde::Serialize;
use serde_json::value::RawValue;

use super::github::github;
use super::junit::junit;
use super::reported::Reported;
use super::sarif::sarif;
use crate::cli::console::Console;
use crate::cli::failure::Failure;
use crate::diff::{Report, render};

/// How to print what changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// For a terminal
    #[default]
    Text,
    /// For a comment on a pull request
    Markdown,
    /// For programs
    Json,
    /// Annotations in the log of a GitHub workflow
    Github,
    /// For code scanning
    Sarif,
    /// For test viewers: a failure for each change that is denied
    Junit,
}

impl Format {
    /// Prints reports as a result: that of one comparison, or those of several crates in one.
    ///
    /// # Errors
    ///
    /// If something cannot be written.
    pub(in crate::cli) fn print(self, all: &[Reported], console: &mut Console<'_>) -> Result<(), Failure> {
        let color = console.result_color();
        let under = |before: &str, after: &str, text: &dyn Fn(&Report) -> String| {
            let part = |Reported { krate, report, .. }: &Reported| match krate {
                None => text(report).trim_end().to_owned() + "\n",
                // A crate for which nothing changes takes one line.
                Some(name) if report.changes.is_empty() => format!("{before}{name}: no changes\n"),
                Some(name) => format!("{before}{name}{after}") + text(report).trim_end() + "\n",
            };
            all.iter().map(part).collect::<Vec<_>>().join("\n")
        };
        let text = match self {
            Self::Text => under("== ", "\n", &|report| render::text(report, color)),
            Self::Markdown => under("# ", "\n\n", &render::markdown),
            Self::Json => json(all).map_err(|error| error.to_string())?,
            Self::Github => github(all),
            Self::Sarif => sarif(all),
            Self::Junit => junit(all)?,
        };
        // A text about no crate may have no line at all.
        if !text.is_empty() {
            console.result(text.trim_end());
        }
        Ok(())
    }
}

fn json(all: &[Reported]) -> serde_json::Result<String> {
    if let [Reported { krate: None, report, .. }] = all {
        return Ok(render::json(report));
    }
    let part = |reported: &Reported| {
        let report = RawValue::from_string(render::json(&reported.report).trim_end().to_owned())?;
        Ok(Part { name: reported.krate.clone(), report })
    };
    let crates = all.iter().map(part).collect::<serde_json::Result<_>>()?;
    serde_json::to_string_pretty(&Crates { version: render::VERSION, crates })
}

/// The reports of several crates, for programs.
#[derive(Serialize)]
struct Crates {
    version: u32,
    crates: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    #[serde(rename = "crate")]
    name: Option<String>,
    report: Box<RawValue>,
}
