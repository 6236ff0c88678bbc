//! Findings with the lines that they are about, drawn by `annotate-snippets`.
//!
//! It is given only the line that a finding is about, cut around the marked place, and not the file: a model may be
//! megabytes on a single line.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::shown::{escaped, title};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
use crate::unprintable::is_unprintable;

/// The maximum number of characters of a line that are marked.
const MARKED: usize = 80;
/// The maximum number of characters of a line that are shown after the marked ones.
const BEHIND: usize = 200;
/// The maximum number of characters of a line before the marked ones that the library is given. It finds the column by
/// itself and cuts what does not fit, as long as a line is not much longer than a person can write.
const BEFORE: usize = 10_000;

/// A finding with the line that it is about.
pub(super) fn draw(
    diagnostic: &Diagnostic,
    range: Option<Range<usize>>,
    sources: &[Source],
    color: bool,
) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(title(diagnostic)).id(diagnostic.code));
    if let Some(source) = sources.get(diagnostic.place.file) {
        let name = escaped(&source.name);
        group = match range {
            None => group.element(Origin::path(name)),
            Some(range) => {
                let line = Line::around(&source.text, range);
                let snippet = Snippet::source(line.text).line_start(line.number);
                let snippet = match line.column {
                    None => snippet.path(name),
                    Some(column) => {
                        group = group.element(Origin::path(name).line(line.number).char_column(column));
                        snippet
                    }
                };
                group.element(snippet.annotation(AnnotationKind::Primary.span(line.marked)))
            }
        };
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(escaped(hint)));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// The line on which a place begins.
struct Line {
    /// From 1.
    number: usize,
    /// The column of the marked part, from 1, if the text does not begin with the line.
    column: Option<usize>,
    /// The line, from not too far before the marked part to a little after it.
    text: String,
    marked: Range<usize>,
}

impl Line {
    fn around(text: &str, range: Range<usize>) -> Self {
        let (before, rest) = text.split_at_checked(range.start).unwrap_or((text, ""));
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_rest = rest.lines().next().unwrap_or_default();
        // A value of many lines is marked on its first one only.
        let length = range.len().min(line_rest.len());
        let (marked, behind) = line_rest.split_at_checked(length).unwrap_or((line_rest, ""));
        let before_on_line = before.get(start..).unwrap_or_default();
        let cut = before_on_line.char_indices().rev().nth(BEFORE).map(|(at, c)| at + c.len_utf8());
        let column = cut.map(|_| before_on_line.chars().count() + 1);
        let mut line = replaced(before_on_line.get(cut.unwrap_or(0)..).unwrap_or_default(), usize::MAX);
        let marked_from = line.len();
        line.push_str(&replaced(marked, MARKED));
        let marked_to = line.len();
        line.push_str(&replaced(
            marked.get(offset_of_character(marked, MARKED)..).unwrap_or_default(),
            BEHIND,
        ));
        line.push_str(&replaced(behind, BEHIND));
        let number = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        Self { number, column, text: line, marked: marked_from..marked_to }
    }
}

/// Where the character with this index is in `text`, or the end of `text` if it is too short.
fn offset_of_character(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

/// The first `limit` characters. Each one that is not safe to print is replaced by one other, so that columns stay
/// right. The library itself shows tabs and ASCII control characters.
fn replaced(text: &str, limit: usize) -> String {
    let replace = |c: char| if is_unprintable(c) && !c.is_ascii() { char::REPLACEMENT_CHARACTER } else { c };
    text.chars().take(limit).map(replace).collect()
}
