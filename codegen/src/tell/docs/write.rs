//! Prints the tree as Markdown.

use super::spans;
use super::tree::{Block, Definition, Notice, Row, Run, Runs, Style, label};
use super::wrap::wrap;
use crate::code_span::fence;
use crate::fill::joined;
use crate::unprintable::is_unprintable;

/// However deep a list is, its text has this many columns.
const MIN_WIDTH: usize = 24;

/// The lines of a text. A notice at its start is a quote even if it is a warning: rustdoc would take the
/// `<div>` alone for the summary.
pub(super) fn text(text: &[Block], width: usize) -> Vec<String> {
    match text {
        [Block::Quote { notice: Some(kind), body }, rest @ ..] => {
            joined([quote(&labelled(*kind, body), width), blocks(rest, width)])
        }
        text => blocks(text, width),
    }
}

/// The lines of some blocks, with an empty line between two blocks.
fn blocks(blocks: &[Block], width: usize) -> Vec<String> {
    let mut was_first = false;
    joined(blocks.iter().map(|block| {
        // A list that follows a list is another one if its marker is.
        let is_list = matches!(block, Block::List { .. } | Block::Definitions(_));
        let is_second = is_list && was_first;
        was_first = is_list && !is_second;
        block_lines(block, is_second, width.max(MIN_WIDTH))
    }))
}

/// What an item of a list begins with. There are two markers for each kind of list.
fn marker(number: Option<u64>, is_second: bool) -> String {
    match (number, is_second) {
        (None, false) => "- ".to_owned(),
        (None, true) => "* ".to_owned(),
        (Some(number), false) => format!("{number}. "),
        (Some(number), true) => format!("{number}) "),
    }
}

fn block_lines(block: &Block, is_second: bool, width: usize) -> Vec<String> {
    match block {
        Block::Paragraph(text) => wrap(&spans::lines(text, false), width),
        Block::Heading { level, text } => {
            let marks = "#".repeat(usize::from(*level));
            vec![format!("{marks} {}", spans::lines(text, true).concat().join(" "))]
        }
        Block::Code { language, text } => code(language.as_deref(), text),
        Block::List { start, items } => list(*start, items, is_second, width),
        Block::Definitions(entries) => {
            let items: Vec<_> = entries.iter().map(definition).collect();
            list(None, &items, is_second, width)
        }
        Block::Quote { notice: None, body } => quote(body, width),
        Block::Quote { notice: Some(kind), body } => notice(*kind, body, width),
        Block::Table(rows) => table(rows),
        Block::Rule => vec!["***".to_owned()],
    }
}

/// A code block. Without a language rustdoc would take it for Rust and run it; Rust in a model is not meant
/// to be run.
fn code(language: Option<&str>, text: &str) -> Vec<String> {
    let fence = fence(text, 3);
    let language = language.unwrap_or_default().split([',', ' ', '{', '\t']).next();
    let language = match language.unwrap_or_default().to_ascii_lowercase().as_str() {
        "rust" | "rs" => "rust,ignore".to_owned(),
        name if is_language(name) => name.to_owned(),
        _ => "text".to_owned(),
    };
    let code = text.split('\n').map(|line| {
        let line = line.replace('\t', "    ").replace(is_unprintable, "");
        line.trim_end().to_owned()
    });
    let mut lines = vec![format!("{fence}{language}")];
    lines.extend(code.skip_while(String::is_empty));
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

fn list(start: Option<u64>, items: &[Vec<Block>], is_second: bool, width: usize) -> Vec<String> {
    let is_tight = items.iter().all(|item| is_tight(item));
    let mut lines: Vec<String> = Vec::new();
    // More than nine digits are no number of an item.
    let mut number = start.map(|start| start.min(999_000_000));
    for item in items {
        if !is_tight && !lines.is_empty() {
            lines.push(String::new());
        }
        let first = marker(number, is_second);
        number = number.map(|number| number + 1);
        let mut body = blocks(item, width.saturating_sub(first.len()));
        body.retain(|line| !(is_tight && line.is_empty()));
        lines.extend(prefixed(body, &first, &" ".repeat(first.len())));
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
fn prefixed(mut lines: Vec<String>, first: &str, rest: &str) -> Vec<String> {
    for (index, line) in lines.iter_mut().enumerate() {
        line.insert_str(0, if index == 0 { first } else { rest });
        line.truncate(line.trim_end().len());
    }
    lines
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
        _ if term.is_empty() => {}
        [Block::Paragraph(text)] | [Block::Paragraph(text), Block::List { .. }] => {
            term.push(Run::plain(" "));
            text.splice(..0, term);
        }
        _ => body.insert(0, Block::Paragraph(term)),
    }
    body
}

fn strong(run: &Run) -> Run {
    Run { style: Style { strong: true, ..run.style }, ..run.clone() }
}

fn quote(body: &[Block], width: usize) -> Vec<String> {
    prefixed(blocks(body, width.saturating_sub(2)), "> ", "> ")
}

/// A quote, or the box that rustdoc has for warnings.
fn notice(kind: Notice, body: &[Block], width: usize) -> Vec<String> {
    let body = labelled(kind, body);
    if matches!(kind, Notice::Note | Notice::Tip) {
        return quote(&body, width);
    }
    joined([vec!["<div class=\"warning\">".to_owned()], blocks(&body, width), vec!["</div>".to_owned()]])
}

/// A notice that begins with its label: `**Note:**`.
fn labelled(kind: Notice, body: &[Block]) -> Vec<Block> {
    let mut body = body.to_vec();
    let label = label(kind);
    let mark = strong(&Run::plain(format!("{label}:")));
    match body.first_mut() {
        Some(Block::Paragraph(text)) if begins_with(text, label) => {}
        Some(Block::Paragraph(text)) => {
            text.splice(..0, [mark, Run::plain(" ")]);
        }
        _ => body.insert(0, Block::Paragraph(vec![mark])),
    }
    body
}

fn begins_with(text: &[Run], word: &str) -> bool {
    let first = text.first().and_then(|run| run.text.split(|c: char| !c.is_alphanumeric()).next());
    first.is_some_and(|first| first.eq_ignore_ascii_case(word))
}

fn table(rows: &[Row]) -> Vec<String> {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let line = |cells: &[Runs]| {
        let mut line = "|".to_owned();
        for column in 0..columns {
            let lines = cells.get(column).map(|cell| spans::lines(cell, false)).unwrap_or_default();
            let lines: Vec<String> = lines.iter().map(|words| words.join(" ")).collect();
            let cell = lines.join(" <br> ").replace('|', "\\|");
            line.extend([" ", &cell, if cell.is_empty() { "|" } else { " |" }]);
        }
        line
    };
    // Rustdoc knows no table without a header.
    let header = rows.iter().find(|row| row.is_header).map_or(&[][..], |row| &row.cells);
    let mut lines = vec![line(header), format!("|{}", "---|".repeat(columns))];
    lines.extend(rows.iter().filter(|row| !row.is_header).map(|row| line(&row.cells)));
    lines
}
