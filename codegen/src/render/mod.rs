//! RENDER: Rust items and their pages to tokens. No look-ups and no questions about Smithy: all was decided before.

mod attributes;
mod enumeration;
mod error;
mod modules;
mod operation;
mod structure;
mod ty;
mod union;

use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

use crate::lower::{Crate, Item};
use crate::tell::{ItemPages, Pages};

/// A source file of the crate: its path below `src/`, and what stands in it.
#[derive(Clone, Debug)]
pub(crate) struct SourceFile {
    /// The path, with `/`.
    pub(crate) path: String,
    /// The items.
    pub(crate) tokens: TokenStream,
}

/// Renders every file of the crate, sorted by path.
pub(crate) fn render<T: Send>(
    krate: &Crate,
    pages: &Pages,
    print: impl Fn(SourceFile) -> T + Sync,
) -> Vec<T> {
    // Tokens cannot go from one thread to another, so each file is printed where it was rendered.
    let mut files: Vec<(String, File<'_>)> = krate
        .files
        .iter()
        .map(|(module, items)| {
            let pages = pages.files.get(module).map(Vec::as_slice).unwrap_or_default();
            (format!("{}/{}.rs", module.folder.name(), module.name), File::Items(items, pages))
        })
        .collect();
    files.extend(modules::paths(krate).map(|path| (path.to_owned(), File::Modules)));
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
        .into_par_iter()
        .map(|(path, file)| {
            let tokens = match file {
                File::Items(items, pages) => items_of_file(items, pages),
                File::Modules => modules::file(krate, &pages.front, &path),
            };
            print(SourceFile { path, tokens })
        })
        .collect()
}

enum File<'a> {
    Items(&'a [Item], &'a [ItemPages]),
    Modules,
}

fn items_of_file(items: &[Item], pages: &[ItemPages]) -> TokenStream {
    let uses = modules::uses(items);
    let items = items.iter().zip(pages).map(|(item, pages)| match item {
        Item::Operation(item) => operation::operation(item, pages),
        Item::Structure(item) => structure::structure(item, pages),
        Item::Union(item) => union::union(item, pages),
        Item::Enum(item) => enumeration::enumeration(item, pages),
        Item::OperationError(item) => error::operation_error(item, pages),
    });
    quote! {
        #uses
        #(#items)*
    }
}
