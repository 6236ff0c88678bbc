//! What the model knows of an item, as short sentences of Markdown.

use std::fmt::Display;

use super::sensitivity::is_sensitive;
use super::{ErrorFacts, Pagination, Waiter};
use crate::docs::code_span;
use crate::resolve::{DefaultValue, Fault, Kind, Member, Model, Shape, Traits};
use crate::shape_id::ShapeId;
use crate::unprintable::is_unprintable;

/// The facts of a member that stand in its field as well, or have to be told from the others.
pub(crate) const REQUIRED: &str = "Required.";
pub(crate) const DEFAULT: &str = "Default: ";
pub(crate) const SENSITIVE: &str = "Sensitive: `Debug` does not show it.";
pub(crate) const STREAMED: &str = "Streamed: it travels as the body of the message, not inside the JSON.";

/// The facts of a member: required, default, constraints, and how it must be treated.
pub(super) fn of_member(model: &Model, container: &Shape, member: &Member) -> Vec<String> {
    let mut facts = Vec::new();
    if member.traits.required() && !matches!(container.kind, Kind::Union(_)) {
        facts.push(REQUIRED.to_owned());
    }
    facts.extend(member.traits.default().map(|default| format!("{DEFAULT}{}.", written(default))));
    facts.extend(constraints(model, &member.traits, &member.target).into_iter().map(|fact| sentence(&fact)));
    facts.extend(elements(model, &member.target));
    if member.traits.idempotency_token() {
        facts.push("Idempotency token: a client may fill it with a random UUID.".to_owned());
    }
    if model.shape(&member.target).traits.streaming() {
        facts.push(STREAMED.to_owned());
    }
    if is_sensitive(model, member) {
        facts.push(SENSITIVE.to_owned());
    }
    facts
}

/// The facts of an error.
pub(super) fn of_error(error: &ErrorFacts) -> Vec<String> {
    let fault = match error.fault {
        Fault::Client => "Fault of the client",
        Fault::Server => "Fault of the server",
    };
    let status = error.http_status.map(|status| format!(", HTTP status {status}")).unwrap_or_default();
    let mut facts = vec![format!("{fault}{status}.")];
    facts.extend(error.retry.map(|throttling| {
        let words = if throttling { "Throttling: may be retried after a pause." } else { "May be retried." };
        words.to_owned()
    }));
    facts
}

/// The facts of an operation.
pub(super) fn of_operation(
    shape: &Shape,
    pagination: Option<&Pagination>,
    waiters: &[Waiter],
) -> Vec<String> {
    let mut facts = Vec::new();
    if shape.traits.readonly() {
        facts.push("Read-only.".to_owned());
    }
    if shape.traits.idempotent() {
        facts.push("Idempotent.".to_owned());
    }
    if let Some(page) = pagination {
        let items = page.items.as_ref().map(|path| format!(" of {}", code(path))).unwrap_or_default();
        let size = page.page_size.as_ref().map(|member| format!(", at most {} a page", code(member)));
        facts.push(format!(
            "Paginated: pass the output's {} as {} for the next page{items}{}.",
            code(&page.output_token),
            code(&page.input_token),
            size.unwrap_or_default(),
        ));
    }
    if !waiters.is_empty() {
        let names: Vec<String> = waiters.iter().map(|waiter| code(&waiter.name)).collect();
        facts.push(format!("Waiters: {}.", names.join(", ")));
    }
    facts
}

/// The constraints on a value, each without its full stop: `Length: 1 to 96`. A member's own trait counts before its
/// target's.
fn constraints(model: &Model, traits: &Traits, target: &ShapeId) -> Vec<String> {
    let shape = model.shape(target);
    let mut facts = Vec::new();
    if let Some(bounds) = traits.length().or_else(|| shape.traits.length()) {
        let (label, unit) = match shape.kind {
            Kind::List(_) => ("Items", ""),
            Kind::Map { .. } => ("Entries", ""),
            Kind::Blob => ("Length", " bytes"),
            _ => ("Length", ""),
        };
        facts.extend(range(bounds.min, bounds.max).map(|range| format!("{label}: {range}{unit}")));
    }
    if let Some(bounds) = traits.range().or_else(|| shape.traits.range()) {
        facts.extend(range(bounds.min.as_ref(), bounds.max.as_ref()).map(|range| format!("Range: {range}")));
    }
    if let Some(pattern) = traits.pattern().or_else(|| shape.traits.pattern()) {
        facts.push(format!("Pattern: {}", code(pattern)));
    }
    if traits.unique_items() || shape.traits.unique_items() {
        facts.push("Items are unique".to_owned());
    }
    if let Some(media_type) = traits.media_type().or_else(|| shape.traits.media_type()) {
        facts.push(format!("Media type: {}", code(media_type)));
    }
    facts
}

/// The constraints on what a list or map holds.
fn elements(model: &Model, target: &ShapeId) -> Option<String> {
    let of = |label: &str, member: &Member| {
        let facts = constraints(model, &member.traits, &member.target);
        let facts: Vec<String> = facts.iter().map(|fact| phrase(fact)).collect();
        (!facts.is_empty()).then(|| format!("{label}: {}.", facts.join(", ")))
    };
    match &model.shape(target).kind {
        Kind::List(item) => of("Each item", item),
        Kind::Map { key, value } => {
            let facts: Vec<String> = [of("Keys", key), of("Values", value)].into_iter().flatten().collect();
            (!facts.is_empty()).then(|| facts.join(" "))
        }
        _ => None,
    }
}

fn sentence(fact: &str) -> String {
    format!("{fact}.")
}

/// A fact inside a sentence: `length 1 to 96` of `Length: 1 to 96`.
fn phrase(fact: &str) -> String {
    let mut letters = fact.chars();
    let text: String =
        letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect();
    text.replacen(": ", " ", 1)
}

/// `1 to 96`, `exactly 36`, `at least 1` or `at most 50`.
fn range<T: Display + PartialEq>(min: Option<T>, max: Option<T>) -> Option<String> {
    match (min, max) {
        (Some(min), Some(max)) if min == max => Some(format!("exactly {min}")),
        (Some(min), Some(max)) => Some(format!("{min} to {max}")),
        (Some(min), None) => Some(format!("at least {min}")),
        (None, Some(max)) => Some(format!("at most {max}")),
        (None, None) => None,
    }
}

fn written(default: &DefaultValue) -> String {
    if default.written.is_empty() { "the empty string".to_owned() } else { code(&default.written) }
}

/// Text from the model as a code span, on one line, whatever it holds. What would make source read other than it is, is
/// replaced.
pub(crate) fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if is_unprintable(c) { '\u{fffd}' } else { c }).collect();
    code_span(&text)
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn a_code_span_holds_any_text_on_one_line() {
        assert_eq!(code("a|b"), "`a|b`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code("``x"), "``` ``x ```");
        assert_eq!(code("a\nb\u{202e}"), "`a\u{fffd}b\u{fffd}`");
    }
}
