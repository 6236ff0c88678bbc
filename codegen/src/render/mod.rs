//! RENDER: Rust items and their pages to tokens. No look-ups and no questions about Smithy: all was decided before.

mod attributes;
mod constraints;
mod endpoint;
mod endpoint_context;
mod endpoint_value;
mod enumeration;
mod modules;
mod operation;
mod operation_error;
mod part;
mod query;
mod query_code;
mod query_compare;
mod query_known;
mod query_list;
mod query_value;
mod setter;
mod structure;
mod table;
mod ty;
mod union;
mod waiter;

use std::iter;

#[cfg(feature = "cli")]
use rayon::prelude::*;

use self::part::Root;
pub(crate) use self::part::{CHECK, CRATE, Destination, HTTP, JIFF, PAGE, Part, SIGV4, SourceFile};
pub(crate) use self::table::Table;
use crate::lower::{Crate, Item};
use crate::tell::{ItemPages, Pages};

/// Renders every file of the crate. `place` says where its root is.
pub(crate) fn render<T: Send>(
    krate: &Crate,
    pages: &Pages,
    place: Destination<'_>,
    print: impl Fn(SourceFile<'_>) -> T + Sync,
) -> Vec<T> {
    // Tokens cannot go from one thread to another, so each file is printed where it was rendered.
    let mut files = Vec::new();
    for ((module, items), pages) in krate.files.iter().zip(&pages.files) {
        let path = format!("{}/{}.rs", module.folder.name(), module.name);
        files.push((path, File::Items(items, pages)));
    }
    for (path, make) in modules::files(krate, place) {
        files.push((path.to_owned(), File::Module(make)));
    }
    #[cfg(feature = "cli")]
    let files = files.into_par_iter();
    // In a build script, other crates are built meanwhile.
    #[cfg(not(feature = "cli"))]
    let files = files.into_iter();
    files
        .map(|(path, file)| {
            let root = Root::new(place);
            let (parts, pages) = match file {
                File::Items(items, pages) => {
                    let all = pages.iter().flat_map(|pages| iter::once(&pages.item).chain(&pages.members));
                    (items_of_file(items, pages, &root), all.collect())
                }
                File::Module(make) => make(krate, pages, &root),
            };
            print(SourceFile { path, parts, pages })
        })
        .collect()
}

enum File<'a> {
    Items(&'a [Item], &'a [ItemPages]),
    Module(modules::Make),
}

fn items_of_file(items: &[Item], pages: &[ItemPages], root: &Root) -> Vec<Part> {
    let mut parts = vec![modules::uses(items, root)];
    // The errors of the operation come behind its input and its output.
    let (pages, errors) = pages.split_at(items.len());
    for (item, pages) in items.iter().zip(pages) {
        match item {
            Item::Operation(item) => parts.push(operation::operation(item, pages, root)),
            Item::Structure(item) => parts.extend(structure::structure(item, pages, root)),
            Item::Union(item) => parts.extend(union::union(item, pages, root)),
            Item::Enum(item) => parts.extend(enumeration::enumeration(item, pages)),
        }
    }
    for (item, pages) in items.iter().filter_map(Item::operation).zip(errors) {
        parts.extend(operation_error::operation_error(&item.error, pages, root));
    }
    parts
}
