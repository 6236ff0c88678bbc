//! The pages of functions that begin waits.

use super::author::text;
use super::docs::Links;
use super::page::{Deprecation, FIELD_WIDTH, Page};
use crate::lower::Wait;

/// Of the module with the waits.
pub(crate) const WAITERS: &str = "What can be waited for by calling an operation again and again.";

pub(super) fn page(wait: &Wait, links: &dyn Links) -> Page {
    let lines = text(wait.waiter.documentation.as_deref(), links, FIELD_WIDTH, || {
        format!("Waits until the state `{}` is reached.", wait.name)
    });
    let facts = [
        format!("Calls with this input, for `total` at most, with {} between them.", pauses(wait)),
        "Nothing is sent: show every result to [`Wait::next`](smithy::Wait::next).".to_owned(),
    ];
    let deprecated = wait.waiter.deprecated.then(Deprecation::default);
    Page { deprecated, ..Page::new(lines, &facts, &[], None) }
}

fn pauses(wait: &Wait) -> String {
    match (wait.waiter.min_delay, wait.waiter.max_delay) {
        (1, 1) => "pauses of a second".to_owned(),
        (min, max) if min == max => format!("pauses of {min} seconds"),
        (min, max) => format!("pauses of {min} to {max} seconds"),
    }
}
