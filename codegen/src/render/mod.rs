//! RENDER: Rust items to tokens. No look-ups and no questions about Smithy: all was decided before.

mod attributes;
mod enumeration;
mod error;
mod example;
mod json;
mod layout;
mod modules;
mod operation;
mod structure;
mod ty;
mod union;

use proc_macro2::TokenStream;
use quote::quote;
#[cfg(feature = "cli")]
use rayon::prelude::*;

use crate::lower::{Crate, Item};

/// A source file of the crate: its path below `src/`, and what stands in it.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path, with `/`.
    pub path: String,
    /// The items.
    pub tokens: TokenStream,
}

/// Renders every file of the crate, sorted by path.
pub fn render<T: Send>(krate: &Crate, print: impl Fn(SourceFile) -> T + Sync) -> Vec<T> {
    // Tokens cannot go from one thread to another, so each file is printed where it was rendered.
    let mut files: Vec<(String, File<'_>)> = krate
        .files
        .iter()
        .map(|(module, items)| {
            (format!("{}/{}.rs", module.folder.name(), module.name), File::Items(items.as_slice()))
        })
        .collect();
    files.extend(modules::paths(krate).map(|path| (path.to_owned(), File::Modules)));
    files.sort_by(|a, b| a.0.cmp(&b.0));
    let name = krate.name();
    #[cfg(feature = "cli")]
    let files = files.into_par_iter();
    // In a build script, other crates are built meanwhile.
    #[cfg(not(feature = "cli"))]
    let files = files.into_iter();
    files
        .map(|(path, file)| {
            let tokens = match file {
                File::Items(items) => items_of_file(items, name.as_deref()),
                File::Modules => modules::file(krate, &path),
            };
            print(SourceFile { path, tokens })
        })
        .collect()
}

enum File<'a> {
    Items(&'a [Item]),
    Modules,
}

fn items_of_file(items: &[Item], krate: Option<&str>) -> TokenStream {
    let uses = modules::uses(items);
    let items = items.iter().map(|item| match item {
        Item::Operation(item) => operation::operation(item, krate),
        Item::Structure(item) => structure::structure(item),
        Item::Union(item) => union::union(item),
        Item::Enum(item) => enumeration::enumeration(item),
        Item::OperationError(item) => error::operation_error(item),
    });
    quote! {
        #uses
        #(#items)*
    }
}
