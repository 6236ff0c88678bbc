//! What rendering gives, and what it takes beside the items.

use proc_macro2::TokenStream;
use quote::ToTokens;

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

/// Where the types are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Destination<'a> {
    /// In a crate of their own.
    Crate,
    /// In a module of another crate.
    Module {
        /// The path of the module.
        path: &'a str,
        /// Whether it has what calls need. A crate has this as a feature.
        calls: bool,
    },
}

impl Destination<'_> {
    /// Whether there is what calls need.
    pub(crate) fn has_calls(self) -> bool {
        matches!(self, Self::Crate | Self::Module { calls: true, .. })
    }
}

/// The path of the root of a crate.
pub(crate) const CRATE: &str = "crate";

/// The module that stands for the crate's root.
pub(super) struct Root {
    /// Its path, such as `crate`.
    pub(super) path: String,
    /// The same as tokens.
    pub(super) tokens: TokenStream,
    /// Whether it is the root of a crate of their own.
    pub(super) is_crate: bool,
    /// Whether there is what calls need.
    pub(super) has_calls: bool,
}

impl Root {
    pub(super) fn new(place: Destination<'_>) -> Self {
        let (path, is_crate) = match place {
            Destination::Crate => (CRATE, true),
            Destination::Module { path, .. } => (path, false),
        };
        // A path that is none ends in a diagnostic where the file is parsed.
        Self {
            path: path.to_owned(),
            tokens: path.parse().unwrap_or_default(),
            is_crate,
            has_calls: place.has_calls(),
        }
    }
}

impl ToTokens for Root {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.tokens.clone());
    }
}
