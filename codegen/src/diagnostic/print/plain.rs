//! Findings without pictures.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::shown::{escaped, location, title};
use crate::source::Source;

/// A finding with its place.
pub(super) fn draw(
    diagnostic: &Diagnostic,
    range: Option<Range<usize>>,
    sources: &[Source],
    _color: bool,
) -> String {
    let (severity, code) = (diagnostic.severity, diagnostic.code);
    let mut text = format!("{severity}[{code}]: {}", title(diagnostic));
    if let Some(source) = sources.get(diagnostic.place.file) {
        text.push_str(&format!("\n--> {}", location(source, range)));
    }
    if let Some(hint) = &diagnostic.hint {
        text.push_str(&format!("\n = help: {}", escaped(hint)));
    }
    text
}
