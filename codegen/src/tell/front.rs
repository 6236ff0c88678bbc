//! The front page of the crate.

use std::cell::RefCell;

use super::page::{ITEM_WIDTH, Page};
use super::shapes::Shapes;
use super::{author, examples, wire};
use crate::fill::{fill_item, fill_text, joined};
use crate::lower::{Answer, Item, Request, Role};

/// Values in a request that a first glance takes in.
const SHORT: usize = 12;

const SECRETS: &str = "A field is sensitive where the model says so of its member or of what is in it, through lists \
                       and maps. Serde writes the true value, since that is what the service needs: what is logged as JSON goes through \
                       `smithy::Redacted`.";

/// What the service is, an example for a crate that others call `krate`, and what every crate has.
pub(super) fn page(shapes: &Shapes<'_>, krate: Option<&str>) -> Vec<String> {
    let scope = shapes.scope_of_service();
    // The names in the text, some of which are those of operations.
    let named = RefCell::new(Vec::new());
    let links = |name: &str| {
        named.borrow_mut().push(name.to_owned());
        scope.target(name)
    };
    let docs = &shapes.krate.docs;
    let kind = if shapes.krate.service.shape_id.is_some() { "service" } else { "namespace" };
    let otherwise = || format!("Types of the {kind} `{}`.", scope.name);
    let mut lines = author::words(docs, &links, ITEM_WIDTH, otherwise);
    // What rustdoc shows of the crate elsewhere is its first paragraph.
    if lines.first().is_some_and(|line| !is_text(line)) {
        lines.splice(..0, [format!("{}.", author::line(&shapes.krate.service.title)), String::new()]);
    }
    let mut page = Page::of(lines);
    let example = krate.and_then(|krate| Some((krate, call(shapes, &named.borrow())?)));
    if let Some((krate, (request, answer))) = example {
        page.add(examples::front(Some(request), answer, krate));
    }
    page.add(overview(shapes));
    page.lines
}

/// Whether a line of Markdown begins a paragraph or a notice.
fn is_text(line: &str) -> bool {
    let is_item = line
        .split_once(['.', ')'])
        .is_some_and(|(number, rest)| rest.starts_with(' ') && number.chars().all(|c| c.is_ascii_digit()));
    let starts = ["- ", "* ", "|", "#", "```", "<div"];
    !is_item && line != "***" && !starts.iter().any(|start| line.starts_with(start))
}

/// The call on the front page: of the first operation that the service's documentation names, or else of the first by
/// name, that has a short example with something in it. It comes with an answer.
fn call<'s>(shapes: &'s Shapes<'s>, named: &[String]) -> Option<(&'s Request, Option<&'s Answer>)> {
    let calls = shapes.krate.operations().filter_map(|operation| {
        let example = operation.examples.first();
        let request = match example {
            Some(example) => example.request.as_ref(),
            None => operation.made_up.request.as_ref(),
        };
        let answer = example.and_then(|example| example.answer.as_ref());
        let call = (request?, answer.or(operation.made_up.answer.as_ref()));
        (operation.deprecated.is_none() && !call.0.json.is_empty_object()).then_some((operation, call))
    });
    let first = calls.min_by_key(|(operation, (request, _))| {
        let named = named.iter().position(|name| *name == operation.name).unwrap_or(usize::MAX);
        (request.json.size() > SHORT, named, operation.ident.text.as_str())
    });
    first.map(|(_, call)| call)
}

/// What every crate has: each row after a word for the crates that it is for.
const TOPICS: &str = "\
all | types | every structure, union, enum and error of the model, at the root, under its name there |
all | building | `default()`, then a `with_` setter for each field; the fields are public, too |
all | reading and writing | serde's `Serialize` and `Deserialize` on every type, for any format |
all | secrets | `SENSITIVE` names the fields; `Debug`, `Display` and [`smithy::Redacted`] do not show them |
enums | enums | open: a value that is not known is kept and written back |
operations | operations | [`operation`] has a type for each, with [`smithy::Operation`]: input, output, errors, pagination |
errors | errors | each is a `std::error::Error` with [`smithy::ServiceError`]: code, fault, whether to retry |
all | members | [`smithy::Structure`] lists and visits them, for code that works with any type |
operations | names at run time | [`with_structure!`] and [`with_operation!`] lead from a name to the type |
no-operations | names at run time | [`with_structure!`] leads from a name to the type |
calls | features of the crate, off by default | `check`: `smithy::check` finds what the model forbids; `http`: requests and answers as values, in `smithy::http`, and where they go, in `endpoint`; `jiff`: instants are converted from and to those of `jiff`; `sigv4`: `smithy::sigv4` signs requests |
no-calls | features of the crate, off by default | `check`: `smithy::check` finds what the model forbids; `jiff`: instants are converted from and to those of `jiff`; `sigv4`: `smithy::sigv4` signs requests |";

/// What every crate has, and what users must know about it.
fn overview(shapes: &Shapes<'_>) -> Vec<String> {
    let has = |is: fn(&Item) -> bool| shapes.krate.items().any(is);
    let has_operations = shapes.krate.operations().next().is_some();
    let is_for = |word: &str| match word {
        "enums" => has(|item| matches!(item, Item::Enum(_))),
        "errors" => has(|item| matches!(item, Item::Structure(item) if matches!(item.role, Role::Error(_)))),
        "operations" => has_operations,
        "no-operations" => !has_operations,
        "calls" => shapes.krate.has_calls(),
        "no-calls" => !shapes.krate.has_calls(),
        _ => true,
    };
    let topics = TOPICS.lines().filter_map(|line| line.split_once(' ')).filter(|(word, _)| is_for(word));
    let rows = ["| topic | in this crate |", "|---|---|"].into_iter().chain(topics.map(|(_, row)| row));
    let head = |title: &str| vec![title.to_owned()];
    joined([
        head("# What is in the crate"),
        rows.map(str::to_owned).collect(),
        head("# On the wire"),
        fill_text(&wire::protocol(shapes.krate.service.protocol), ITEM_WIDTH),
        wire::rules(shapes).into_iter().flat_map(|rule| fill_item(rule, ITEM_WIDTH)).collect(),
        head("# Secrets"),
        fill_text(SECRETS, ITEM_WIDTH),
    ])
}
