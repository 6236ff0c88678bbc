//! Examples: code blocks of documentation, which are tests as well.

mod code;
mod http;
mod json;
mod layout;

use super::docs::to_markdown;
use super::page::{ITEM_WIDTH, under};
use super::shapes::{Scope, Shapes};
use crate::fill::joined;
use crate::lower::{Answer, Item, Location, Operation, Relation, Request, Structure};

/// What stands in the place of code in an example that has neither a request nor an answer.
const NO_DATA: &str = "There is no data to send, and none to read.";

/// The part of an item's page with examples; empty if there are none.
pub(super) fn of_item(scope: &Scope<'_>, item: &Item, krate: &str) -> Vec<String> {
    match item {
        Item::Operation(operation) => of_operation(scope, operation, krate),
        Item::Structure(structure) => of_output(scope.shapes, structure, krate),
        Item::Union(_) | Item::Enum(_) => Vec::new(),
    }
}

fn of_operation(scope: &Scope<'_>, operation: &Operation, krate: &str) -> Vec<String> {
    let links = |name: &str| scope.target(name);
    let mut parts: Vec<Vec<String>> = Vec::new();
    for example in &operation.examples {
        let title = to_markdown(&example.title, &links, usize::MAX / 2).into_iter().next();
        parts.push(title.iter().map(|title| format!("## {title}")).collect());
        let docs = example.documentation.as_deref().unwrap_or_default();
        let code = code::block(example.request.as_ref(), example.answer.as_ref(), krate);
        let code = if code.is_empty() { vec![NO_DATA.to_owned()] } else { code };
        parts.extend([to_markdown(docs, &links, ITEM_WIDTH), code]);
    }
    let head = if parts.is_empty() { "# Example" } else { "# Examples" };
    if operation.examples.is_empty() {
        parts.push(code::block(operation.made_up.request.as_ref(), None, krate));
    }
    let examples = joined(parts);
    let note = note(scope.shapes, operation).filter(|_| !examples.is_empty());
    under(head, [note.into_iter().map(str::to_owned).collect(), examples])
}

/// The part of the front page with an example.
pub(super) fn front(request: Option<&Request>, answer: Option<&Answer>, krate: &str) -> Vec<String> {
    under("# Example", [code::block(request, answer, krate)])
}

/// An example of the JSON of a structure that is an output.
fn of_output(shapes: &Shapes<'_>, item: &Structure, krate: &str) -> Vec<String> {
    let mut users = item.facts.users.iter().filter(|users| users.relation == Relation::Output);
    let operation = users.find_map(|users| shapes.operation(users.first.first()?));
    let Some(operation) = operation else { return Vec::new() };
    let answers = operation.examples.iter().filter_map(|example| example.answer.as_ref());
    let answer = answers.chain(&operation.made_up.answer).find(|answer| !answer.is_error);
    front(None, answer, krate)
}

/// What must be said about the JSON in examples if it is not all that is sent.
fn note(shapes: &Shapes<'_>, operation: &Operation) -> Option<&'static str> {
    if !shapes.krate.service.protocol.is_json() {
        return Some(
            "The JSON is serde's, by the names of members; on the wire the protocol has another form for it.",
        );
    }
    let (_, input) = shapes.structure(operation.input.as_ref()?)?;
    let has_events = input.fields().iter().any(|field| field.location == Location::EventStream);
    has_events.then_some("The events travel in messages that follow.")
}
