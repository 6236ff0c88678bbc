//! Findings as text for people.
//!
//! The command line shows the lines that findings are about. Build scripts have no terminal, so they get lines and
//! columns.

#[cfg(feature = "cli")]
mod picture;
#[cfg(not(feature = "cli"))]
mod plain;

use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

#[cfg(feature = "cli")]
use self::picture::draw;
#[cfg(not(feature = "cli"))]
use self::plain::draw;
use super::locate::Locator;
pub(crate) use super::shown::escaped;
use super::shown::{line_of, location, title};
use super::{Diagnostic, Diagnostics, Spot};
use crate::source::Source;

/// A finding, and the range of its place in its file.
type Located<'d> = (&'d Diagnostic, Option<Range<usize>>);

/// How many findings are shown; a count stands for the rest.
const LIMIT: usize = 20;

/// The findings as text, in the order of the files and of the places in them.
///
/// If there are more than twenty, twenty are shown, errors first, and the others are counted. `sources` are the files
/// in the order in which a [`Place`](super::Place) counts them. `color` adds ANSI escape codes. Text from the model
/// cannot move the cursor or change the direction of the text.
pub fn render(diagnostics: &Diagnostics, sources: &[Source], color: bool) -> String {
    let mut found = located(diagnostics, sources);
    found.sort_by_key(|(diagnostic, _)| diagnostic.severity);
    found.truncate(LIMIT);
    let mut hidden = diagnostics.counts();
    for (diagnostic, _) in &found {
        *hidden.of(diagnostic.severity) -= 1;
    }
    found.sort_by_key(place);

    let mut out = String::new();
    for (diagnostic, range) in &found {
        out.push_str(&draw(diagnostic, range.clone(), sources, color));
        out.push_str("\n\n");
    }
    match hidden.total() {
        0 => {
            out.pop();
        }
        // Writing to a string cannot fail.
        more => {
            let _ = writeln!(out, "and {more} more ({hidden})");
        }
    }
    out
}

/// A finding on one line, in the style of compilers: file, line and column, code, and what is wrong.
pub fn one_line(diagnostic: &Diagnostic, sources: &[Source]) -> String {
    let mut out = String::new();
    if let Some(source) = sources.get(diagnostic.place.file) {
        let range = Locator::new(&source.text).locate(&diagnostic.place.spot);
        out.push_str(&location(source, range));
        out.push_str(": ");
    }
    let _ = write!(out, "[{}] {}", diagnostic.code, title(diagnostic));
    out
}

/// The line and the column of a place, both from 1; `None` for the file as a whole.
pub(crate) fn line_and_column(source: &Source, spot: &Spot) -> Option<(usize, usize)> {
    Locator::new(&source.text).locate(spot).map(|range| line_of(source, &range))
}

/// A path as it is printed: without a leading `./`.
pub(crate) fn shown(path: &Path) -> String {
    let bare = path.strip_prefix(".").ok().filter(|bare| !bare.as_os_str().is_empty());
    escaped(&bare.unwrap_or(path).display().to_string())
}

/// Each finding with its place, in the order of the places.
fn located<'d>(diagnostics: &'d Diagnostics, sources: &[Source]) -> Vec<Located<'d>> {
    let mut locators: Vec<_> = sources.iter().map(|source| Locator::new(&source.text)).collect();
    let mut found: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| {
            let locator = locators.get_mut(diagnostic.place.file);
            (diagnostic, locator.and_then(|locator| locator.locate(&diagnostic.place.spot)))
        })
        .collect();
    found.sort_by_key(place);
    found
}

fn place((diagnostic, range): &Located<'_>) -> (usize, Option<usize>) {
    (diagnostic.place.file, range.as_ref().map(|range| range.start))
}

#[cfg(test)]
mod tests;
