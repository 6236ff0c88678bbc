//! RENDER: Rust items to tokens. No look-ups and no questions about Smithy: all was decided before.

mod attributes;
mod enumeration;
mod example;
mod json;
mod layout;
mod links;
mod modules;
mod operation;
mod operation_error;
mod part;
mod structure;
mod table;
mod ty;
mod union;

use rayon::prelude::*;

use self::part::Root;
pub use self::part::{Part, ROOT, SourceFile};
pub use self::table::Table;
use crate::lower::{Crate, Item};

/// Renders every file of the crate, sorted by path. `root` is the path of the module that stands for the crate's root.
pub fn render<T: Send>(krate: &Crate, root: &str, print: impl Fn(SourceFile) -> T + Sync) -> Vec<T> {
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
    files
        .into_par_iter()
        .map(|(path, file)| {
            let root = Root::new(root);
            let parts = match file {
                File::Items(items) => items_of_file(items, name.as_deref(), &root),
                File::Modules => modules::file(krate, &path, &root),
            };
            print(SourceFile { path, parts: links::rooted(parts, &root) })
        })
        .collect()
}

enum File<'a> {
    Items(&'a [Item]),
    Modules,
}

fn items_of_file(items: &[Item], krate: Option<&str>, root: &Root) -> Vec<Part> {
    let mut parts = vec![modules::uses(items, root)];
    for item in items {
        match item {
            Item::Operation(item) => parts.push(operation::operation(item, krate, root)),
            Item::Structure(item) => parts.extend(structure::structure(item, root)),
            Item::Union(item) => parts.extend(union::union(item, root)),
            Item::Enum(item) => parts.extend(enumeration::enumeration(item)),
            Item::OperationError(item) => parts.extend(operation_error::operation_error(item, root)),
        }
    }
    parts
}
