//! Prints the tree as Markdown.

use super::spans::{self, Place};
use super::tree::{Block, Definition, Notice, Run, Runs, Style};
use super::wrap::{self, Word};
use crate::code_span::fence;
use crate::unprintable::is_unprintable;

/// However deep a list is, its text has this many columns.
const MIN_WIDTH: usize = 24;

/// The lines of a text. A notice at its start is a quote even if it is a warning: rustdoc would take the
/// `<div>` alone for the summary.
pub(super) fn text(text: &[Block], width: usize) -> Vec<String> {
    match text {
        [Block::Notice { kind, body }, rest @ ..] => {
            let mut lines = quote(&labelled(*kind, body), width);
            if !rest.is_empty() {
                lines.push(String::new());
                lines.extend(blocks(rest, width));
            }
            lines
        }
        text => blocks(text, width),
    }
}

/// The lines of some blocks, with an empty line between two blocks.
fn blocks(blocks: &[Block], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut marker = Marker::default();
    for block in blocks {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        // A list that follows a list is another one if its marker is.
        marker = match block {
            Block::List { .. } | Block::Definitions(_) => marker.other(),
            _ => Marker::default(),
        };
        lines.extend(block_lines(block, marker, width.max(MIN_WIDTH)));
    }
    lines
}

/// What the items of a list begin with. There are two for each kind of list.
#[derive(Clone, Copy, Default)]
enum Marker {
    /// None was used before.
    #[default]
    Free,
    First,
    Second,
}

impl Marker {
    fn other(self) -> Self {
        if matches!(self, Marker::First) { Marker::Second } else { Marker::First }
    }

    fn text(self, number: Option<u64>) -> String {
        match (number, self) {
            (None, Marker::Second) => "* ".to_owned(),
            (None, _) => "- ".to_owned(),
            (Some(number), Marker::Second) => format!("{number}) "),
            (Some(number), _) => format!("{number}. "),
        }
    }
}

fn block_lines(block: &Block, marker: Marker, width: usize) -> Vec<String> {
    match block {
        Block::Paragraph(text) => paragraph(text, width),
        Block::Heading { level, text } => {
            let mut line = "#".repeat(usize::from(*level).clamp(1, 6));
            line.push(' ');
            line.push_str(&wrap::join(&spans::words(text, Place::Heading), ""));
            vec![line]
        }
        Block::Code { language, text } => code(language.as_deref(), text),
        Block::List { start, items } => list(*start, items, marker, width),
        Block::Definitions(entries) => {
            let items: Vec<_> = entries.iter().map(definition).collect();
            list(None, &items, marker, width)
        }
        Block::Quote(body) => quote(body, width),
        Block::Notice { kind, body } => notice(*kind, body, width),
        Block::Table { header, rows } => table(header, rows),
        Block::Rule => vec!["***".to_owned()],
    }
}

fn paragraph(text: &[Run], width: usize) -> Vec<String> {
    wrap::wrap(&spans::words(text, Place::Paragraph), width)
}

