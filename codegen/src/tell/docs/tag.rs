//! Kinds of blocks.

use super::tree::Notice;

/// A kind of block, as its tags name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Starts a line and means nothing more, such as `<div>`.
    Division,
    /// The name of what is documented: `<fullname>`.
    Title,
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
    Quote,
    Notice(Notice),
    Table,
    Row,
    HeaderCell,
    Cell,
}
