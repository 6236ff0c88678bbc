//! The formats for printing what changes.

use clap::ValueEnum;
use serde::Serialize;
use serde_json::value::RawValue;

use super::github::github;
use super::junit::junit;
use super::reported::Reported;
use super::sarif::sarif;
use crate::cli::console::Console;
use crate::cli::outcome::Outcome;
use crate::diff::render;

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
    /// Prints the report as a result.
    pub(in crate::cli) fn print(self, reported: &Reported, console: &mut Console<'_>) -> Result<(), Outcome> {
        let text = self.rendered(reported, console.result_color());
        print(text, console)
    }

    /// Prints the reports of several crates in one.
    pub(in crate::cli) fn print_all(
        self,
        all: &[Reported],
        console: &mut Console<'_>,
    ) -> Result<(), Outcome> {
        let text = self.rendered_all(all, console.result_color());
        print(text, console)
    }

    /// The report in this format, in colour if the format has any.
    ///
    /// # Errors
    ///
    /// If something cannot be written.
    fn rendered(self, reported: &Reported, color: bool) -> Result<String, String> {
        Ok(match self {
            Self::Text => render::text(&reported.report, color),
            Self::Markdown => render::markdown(&reported.report),
            Self::Json => render::json(&reported.report),
            Self::Github | Self::Sarif | Self::Junit => {
                return self.rendered_all(std::slice::from_ref(reported), color);
            }
        })
    }

    /// The reports of several crates in one.
    ///
    /// # Errors
    ///
    /// If something cannot be written.
    fn rendered_all(self, all: &[Reported], color: bool) -> Result<String, String> {
        let under = |head: &dyn Fn(&str) -> String, text: &dyn Fn(&Reported) -> String| {
            let parts = all.iter().map(|it| head(it.subject()) + text(it).trim_end() + "\n");
            parts.collect::<Vec<_>>().join("\n")
        };
        Ok(match self {
            Self::Text => under(&|name| format!("== {name}\n"), &|it| render::text(&it.report, color)),
            Self::Markdown => under(&|name| format!("# {name}\n\n"), &|it| render::markdown(&it.report)),
            Self::Json => {
                let part = |reported: &Reported| {
                    let report = RawValue::from_string(render::json(&reported.report).trim_end().to_owned())?;
                    Ok(Part { name: reported.krate.clone(), report })
                };
                let crates = all.iter().map(part).collect::<serde_json::Result<_>>();
                let whole = crates.and_then(|crates| {
                    serde_json::to_string_pretty(&Crates { version: render::VERSION, crates })
                });
                whole.map_err(|error| error.to_string())? + "\n"
            }
            Self::Github => github(all),
            Self::Sarif => sarif(all),
            Self::Junit => junit(all)?,
        })
    }
}

fn print(text: Result<String, String>, console: &mut Console<'_>) -> Result<(), Outcome> {
    let text = text.map_err(|problem| console.failure(problem))?;
    // A text about no crate may have no line at all.
    if !text.is_empty() {
        console.result(text.trim_end());
    }
    Ok(())
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
