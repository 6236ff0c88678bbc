//! What a documentation text consists of, whichever language it was written in.

use std::rc::Rc;

pub(super) use pulldown_cmark::BlockQuoteKind as Notice;

use super::url;

/// A part of a text that starts on a line of its own.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    Paragraph(Runs),
    Heading {
        level: u8,
        text: Runs,
    },
    Code {
        language: Option<String>,
        text: String,
    },
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Definitions(Vec<Definition>),
    /// A quote, or a notice that is set apart from the text around it.
    Quote {
        notice: Option<Notice>,
        body: Vec<Block>,
    },
    Table(Vec<Row>),
    Rule,
}

impl Block {
    /// Adds the text of the block, after a line break, to what cannot hold blocks: a cell of a table, a term.
    pub(super) fn append_to(self, line: &mut Runs) {
        let mut append_all = |blocks: Vec<Block>| blocks.into_iter().for_each(|block| block.append_to(line));
        match self {
            Block::Paragraph(text) | Block::Heading { text, .. } => append_line(line, text),
            Block::Code { text, .. } => {
                for (code, row) in (0..).zip(text.lines()) {
                    let style = Style { code: Some(code), ..Style::default() };
                    append_line(line, vec![Run { style, ..Run::plain(row.trim()) }]);
                }
            }
            Block::List { items, .. } => items.into_iter().for_each(append_all),
            Block::Definitions(entries) => {
                for Definition { term, body } in entries {
                    append_line(line, term);
                    body.into_iter().for_each(|block| block.append_to(line));
                }
            }
            Block::Quote { body, .. } => append_all(body),
            Block::Table(rows) => {
                rows.into_iter().flat_map(|row| row.cells).for_each(|cell| append_line(line, cell));
            }
            Block::Rule => {}
        }
    }
}

/// Calls `see` with every text of some blocks, except code, and with whether it is a heading.
pub(super) fn each_text(blocks: &mut [Block], see: &mut dyn FnMut(&mut Runs, bool)) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => see(text, false),
            Block::Heading { text, .. } => see(text, true),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_text(item, see)),
            Block::Definitions(entries) => {
                for entry in entries {
                    see(&mut entry.term, false);
                    each_text(&mut entry.body, see);
                }
            }
            Block::Quote { body, .. } => each_text(body, see),
            Block::Table(rows) => {
                for row in rows {
                    row.cells.iter_mut().for_each(|cell| see(cell, row.is_header));
                }
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

/// Adds text to the last run if that has the same look, otherwise as a new run.
pub(super) fn append(runs: &mut Runs, text: &str, style: Style, link: Option<&Link>) {
    match runs.last_mut() {
        Some(last) if last.style == style && last.link.as_ref() == link => last.text.push_str(text),
        _ => runs.push(Run { text: text.to_owned(), style, link: link.cloned() }),
    }
}

/// Removes white space at both ends.
pub(super) fn trim(runs: &mut Runs) {
    let is_blank = |run: &Run| run.text.trim().is_empty();
    while runs.first().is_some_and(is_blank) {
        runs.remove(0);
    }
    while runs.last().is_some_and(is_blank) {
        runs.pop();
    }
    if let Some(first) = runs.first_mut() {
        first.text.drain(..first.text.len() - first.text.trim_start().len());
    }
    if let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
}

fn append_line(line: &mut Runs, text: Runs) {
    if text.iter().all(|run| run.text.is_empty()) {
        return;
    }
    if !line.is_empty() {
        line.push(Run::plain("\n"));
    }
    line.extend(text);
}

/// A term and what is said about it: `<dt>` and the `<dd>`s that follow.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Definition {
    pub(super) term: Runs,
    pub(super) body: Vec<Block>,
}

/// A row of a table. Only the first can be its header.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    pub(super) cells: Vec<Runs>,
    pub(super) is_header: bool,
}

/// The kinds of notices.
pub(super) const NOTICES: [Notice; 5] =
    [Notice::Note, Notice::Tip, Notice::Important, Notice::Caution, Notice::Warning];

/// The word that opens a notice.
pub(super) fn label(notice: Notice) -> &'static str {
    match notice {
        Notice::Note => "Note",
        Notice::Tip => "Tip",
        Notice::Important => "Important",
        Notice::Caution => "Caution",
        Notice::Warning => "Warning",
    }
}

/// Text in a line: pieces that each have one look. White space is a single space, or `\n` for a line break
/// that the author asked for.
pub(super) type Runs = Vec<Run>;

/// A piece of text with one look.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) style: Style,
    pub(super) link: Option<Link>,
}

impl Run {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// The look of a piece of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) strike: bool,
    /// Which code element the text is in; two that touch are told apart by it.
    pub(super) code: Option<u32>,
}

/// A kind of inline element, and of what is printed around a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    Link,
    Strong,
    Emphasis,
    Strike,
    Code,
}

/// Where a piece of text leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// To a page; the text is a destination of Markdown as it stands.
    Url(Rc<str>),
    /// To an item of the crate.
    Item(Rc<str>),
    /// To the shape that the text may name. Only before [`links`](super::links) has resolved it; the number
    /// tells two links apart that touch.
    Shape(u32),
}

impl Link {
    /// A link to an address; nothing if a page of rustdoc cannot lead there.
    pub(super) fn to_page(address: &str) -> Option<Self> {
        url::destination(address).map(|url| Self::Url(url.into()))
    }
}
