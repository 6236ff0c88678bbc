//! Places and text of models, safe to print.

use std::fmt::Write;
use std::ops::Range;

use super::Diagnostic;
use crate::source::Source;
use crate::unprintable::is_unprintable;

/// What a finding is about, and what is wrong.
pub(in crate::diagnostic) fn title(diagnostic: &Diagnostic) -> String {
    let message = escaped(&diagnostic.message);
    match &diagnostic.shape {
        Some(shape) => format!("{}: {message}", escaped(shape)),
        None => message,
    }
}

/// The name of a file, with line and column for a part of it.
pub(in crate::diagnostic) fn location(source: &Source, range: Option<Range<usize>>) -> String {
    let mut out = escaped(&source.name);
    if let Some(range) = range {
        let (line, column) = line_of(source, &range);
        let _ = write!(out, ":{line}:{column}");
    }
    out
}

/// The line and the column where a part of a file begins, both from 1.
pub(in crate::diagnostic) fn line_of(source: &Source, range: &Range<usize>) -> (usize, usize) {
    let before = source.text.get(..range.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}

/// `text` with control characters, line breaks, and the marks that reorder or hide text, as `\u{…}`.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unprintable(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}
