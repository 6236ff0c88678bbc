//! Builds the tree from start tags, text and end tags, in whatever order they come.
//!
//! The rules are those of HTML where authors rely on them: an item ends the item before it, a block ends the
//! paragraph it stands in, text needs no paragraph, an end tag without its start tag means nothing. One is
//! stricter than HTML's: an inline element ends with the block that it was opened in, so that a forgotten
//! `</i>` does not slant all that follows.

use super::inline::Collector;
use super::tag::Tag;
use super::tree::{Block, Definition, Inline, Link, Row, Runs};

/// How deep blocks may be nested. What is deeper becomes part of the deepest.
const MAX_DEPTH: usize = 12;

/// A block that holds blocks, and is not complete.
#[derive(Debug)]
struct Frame {
    block: Block,
    /// Whether a term is open, rather than what is said about it.
    in_term: bool,
    /// How many inline elements were open outside.
    inlines: usize,
}

#[derive(Debug, Default)]
struct Pre {
    language: Option<String>,
    text: String,
}

/// Takes a document in pieces and keeps the tree of it. Never fails, and takes time in proportion to the
/// pieces.
#[derive(Debug, Default)]
pub(super) struct Builder {
    blocks: Vec<Block>,
    title: Runs,
    frames: Vec<Frame>,
    /// Containers that were not opened because too many are, and wait for their end tags.
    ignored: usize,
    inline: Collector,
    /// What the text of the line becomes: a paragraph, a heading or the title.
    line: Tag,
    /// How many inline elements were open when the paragraph or heading started, while it lasts.
    paragraph: Option<usize>,
    pre: Option<Pre>,
}

impl Builder {
    /// Adds text; white space counts only in a code block.
    pub(super) fn text(&mut self, text: &str) {
        match &mut self.pre {
            Some(pre) => pre.text.push_str(text),
            None => self.inline.text(text),
        }
    }

    /// Adds a line break; two of them end the paragraph.
    pub(super) fn line_break(&mut self) {
        match &mut self.pre {
            Some(pre) => pre.text.push('\n'),
            None if !self.inline.line_break() => self.flush(),
            None => {}
        }
    }

    /// Adds a line across the page.
    pub(super) fn rule(&mut self) {
        self.flush();
        self.push(Block::Rule);
    }

    /// Opens an inline element that has only a kind; a link is one whose text alone is known.
    pub(super) fn open(&mut self, kind: Inline) {
        if self.pre.is_none() {
            self.inline.open(kind);
        }
    }

    /// Opens a link, or what looks like one and leads nowhere.
    pub(super) fn open_link(&mut self, link: Option<Link>) {
        if self.pre.is_none() {
            self.inline.open_link(link);
        }
    }

    /// Closes the innermost inline element of a kind.
    pub(super) fn close(&mut self, kind: Inline) {
        if self.pre.is_none() {
            self.inline.close(kind);
        }
    }

    /// Says in which language the code block is that is open.
    pub(super) fn language(&mut self, language: &str) {
        if let Some(pre) = &mut self.pre {
            pre.language.get_or_insert_with(|| language.to_owned());
        }
    }

    /// Starts a block.
    pub(super) fn start(&mut self, tag: Tag) {
        if let Some(pre) = &mut self.pre {
            if !pre.text.is_empty() && !pre.text.ends_with('\n') {
                pre.text.push('\n');
            }
            return;
        }
        self.flush();
        self.end_paragraph();
        match tag {
            Tag::Division => {}
            Tag::Paragraph | Tag::Heading(_) | Tag::Title => {
                self.line = tag;
                self.paragraph = Some(self.inline.depth());
            }
            Tag::Pre => self.pre = Some(Pre::default()),
            Tag::List { start } => self.enter(Block::List { start, items: Vec::new() }),
            Tag::Definitions => self.enter(Block::Definitions(Vec::new())),
            Tag::Quote(notice) => self.enter(Block::Quote { notice, body: Vec::new() }),
            Tag::Table => self.enter(Block::Table(Vec::new())),
            part => self.start_part(part),
        }
    }

    /// Ends a block. Nothing, if it was not started.
    pub(super) fn end(&mut self, tag: Tag) {
        if self.pre.is_some() && tag != Tag::Pre {
            return;
        }
        if let Some(Pre { language, text }) = self.pre.take() {
            if !text.trim().is_empty() {
                self.push(Block::Code { language, text });
            }
            return;
        }
        self.flush();
        match tag {
            Tag::Division | Tag::Pre => {}
            Tag::Paragraph | Tag::Heading(_) | Tag::Title => self.end_paragraph(),
            Tag::List { .. } | Tag::Definitions | Tag::Quote(_) | Tag::Table => self.leave(tag),
            part => {
                self.close_parts(part);
            }
        }
    }

