//! Kinds of blocks, and what they mean for blocks that hold others, while these are not complete.

use super::tree::{Block, Notice};

/// A kind of block, as its tags name it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tag {
    /// Starts a line and means nothing more, such as `<div>`.
    Division,
    /// The name of what is documented: `<fullname>`.
    Title,
    #[default]
    Paragraph,
    Heading(u8),
    Pre,
    List {
        start: Option<u64>,
    },
    Item,
    Definitions,
    Term,
    Description,
    Quote(Option<Notice>),
    Table,
    Row,
    HeaderCell,
    Cell,
}

impl Block {
    /// Whether an end tag is the end of this.
    pub(super) fn is_closed_by(&self, tag: Tag) -> bool {
        match (self, tag) {
            (Block::List { start, .. }, Tag::List { start: ended }) => start.is_some() == ended.is_some(),
            (Block::Quote { notice, .. }, Tag::Quote(ended)) => *notice == ended,
            (Block::Definitions(_), Tag::Definitions) | (Block::Table(_), Tag::Table) => true,
            _ => false,
        }
    }

    /// Whether a tag is that of a part of this: an item, a row, a cell.
    pub(super) fn has_part(&self, tag: Tag) -> bool {
        match self {
            Block::List { .. } => tag == Tag::Item,
            Block::Definitions(_) => matches!(tag, Tag::Term | Tag::Description),
            Block::Table(_) => matches!(tag, Tag::Row | Tag::HeaderCell | Tag::Cell),
            _ => false,
        }
    }

    /// The block without its empty parts, or nothing if there are no others.
    pub(super) fn completed(mut self) -> Option<Self> {
        let is_empty = match &mut self {
            Block::List { items, .. } => {
                items.retain(|item| !item.is_empty());
                items.is_empty()
            }
            Block::Definitions(entries) => {
                entries.retain(|entry| !entry.term.is_empty() || !entry.body.is_empty());
                entries.is_empty()
            }
            Block::Quote { body, .. } => body.is_empty(),
            Block::Table(rows) => {
                rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
                rows.iter_mut().skip(1).for_each(|row| row.is_header = false);
                rows.is_empty()
            }
            _ => false,
        };
        (!is_empty).then_some(self)
    }
}
