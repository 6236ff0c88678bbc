//! What the model knows of an item, field or variant, as short sentences of Markdown.

use super::wire;
use crate::code_span::code;
use crate::limits::limits;
use crate::lower::{Call, Constraints, ErrorFacts, Field, Held, Operation, Type, Xml};
use crate::name::{Ident, capitalized};
use crate::resolve::Fault;

pub(super) const SENSITIVE_TYPE: &str = "Sensitive: `Debug` shows nothing of it.";
pub(super) const EVENT_STREAM: &str =
    "Event stream: each value is one event, and travels in a message of its own.";
pub(super) const INTERNAL: &str = "Internal: not meant for customers of the service.";
/// What is said of text that has no characters.
pub(super) const EMPTY: &str = "the empty string";

/// What the model calls something, where the name in Rust does not follow from it.
pub(super) fn renamed(ident: &Ident, name: &str) -> Option<String> {
    ident.renamed.then(|| format!("Named `{name}` in the model."))
}

/// The facts of a field or variant: required, default, constraints, and how it must be treated.
pub(super) fn of_field(field: &Field) -> Vec<String> {
    let known = &field.facts;
    let mut facts = Vec::new();
    let mut fact = |applies: bool, text: &str| facts.extend(applies.then(|| text.to_owned()));
    fact(field.required, "Required.");
    if let Some(default) = &known.default {
        fact(true, &format!("Default: {}.", default_value(default)));
    }
    for constraint in constraints(&known.constraints, &field.ty) {
        fact(true, &constraint);
    }
    fact(known.idempotency_token, "Idempotency token: a client may fill it with a random UUID.");
    fact(field.sensitive, "Sensitive: `Debug` does not show it.");
    facts.extend(wire::location(&field.location, known.streaming));
    facts.extend(xml("In XML", &known.xml));
    facts.extend(xml("Its keys in XML", &known.xml_keys));
    facts.extend(xml("Its items in XML", &known.xml_items));
    facts.extend(known.ec2_query_name.as_ref().map(|name| format!("In EC2 Query: named {}.", code(name))));
    facts.extend(field.host_label.then(|| "Part of the host's name too.".to_owned()));
    facts
}

/// `In XML: named x, flattened.`
pub(super) fn xml(subject: &str, known: &Xml) -> Option<String> {
    let mut phrases: Vec<String> = known.name.iter().map(|name| format!("named {}", code(name))).collect();
    phrases.extend(known.attribute.then(|| "an attribute".to_owned()));
    phrases.extend(known.flattened.then(|| "flattened".to_owned()));
    phrases.extend(known.namespace.as_ref().map(|(uri, prefix)| match prefix {
        Some(prefix) => format!("in the namespace {} as {}", code(uri), code(prefix)),
        None => format!("in the namespace {}", code(uri)),
    }));
    (!phrases.is_empty()).then(|| format!("{subject}: {}.", phrases.join(", ")))
}

/// The facts that the author's words do not give under the same label: AWS writes `Default: false` into many of its texts.
pub(super) fn unsaid(facts: Vec<String>, lines: &[String]) -> Vec<String> {
    let words = lines.join(" ").replace(['`', '*', '\\'], "");
    facts.into_iter().filter(|fact| !is_said(fact, &words)).collect()
}

fn is_said(fact: &str, words: &str) -> bool {
    let (label, value) = match fact.split_once(": ") {
        Some((label @ ("Default" | "Length" | "Range" | "Items" | "Pattern"), value)) => (label, value),
        None if fact == "Required." => ("Required", "yes."),
        _ => return false,
    };
    let value = value.strip_suffix('.').unwrap_or(value).replace(['`', '*', '\\'], "");
    let has_value = |said: &str| match label {
        "Default" | "Pattern" | "Required" => said
            .get(..value.len())
            .filter(|said| said.eq_ignore_ascii_case(&value))
            .is_some_and(|_| !said[value.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-')),
        // `Length: Minimum 1. Maximum 96.` is `Length: 1 to 96.`
        _ => numbers(said).take(numbers(&value).count()).eq(numbers(&value)),
    };
    let said = words.match_indices(label).filter_map(|(at, _)| {
        let behind = words.get(at + label.len()..)?;
        let is_word = !words[..at].ends_with(char::is_alphanumeric);
        let said = behind.strip_prefix(" Constraints").unwrap_or(behind).strip_prefix(':')?;
        is_word.then_some(said.trim_start())
    });
    said.into_iter().any(has_value)
}

fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty())
}

/// The name of a member in JSON, where it is not the plain camel case of the name in Rust, or Rust
/// could not have that.
pub(super) fn in_json(ident: &Ident, wire_name: &str, first_is_upper: bool) -> Option<String> {
    let mut plain: String = ident.text.split('_').map(capitalized).collect();
    if !first_is_upper && let Some(first) = plain.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    (ident.renamed || plain != wire_name).then(|| format!("In JSON: {}.", code(wire_name)))
}

