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
mod plain;
mod shapes;
mod wait;
mod waiters;
mod wire;

#[cfg(feature = "cli")]
use rayon::prelude::*;

pub(crate) use self::endpoint::*;
pub(crate) use self::fixed::*;
pub(crate) use self::page::{Deprecation, EndpointPages, ItemPages, Page, Pages};
use self::shapes::Shapes;
pub(crate) use self::wait::WAITERS;
use crate::lower::Crate;

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
    let files = files
        .map(|(module, items)| items.iter().map(|item| item::pages(&shapes, module, item, name)).collect());
    let waits = krate.waiting().map(|operation| {
        operation.waits.iter().map(|wait| wait::page(wait, &shapes.scope_elsewhere())).collect()
    });
    Pages {
        files: files.collect(),
        front: front::page(&shapes, name),
        endpoint: endpoint::pages(&krate.endpoint, &shapes.scope_elsewhere()),
        waits: waits.collect(),
    }
}
