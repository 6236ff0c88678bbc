//! Blocks that hold blocks, while their end is open.

use super::tag::Tag;
use super::tree::{Block, Definition, Notice, Runs};

/// A block that holds blocks, and is not complete.
#[derive(Debug)]
pub(super) enum Container {
    List { start: Option<u64>, items: Vec<Vec<Block>> },
    Definitions { entries: Vec<Definition>, in_term: bool },
    Quote(Vec<Block>),
    Notice { kind: Notice, body: Vec<Block> },
    Table(Vec<Row>),
}

/// A row of a table, with the cells so far.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Runs>,
    pub(super) is_header: bool,
}

impl Container {
    /// Whether an end tag is the end of this.
    pub(super) fn is_closed_by(&self, tag: Tag) -> bool {
        match (self, tag) {
            (Container::List { start, .. }, Tag::List { start: ended }) => start.is_some() == ended.is_some(),
            (Container::Notice { kind, .. }, Tag::Notice(ended)) => *kind == ended,
            (Container::Definitions { .. }, Tag::Definitions)
            | (Container::Quote(_), Tag::Quote)
            | (Container::Table(_), Tag::Table) => true,
            _ => false,
        }
    }

    /// Whether a tag is of an item, a row, a cell of this.
    pub(super) fn has_part(&self, tag: Tag) -> bool {
        match self {
            Container::List { .. } => tag == Tag::Item,
            Container::Definitions { .. } => matches!(tag, Tag::Term | Tag::Description),
            Container::Table(_) => matches!(tag, Tag::Row | Tag::HeaderCell | Tag::Cell),
            Container::Quote(_) | Container::Notice { .. } => false,
        }
    }

    /// The block, or nothing if there is nothing in it.
    pub(super) fn into_block(self) -> Option<Block> {
        match self {
            Container::List { start, mut items } => {
                items.retain(|item| !item.is_empty());
                (!items.is_empty()).then_some(Block::List { start, items })
            }
            Container::Definitions { mut entries, .. } => {
                entries.retain(|entry| !entry.term.is_empty() || !entry.body.is_empty());
                (!entries.is_empty()).then_some(Block::Definitions(entries))
            }
            Container::Quote(body) => (!body.is_empty()).then_some(Block::Quote(body)),
            Container::Notice { kind, body } => (!body.is_empty()).then_some(Block::Notice { kind, body }),
            Container::Table(mut rows) => {
                rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
                let has_header = rows.first().is_some_and(|row| row.is_header);
                let mut rows = rows.into_iter().map(|row| row.cells);
                let header = if has_header { rows.next().unwrap_or_default() } else { Vec::new() };
                let rows: Vec<_> = rows.collect();
                (!header.is_empty() || !rows.is_empty()).then_some(Block::Table { header, rows })
            }
        }
    }
}
