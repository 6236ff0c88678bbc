//! What rendering gives, and what it takes beside the items.

use proc_macro2::TokenStream;

use super::table::Table;

/// A source file of the crate: its path below `src/`, and what stands in it.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path, with `/`.
    pub path: String,
    /// The content, from top to bottom.
    pub parts: Vec<Part>,
}

/// A part of a file.
#[derive(Clone, Debug)]
pub enum Part {
    /// Items, which a printer of Rust prints.
    Items(TokenStream),
    /// A table, which has a printer of its own.
    Table(Table),
}

/// The path of the root of a crate of its own.
pub const ROOT: &str = "crate";

/// Where the types are: the module that stands for the crate's root.
pub(super) struct Root {
    /// Its path, such as `crate`.
    pub(super) path: String,
    /// The same as tokens.
    pub(super) tokens: TokenStream,
}

impl Root {
    pub(super) fn new(path: &str) -> Self {
        // A path that is none ends in a diagnostic where the file is parsed.
        Self { path: path.to_owned(), tokens: path.parse().unwrap_or_default() }
    }
}
