//! TELL: facts and the author's words to the pages of the documentation. All wording of generated docs is here.

mod author;
mod docs;
mod endpoint;
#[cfg(feature = "cli")]
mod examples;
#[cfg(not(feature = "cli"))]
#[path = "no_examples.rs"]
mod examples;
mod facts;
mod fixed;
mod front;
mod item;
mod page;
mod shapes;
mod waiters;
mod wire;

#[cfg(feature = "cli")]
use rayon::prelude::*;

pub(crate) use self::endpoint::*;
pub(crate) use self::fixed::*;
pub(crate) use self::page::{Deprecation, ItemPages, Page, Pages};
use self::shapes::Shapes;
pub(crate) use self::waiters::WAITERS;
use crate::lower::{Crate, Item};

/// Tells all pages of the crate's documentation.
///
/// `root` is the path of the module that stands for the crate's root; `name` is what code outside calls the crate;
/// without a name there are no examples.
pub(crate) fn tell(krate: &Crate, root: &str, name: Option<&str>) -> Pages {
    let shapes = Shapes::of(krate, root);
    #[cfg(feature = "cli")]
    let files = krate.files.par_iter();
    // In a build script, other crates are built meanwhile.
    #[cfg(not(feature = "cli"))]
    let files = krate.files.iter();
    let files = files.map(|(module, items)| {
        let pages = items.iter().map(|item| item::pages(&shapes, module, item, name));
        let operations = items.iter().filter_map(Item::operation);
        pages.chain(operations.map(|operation| item::errors(&shapes, operation))).collect()
    });
    let scope = shapes.scope_elsewhere();
    let links = |name: &str| scope.target(name);
    let waits =
        krate.waiting().map(|item| item.waits.iter().map(|wait| waiters::page(wait, &links)).collect());
    let parameters = krate.endpoint.parameters.iter();
    Pages {
        files: files.collect(),
        front: front::page(&shapes, name),
        parameters: parameters.map(|parameter| endpoint::page(&parameter.rule, &links)).collect(),
        waits: waits.collect(),
    }
}