    /// The tree of all that was added. The title is dropped if there is any other text to begin with.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end(Tag::Pre);
        while self.close_innermost() {}
        let opens_with_text = matches!(self.blocks.first(), Some(Block::Paragraph(_) | Block::Quote { .. }));
        if !opens_with_text && !self.title.is_empty() {
            self.blocks.insert(0, Block::Paragraph(self.title));
        }
        self.blocks
    }

    /// Ends a paragraph, a heading or a title, if one is open, and what was opened in it.
    fn end_paragraph(&mut self) {
        self.line = Tag::Paragraph;
        if let Some(depth) = self.paragraph.take() {
            self.inline.close_above(depth);
        }
    }

    fn enter(&mut self, block: Block) {
        if self.frames.len() < MAX_DEPTH {
            self.frames.push(Frame { block, in_term: false, inlines: self.inline.depth() });
        } else {
            self.ignored += 1;
        }
    }

    fn leave(&mut self, tag: Tag) {
        if self.ignored > 0 {
            self.ignored -= 1;
        } else if let Some(position) = self.frames.iter().rposition(|frame| frame.block.is_closed_by(tag)) {
            while self.frames.len() > position {
                self.close_innermost();
            }
        }
    }

    /// Ends what is open inside the innermost container that `tag` is a part of. False if there is none.
    fn close_parts(&mut self, tag: Tag) -> bool {
        let Some(position) = self.frames.iter().rposition(|frame| frame.block.has_part(tag)) else {
            return false;
        };
        if self.ignored == 0 {
            self.end_paragraph();
            while self.frames.len() > position + 1 {
                self.close_innermost();
            }
            if let Some(frame) = self.frames.last() {
                self.inline.close_above(frame.inlines);
            }
        }
        true
    }

    /// Starts an item, a term, a cell: in the container that is open, or in a new one if the author forgot
    /// it.
    fn start_part(&mut self, tag: Tag) {
        if !self.close_parts(tag) {
            self.start(match tag {
                Tag::Item => Tag::List { start: None },
                Tag::Term | Tag::Description => Tag::Definitions,
                _ => Tag::Table,
            });
        }
        if self.ignored > 0 {
            return;
        }
        let Some(Frame { block, in_term, .. }) = self.frames.last_mut() else { return };
        match block {
            Block::List { items, .. } => items.push(Vec::new()),
            Block::Definitions(entries) => {
                *in_term = tag == Tag::Term;
                if *in_term || entries.is_empty() {
                    entries.push(Definition::default());
                }
            }
            Block::Table(rows) => {
                if tag == Tag::Row || rows.is_empty() {
                    rows.push(Row::default());
                }
                if let (Some(row), Tag::HeaderCell | Tag::Cell) = (rows.last_mut(), tag) {
                    row.is_header = tag == Tag::HeaderCell && (row.is_header || row.cells.is_empty());
                    row.cells.push(Runs::new());
                }
            }
            _ => {}
        }
    }

    /// Ends the innermost container. False if there is none.
    fn close_innermost(&mut self) -> bool {
        self.flush();
        let Some(Frame { block, inlines, .. }) = self.frames.pop() else { return false };
        self.end_paragraph();
        self.inline.close_above(inlines);
        if let Some(block) = block.completed() {
            self.push(block);
        }
        true
    }

    /// Ends the line: its text becomes a block.
    fn flush(&mut self) {
        let text = self.inline.take();
        if text.is_empty() {
            return;
        }
        match self.line {
            Tag::Heading(level) => self.push(Block::Heading { level, text }),
            Tag::Title => self.title = text,
            _ => self.push(Block::Paragraph(text)),
        }
    }

    /// Adds a block to the innermost container that can take it. A table without a cell cannot: the block
    /// goes before it.
    fn push(&mut self, block: Block) {
        for Frame { block: container, in_term, .. } in self.frames.iter_mut().rev() {
            match container {
                Block::List { items, .. } => return add(last(items), block),
                Block::Definitions(entries) if *in_term => return block.append_to(&mut last(entries).term),
                Block::Definitions(entries) => return add(&mut last(entries).body, block),
                Block::Quote { body, .. } => return add(body, block),
                Block::Table(rows) => {
                    if let Some(cell) = rows.last_mut().and_then(|row| row.cells.last_mut()) {
                        return block.append_to(cell);
                    }
                }
                _ => {}
            }
        }
        add(&mut self.blocks, block);
    }
}

/// The last part of a container, which gets one if it has none.
fn last<T: Default>(parts: &mut Vec<T>) -> &mut T {
    if parts.is_empty() {
        parts.push(T::default());
    }
    let last = parts.len() - 1;
    &mut parts[last]
}

/// Adds a block. AWS writes a list for each definition; together they are one.
fn add(blocks: &mut Vec<Block>, block: Block) {
    match (blocks.last_mut(), block) {
        (Some(Block::Definitions(entries)), Block::Definitions(more)) => entries.extend(more),
        (_, block) => blocks.push(block),
    }
}
