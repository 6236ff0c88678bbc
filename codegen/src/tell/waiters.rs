//! The part of an operation's page with its waiters.

use super::docs::{Links, to_markdown};
use super::page::{ITEM_WIDTH, joined};
use crate::code_span::code;
use crate::fill::{fill_item, fill_text};
use crate::lower::{Operation, Wait};
use crate::resolve::{Acceptor, Comparator, Matcher, PathMatcher, Waiter, WaiterState};

/// Each waiter with what ends it; empty if there is none.
pub(super) fn section(item: &Operation, links: &dyn Links) -> Vec<String> {
    let head = if item.waits.is_empty() { Vec::new() } else { vec!["# Waiters".to_owned()] };
    joined(std::iter::once(head).chain(item.waits.iter().map(|wait| of_waiter(wait, links))))
}

fn of_waiter(Wait { name, waiter, .. }: &Wait, links: &dyn Links) -> Vec<String> {
    let Waiter { documentation, deprecated, min_delay, max_delay, acceptors } = waiter;
    let delay = match min_delay == max_delay {
        true => format!("{min_delay}"),
        false => format!("{min_delay} to {max_delay}"),
    };
    let deprecated = if *deprecated { "Deprecated. " } else { "" };
    let head =
        format!("{}: {deprecated}Calls again after {delay} seconds, until an answer ends it.", code(name));
    let text = documentation.as_ref().map(|text| to_markdown(text, links, ITEM_WIDTH)).unwrap_or_default();
    let items =
        acceptors.chunk_by(is_alike).flat_map(|alike| fill_item(&of_acceptors(alike, links), ITEM_WIDTH));
    joined([fill_text(&head, ITEM_WIDTH), text, items.collect()])
}

/// Whether two acceptors differ in nothing but the value that they look for.
fn is_alike(first: &Acceptor, second: &Acceptor) -> bool {
    let what = |acceptor: &Acceptor| match &acceptor.matcher {
        Matcher::Output(test) => Some((false, test.path.clone(), test.comparator)),
        Matcher::InputOutput(test) => Some((true, test.path.clone(), test.comparator)),
        Matcher::ErrorType(_) | Matcher::Success(_) => None,
    };
    first.state == second.state && what(first).is_some() && what(first) == what(second)
}

/// What acceptors say that are alike: they differ only in the value.
fn of_acceptors(acceptors: &[Acceptor], links: &dyn Links) -> String {
    let Some(acceptor) = acceptors.first() else { return String::new() };
    let answer = match &acceptor.matcher {
        Matcher::Success(true) => "any answer that is no error".to_owned(),
        Matcher::Success(false) => "any error".to_owned(),
        Matcher::ErrorType(name) => match links.target(name) {
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
    let values: Vec<String> = acceptors
        .iter()
        .filter_map(|acceptor| match &acceptor.matcher {
            Matcher::Output(test) | Matcher::InputOutput(test) => Some(code(&test.expected)),
            _ => None,
        })
        .collect();
    match values.as_slice() {
        [values @ .., last] if !values.is_empty() => format!("{} or {last}", values.join(", ")),
        values => values.concat(),
    }
}
