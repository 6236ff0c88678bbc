//! Waiters: the part of an operation's page with them, and the pages of the functions that begin waits.

use super::author;
use super::docs::{Links, to_markdown};
use super::page::{FIELD_WIDTH, ITEM_WIDTH, Page, listed, under};
use crate::code_span::code;
use crate::fill::{fill_item, fill_text, joined};
use crate::lower::{Deprecated, Operation, Wait};
use crate::resolve::{Acceptor, Comparator, Matcher, PathMatcher, Waiter, WaiterState};

/// Documents the module with the waits.
pub(crate) const WAITERS: &str = "What can be waited for by calling an operation again and again.";

/// Documents the function that begins a wait.
pub(super) fn page(wait: &Wait, links: &Links<'_>) -> Page {
    let lines = author::text(wait.waiter.documentation.as_deref(), links, FIELD_WIDTH, || {
        format!("Waits until the state `{}` is reached.", wait.name)
    });
    let pauses = match seconds(&wait.waiter).as_str() {
        "1" => "a second".to_owned(),
        seconds => format!("{seconds} seconds"),
    };
    let facts = [
        format!("Calls with this input, for `total` at most, with pauses of {pauses} between them."),
        "Nothing is sent: show every result to [`Wait::next`](smithy::Wait::next).".to_owned(),
    ];
    Page::new(lines, &facts, wait.waiter.deprecated.then(Deprecated::default).as_ref())
}

/// How long the pauses between two calls are, in seconds.
fn seconds(Waiter { min_delay, max_delay, .. }: &Waiter) -> String {
    if min_delay == max_delay { min_delay.to_string() } else { format!("{min_delay} to {max_delay}") }
}

/// Each waiter with what ends it; empty if there is none.
pub(super) fn section(item: &Operation, links: &Links<'_>) -> Vec<String> {
    under("# Waiters", item.waits.iter().map(|wait| of_waiter(wait, links)))
}

fn of_waiter(Wait { name, waiter, .. }: &Wait, links: &Links<'_>) -> Vec<String> {
    let Waiter { documentation, deprecated, acceptors, .. } = waiter;
    let deprecated = if *deprecated { "Deprecated. " } else { "" };
    let (name, seconds) = (code(name), seconds(waiter));
    let head = format!("{name}: {deprecated}Calls again after {seconds} seconds, until an answer ends it.");
    let text = documentation.as_ref().map(|text| to_markdown(text, links, ITEM_WIDTH)).unwrap_or_default();
    let items =
        acceptors.chunk_by(is_alike).flat_map(|alike| fill_item(&of_acceptors(alike, links), ITEM_WIDTH));
    joined([fill_text(&head, ITEM_WIDTH), text, items.collect()])
}

/// Whether two acceptors differ in nothing but the value that they look for.
fn is_alike(first: &Acceptor, second: &Acceptor) -> bool {
    let is_same_test = match (&first.matcher, &second.matcher) {
        (Matcher::Output(first), Matcher::Output(second))
        | (Matcher::InputOutput(first), Matcher::InputOutput(second)) => {
            (&first.path, first.comparator) == (&second.path, second.comparator)
        }
        _ => false,
    };
    first.state == second.state && is_same_test
}

/// What acceptors say that are alike: they differ only in the value.
fn of_acceptors(acceptors: &[Acceptor], links: &Links<'_>) -> String {
    let Some(acceptor) = acceptors.first() else { return String::new() };
    let answer = match &acceptor.matcher {
        Matcher::Success(true) => "any answer that is no error".to_owned(),
        Matcher::Success(false) => "any error".to_owned(),
        Matcher::ErrorType(name) => match links(name) {
            Some(target) => format!("the error [{}]({target})", code(name)),
            None => format!("the error {}", code(name)),
        },
        Matcher::Output(test) => of_path(test, "in the output", &any_of(acceptors)),
        Matcher::InputOutput(test) => of_path(test, "in the input and the output", &any_of(acceptors)),
    };
    let means = match acceptor.state {
        WaiterState::Success => "**Success**",
        WaiterState::Failure => "**Failure**",
        WaiterState::Retry => "Goes on",
    };
    format!("{means}: {answer}.")
}

fn of_path(test: &PathMatcher, place: &str, expected: &str) -> String {
    let path = code(&test.path);
    match test.comparator {
        Comparator::AllStringEquals => {
            format!("{path} {place} has something in it, and all of it is {expected}")
        }
        Comparator::AnyStringEquals => format!("{path} {place} has {expected} in it"),
        Comparator::StringEquals | Comparator::BooleanEquals => format!("{path} {place} is {expected}"),
    }
}

/// The values that acceptors look for: one of them is enough.
fn any_of(acceptors: &[Acceptor]) -> String {
    let values = acceptors.iter().filter_map(|acceptor| match &acceptor.matcher {
        Matcher::Output(test) | Matcher::InputOutput(test) => Some(code(&test.expected)),
        Matcher::ErrorType(_) | Matcher::Success(_) => None,
    });
    listed(&values.collect::<Vec<_>>(), "or")
}