/// A code block. Without a language rustdoc would take it for Rust and run it; Rust in a model is not meant
/// to be run.
fn code(language: Option<&str>, text: &str) -> Vec<String> {
    let fence = fence(text, 3);
    let language = language
        .unwrap_or_default()
        .split([',', ' ', '{', '\t'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let language = match language.as_str() {
        "rust" | "rs" => "rust,ignore",
        name if is_language(name) => name,
        _ => "text",
    };
    let code = text.split('\n').map(|line| {
        let line: String = line.replace('\t', "    ");
        line.replace(is_unprintable, "").trim_end().to_owned()
    });
    let mut lines: Vec<String> =
        std::iter::once(format!("{fence}{language}")).chain(code.skip_while(String::is_empty)).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.push(fence);
    lines
}

/// Whether this is the name of a language, and no instruction to rustdoc.
fn is_language(name: &str) -> bool {
    let instructions =
        ["compile_fail", "custom", "ignore", "no_run", "should_panic", "standalone_crate", "test_harness"];
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.'))
        && !instructions.contains(&name)
        && !["ignore-", "edition"].iter().any(|start| name.starts_with(start))
}

fn list(start: Option<u64>, items: &[Vec<Block>], marker: Marker, width: usize) -> Vec<String> {
    let is_tight = items.iter().all(|item| is_tight(item));
    let mut lines: Vec<String> = Vec::new();
    // More than nine digits are no number of an item.
    let mut number = start.map(|start| start.min(999_000_000));
    for item in items {
        if !is_tight && !lines.is_empty() {
            lines.push(String::new());
        }
        let first = marker.text(number);
        number = number.map(|number| number + 1);
        let indent = " ".repeat(first.len());
        let body = blocks(item, width.saturating_sub(first.len()));
        let body = body.into_iter().filter(|line| !(is_tight && line.is_empty()));
        lines.extend(prefixed(body, &first, &indent));
    }
    lines
}

/// Whether an item needs no empty lines: it is one paragraph, or one with a list that can follow it directly.
fn is_tight(item: &[Block]) -> bool {
    match item {
        [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), Block::List { start: None | Some(1), items }] => {
            items.iter().all(|item| is_tight(item))
        }
        _ => false,
    }
}

/// The lines of a block, the first after `first`, the others after `rest`.
fn prefixed(lines: impl Iterator<Item = String>, first: &str, rest: &str) -> impl Iterator<Item = String> {
    lines.enumerate().map(move |(index, line)| {
        let prefix = if index == 0 { first } else { rest };
        let mut prefixed = format!("{prefix}{line}");
        prefixed.truncate(prefixed.trim_end().len());
        prefixed
    })
}

/// The item for a term and its definition, as rustdoc knows no list of definitions: `**Term:** definition`.
fn definition(entry: &Definition) -> Vec<Block> {
    let mut term: Runs = entry.term.iter().map(strong).collect();
    let mut body = entry.body.clone();
    let ends_itself = term.last().is_some_and(|run| run.text.ends_with([':', '.', '?', '!']));
    if !term.is_empty() && !body.is_empty() && !ends_itself {
        term.push(strong(&Run::plain(":")));
    }
    match body.as_mut_slice() {
        [Block::Paragraph(text)] | [Block::Paragraph(text), Block::List { .. }] if !term.is_empty() => {
            term.push(Run::plain(" "));
            text.splice(..0, term);
        }
        _ if !term.is_empty() => body.insert(0, Block::Paragraph(term)),
        _ => {}
    }
    body
}

fn strong(run: &Run) -> Run {
    Run { style: Style { strong: true, ..run.style }, ..run.clone() }
}

fn quote(body: &[Block], width: usize) -> Vec<String> {
    prefixed(blocks(body, width.saturating_sub(2)).into_iter(), "> ", "> ").collect()
}

/// A quote, or the box that rustdoc has for warnings.
fn notice(kind: Notice, body: &[Block], width: usize) -> Vec<String> {
    let body = labelled(kind, body);
    if !kind.is_warning() {
        return quote(&body, width);
    }
    let mut lines = vec!["<div class=\"warning\">".to_owned(), String::new()];
    lines.extend(blocks(&body, width));
    lines.extend([String::new(), "</div>".to_owned()]);
    lines
}

/// A notice that begins with its label: `**Note:**`.
fn labelled(kind: Notice, body: &[Block]) -> Vec<Block> {
    let mut body = body.to_vec();
    let label = kind.label();
    let begins_with_label = matches!(body.first(), Some(Block::Paragraph(text)) if begins_with(text, label));
    if !begins_with_label {
        let label = strong(&Run::plain(format!("{label}:")));
        match body.first_mut() {
            Some(Block::Paragraph(text)) => {
                text.splice(..0, [label, Run::plain(" ")]);
            }
            _ => body.insert(0, Block::Paragraph(vec![label])),
        }
    }
    body
}

fn begins_with(text: &[Run], word: &str) -> bool {
    let first = text.first().map_or("", |run| run.text.as_str());
    let end = first.find(|c: char| !c.is_alphanumeric()).unwrap_or(first.len());
    first.get(..end).is_some_and(|first| first.eq_ignore_ascii_case(word))
}

fn table(header: &[Runs], rows: &[Vec<Runs>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or_default();
    let line = |cells: &[Runs]| {
        let mut line = "|".to_owned();
        for column in 0..columns {
            let words: Vec<Word> =
                cells.get(column).map(|cell| spans::words(cell, Place::Cell)).unwrap_or_default();
            let cell = wrap::join(&words, "<br>");
            line.extend([" ", &cell, if cell.is_empty() { "|" } else { " |" }]);
        }
        line
    };
    let mut lines = vec![line(header), format!("|{}", "---|".repeat(columns))];
    lines.extend(rows.iter().map(|row| line(row)));
    lines
}
