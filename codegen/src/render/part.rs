//! What rendering returns, and what it takes beside the items.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::table::Table;
use crate::tell::Page;

/// The placeholder in the tokens for the documentation of an item or member; no page contains it.
///
/// Most of a crate is documentation. It goes past the parser and the printer of Rust, which would only take it apart and
/// put it together again.
pub(crate) const PAGE: &str = "\0";

/// A source file of the crate: its path below `src/`, and what stands in it.
#[derive(Clone, Debug)]
pub(crate) struct SourceFile<'a> {
    /// The path, with `/`.
    pub path: String,
    /// The content, from top to bottom.
    pub parts: Vec<Part>,
    /// The pages that [`PAGE`] stands for, in the order in which they stand there.
    pub pages: Vec<&'a Page>,
}

/// A part of a file.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// Items, which a printer of Rust prints.
    Items(TokenStream),
    /// A table, which has a printer of its own.
    Table(Table),
}

/// Where the types are put.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Destination<'a> {
    /// In a crate of their own.
    Crate {
        /// Whether it offers the feature of calls.
        calls: bool,
        /// The crate that has the support code, by its name in Rust, where it is another one.
        support: Option<&'a str>,
    },
    /// In a module of another crate.
    Module {
        /// The module's path.
        path: &'a str,
        /// The features whose code is there, too, by name.
        features: &'a [String],
        /// The module that has the support code, by its path, where it is not below this one.
        support: Option<&'a str>,
    },
}

impl Destination<'_> {
    /// Whether the code of the feature with this name is there: in a crate behind a switch, elsewhere if it was chosen.
    pub(crate) fn has(self, feature: &str) -> bool {
        match self {
            Self::Crate { calls, .. } => calls || feature != HTTP,
            Self::Module { features, .. } => features.iter().any(|chosen| chosen == feature),
        }
    }
}

/// The feature of calls.
pub(crate) const HTTP: &str = "http";

/// The feature that signs them.
pub(crate) const SIGV4: &str = "sigv4";

/// The feature of conversions of instants.
pub(crate) const JIFF: &str = "jiff";

/// The feature of checks.
pub(crate) const CHECK: &str = "check";

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
    /// Whether there is what checks need.
    pub(super) has_checks: bool,
    /// The path of the support code, where that is not in a module below.
    pub(super) support: Option<TokenStream>,
}

impl Root {
    pub(super) fn new(place: Destination<'_>) -> Self {
        let (path, is_crate, support) = match place {
            Destination::Crate { support, .. } => {
                (CRATE, true, support.map(|name| format!("::{name}::smithy")))
            }
            Destination::Module { path, support, .. } => (path, false, support.map(str::to_owned)),
        };
        // An invalid path becomes a diagnostic when the file is parsed.
        Self {
            path: path.to_owned(),
            tokens: path.parse().unwrap_or_default(),
            is_crate,
            has_calls: place.has(HTTP),
            has_checks: place.has(CHECK),
            support: support.map(|path| path.parse().unwrap_or_default()),
        }
    }

    /// The attribute of what only calls need: in a crate they are behind a feature.
    pub(super) fn http_only(&self) -> Option<TokenStream> {
        self.is_crate.then(|| quote!(#[cfg(feature = "http")]))
    }
}

impl ToTokens for Root {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.tokens.clone());
    }
}