/// The facts of an error, whose shape has this name.
pub(super) fn of_error(error: &ErrorFacts, name: &str) -> Vec<String> {
    let fault = match error.fault {
        Fault::Client => "Client error",
        Fault::Server => "Server error",
    };
    let status = error.http_status.map(|status| format!(", HTTP status {status}")).unwrap_or_default();
    let mut facts = vec![format!("{fault}{status}.")];
    facts.extend(error.retry.map(|throttling| {
        let words = if throttling { "Throttling: may be retried after a pause." } else { "May be retried." };
        words.to_owned()
    }));
    facts.extend((error.code != name).then(|| format!("Code: {}.", code(&error.code))));
    let query = error.query_code.as_ref().filter(|query| **query != error.code && *query != name);
    facts.extend(query.map(|query| format!("Code in AWS Query: {}.", code(query))));
    facts
}

/// The facts of an operation.
pub(super) fn of_operation(item: &Operation) -> Vec<String> {
    let mut facts = Vec::new();
    if item.read_only {
        facts.push("Read-only.".to_owned());
    }
    if item.idempotent {
        facts.push("Idempotent.".to_owned());
    }
    if let Some(page) = &item.pagination {
        let items = page.items.as_ref().map(|path| format!(" of {}", code(path))).unwrap_or_default();
        let size = page.page_size.as_ref().map(|member| format!(", at most {} a page", code(member)));
        facts.push(format!(
            "Paginated: pass the output's {} as {} for the next page{items}{}.",
            code(&page.output_token),
            code(&page.input_token),
            size.unwrap_or_default(),
        ));
    }
    facts.extend(item.http.iter().map(|http| format!("{}.", code(&format!("{} {}", http.method, http.uri)))));
    facts.extend(of_call(&item.call));
    facts
}

/// What an operation needs of a client beyond its messages.
pub(super) fn of_call(call: &Call) -> Vec<String> {
    let list = |names: &[String]| names.iter().map(|name| code(name)).collect::<Vec<_>>().join(", ");
    let mut facts = Vec::new();
    facts.extend(call.host_prefix.as_ref().map(|prefix| format!("Host prefix: {}.", code(prefix))));
    facts.extend(call.auth.as_ref().map(|schemes| match schemes.as_slice() {
        [] => "Authentication: none.".to_owned(),
        schemes => format!("Authentication: {}.", list(schemes)),
    }));
    facts.extend(call.optional_auth.then(|| "Authentication is optional.".to_owned()));
    facts.extend(call.unsigned_payload.then(|| "The payload is not signed.".to_owned()));
    if !call.compression.is_empty() {
        facts.push(format!("Requests may be compressed: {}.", list(&call.compression)));
    }
    let checksum = &call.checksum;
    let algorithm = checksum.algorithm_member.as_ref();
    let algorithm = algorithm.map(|member| format!(" by the algorithm that {} names", code(member)));
    match (checksum.required, algorithm) {
        (true, algorithm) => {
            facts.push(format!("Requests need a checksum{}.", algorithm.unwrap_or_default()));
        }
        (false, Some(algorithm)) => facts.push(format!("Requests may have a checksum{algorithm}.")),
        (false, None) => {}
    }
    if !checksum.answers.is_empty() {
        let condition = checksum.validation_member.as_ref();
        let condition = condition.map(|member| format!(", if {} asks for it", code(member)));
        facts.push(format!(
            "Answers have a checksum{}: {}.",
            condition.unwrap_or_default(),
            list(&checksum.answers)
        ));
    }
    facts
}

/// The constraints on a value, and on what it holds.
fn constraints(known: &Constraints, ty: &Type) -> Vec<String> {
    let mut facts = Vec::new();
    for (way, known, ty) in known.typed(ty) {
        let limits = limits(known, ty).into_iter();
        match way.as_slice() {
            [] => facts.extend(limits.map(|(label, value)| sentence(label, &value))),
            way => facts.extend(part(&held(way), limits)),
        }
    }
    if known.all().iter().any(|(_, limits)| limits.unchecked.is_some()) {
        facts.push("The feature `check` leaves the pattern out: the crate `regex` cannot run it.".to_owned());
    }
    facts
}

/// The name of what is at the end of a way into lists and maps: `Values, each item`.
fn held(way: &[Held]) -> String {
    let names = way.iter().map(|held| match held {
        Held::Keys => "keys",
        Held::Values => "values",
        Held::Items => "each item",
    });
    capitalized(&names.collect::<Vec<_>>().join(", "))
}

/// `Length: 1 to 96.`
fn sentence(label: &str, value: &str) -> String {
    if value.is_empty() { format!("{label}.") } else { format!("{label}: {value}.") }
}

/// `Keys: length 1 to 96, pattern x.`
fn part(name: &str, limits: impl Iterator<Item = (&'static str, String)>) -> Option<String> {
    let phrase = |(label, value): (&str, String)| {
        let label = label.to_ascii_lowercase();
        if value.is_empty() { label } else { format!("{label} {value}") }
    };
    let phrases: Vec<String> = limits.map(phrase).collect();
    (!phrases.is_empty()).then(|| format!("{name}: {}.", phrases.join(", ")))
}

/// A default, or what stands for it.
fn default_value(written: &str) -> String {
    if written.is_empty() { EMPTY.to_owned() } else { code(written) }
}
