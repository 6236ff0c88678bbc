//! TELL: facts and the author's words to the pages of the documentation. All wording of generated docs is here.

mod author;
mod docs;
mod examples;
mod facts;
mod fill;
mod fixed;
mod front;
mod item;
mod page;
mod shapes;
mod waiters;
mod wire;

use rayon::prelude::*;

pub(crate) use self::fixed::*;
pub(crate) use self::page::{Deprecation, ItemPages, Page, Pages};
use self::shapes::Shapes;
use crate::lower::Crate;

/// Tells all pages of the crate's documentation.
///
/// `root` is the path of the module that stands for the crate's root; `name` is what code outside calls the crate; where it has no such name there are no examples.
pub(crate) fn tell(krate: &Crate, root: &str, name: Option<&str>) -> Pages {
    let shapes = Shapes::of(krate, root);
    let files = krate.files.par_iter().map(|(module, items)| {
        let pages = items.iter().map(|item| item::pages(&shapes, module, item, name)).collect();
        (module.clone(), pages)
    });
    Pages { files: files.collect(), front: front::page(&shapes, name) }
}
