//! What the model knows of an item, field or variant, as short sentences of Markdown.

use super::wire;
use crate::code_span::code;
use crate::limits::limits;
use crate::lower::{Call, ErrorFacts, Field, Held, Limits, Operation, TypeFacts, Xml};
use crate::name::{Ident, capitalized};
use crate::resolve::{Fault, XmlNamespace};
use crate::shape_id::name_of;

/// What stands for text that has no characters.
pub(super) const EMPTY: &str = "the empty string";

/// What the model calls something, if the name in Rust does not follow from it.
pub(super) fn renamed(ident: &Ident, name: &str) -> Option<String> {
    ident.renamed.then(|| format!("Named `{name}` in the model."))
}

/// The facts of a type, which may be that of the events of a stream.
pub(super) fn of_type(known: &TypeFacts, is_event: bool) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(flag(known.sensitive, "Sensitive: `Debug` shows nothing of it."));
    let event = "Event stream: each value is one event, and travels in a message of its own.";
    facts.extend(flag(is_event, event));
    facts.extend(flag(known.internal, "Internal: not meant for customers of the service."));
    facts.extend(renamed(&known.ident, name_of(&known.shape_id)));
    facts
}

/// The facts of a field or variant: required, default, constraints, and how it must be treated.
pub(super) fn of_field(field: &Field) -> Vec<String> {
    let known = &field.facts;
    let mut facts = Vec::new();
    facts.extend(flag(field.required, "Required."));
    facts.extend(known.default.as_ref().map(|default| format!("Default: {}.", shown(default))));
    facts.extend(constraints(&known.constraints));
    let token = "Idempotency token: a client may fill it with a random UUID.";
    facts.extend(flag(known.idempotency_token, token));
    facts.extend(flag(field.sensitive, "Sensitive: `Debug` does not show it."));
    facts.extend(wire::location(&field.location, known.streaming));
    facts.extend(xml("In XML", &known.xml));
    facts.extend(xml("Its keys in XML", &known.xml_keys));
    facts.extend(xml("Its items in XML", &known.xml_items));
    facts.extend(known.ec2_query_name.as_ref().map(|name| format!("In EC2 Query: named {}.", code(name))));
    facts.extend(flag(field.host_label, "Part of the host's name too."));
    facts
}

/// The fact, if it applies.
fn flag(applies: bool, fact: &str) -> Option<String> {
    applies.then(|| fact.to_owned())
}

/// `In XML: named x, flattened.`
pub(super) fn xml(subject: &str, known: &Xml) -> Option<String> {
    let mut phrases: Vec<String> = known.name.iter().map(|name| format!("named {}", code(name))).collect();
    phrases.extend(known.attribute.then(|| "an attribute".to_owned()));
    phrases.extend(known.flattened.then(|| "flattened".to_owned()));
    phrases.extend(known.namespace.as_ref().map(|XmlNamespace { uri, prefix }| match prefix {
        Some(prefix) => format!("in the namespace {} as {}", code(uri), code(prefix)),
        None => format!("in the namespace {}", code(uri)),
    }));
    labelled(subject, &phrases)
}

/// `label: a, b.`
fn labelled(label: &str, phrases: &[String]) -> Option<String> {
    (!phrases.is_empty()).then(|| format!("{label}: {}.", phrases.join(", ")))
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
    let mut said = words.match_indices(label).filter_map(|(at, _)| {
        let behind = words.get(at + label.len()..)?;
        let is_word = !words[..at].ends_with(char::is_alphanumeric);
        let said = behind.strip_prefix(" Constraints").unwrap_or(behind).strip_prefix(':')?;
        is_word.then_some(said.trim_start())
    });
    said.any(has_value)
}

fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty())
}

/// The name of a member in JSON, if it is not simply the name in Rust in camel case.
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
    facts.extend(flag(item.read_only, "Read-only."));
    facts.extend(flag(item.idempotent, "Idempotent."));
    facts.extend(item.pagination.as_ref().map(|page| {
        let items = page.items.as_ref().map(|path| format!(" of {}", code(path))).unwrap_or_default();
        let size = page.page_size.as_ref().map(|member| format!(", at most {} a page", code(member)));
        format!(
            "Paginated: pass the output's {} as {} for the next page{items}{}.",
            code(&page.output_token),
            code(&page.input_token),
            size.unwrap_or_default(),
        )
    }));
    facts.extend(
        item.http.as_ref().map(|http| format!("{}.", code(&format!("{} {}", http.method, http.uri)))),
    );
    facts.extend(of_call(&item.call));
    facts
}

/// What an operation needs of a client beyond its messages.
fn of_call(call: &Call) -> Vec<String> {
    let list = |label: &str, names: &[String]| {
        labelled(label, &names.iter().map(|name| code(name)).collect::<Vec<_>>())
    };
    let checksum = &call.checksum;
    let algorithm = checksum.request_algorithm_member.as_ref();
    let algorithm = algorithm.map(|member| format!(" by the algorithm that {} names", code(member)));
    let condition = checksum.request_validation_mode_member.as_ref();
    let condition = condition.map(|member| format!(", if {} asks for it", code(member)));
    let facts = [
        call.host_prefix.as_ref().map(|prefix| format!("Host prefix: {}.", code(prefix))),
        call.auth.as_ref().map(|schemes| {
            list("Authentication", schemes).unwrap_or_else(|| "Authentication: none.".to_owned())
        }),
        flag(call.optional_auth, "Authentication is optional."),
        flag(call.unsigned_payload, "The payload is not signed."),
        list("Requests may be compressed", &call.compression),
        match (checksum.request_required, algorithm) {
            (true, algorithm) => Some(format!("Requests need a checksum{}.", algorithm.unwrap_or_default())),
            (false, algorithm) => algorithm.map(|by| format!("Requests may have a checksum{by}.")),
        },
        list(
            &format!("Answers have a checksum{}", condition.unwrap_or_default()),
            &checksum.response_algorithms,
        ),
    ];
    facts.into_iter().flatten().collect()
}

/// The constraints on a value, and on what it holds.
fn constraints(known: &[(Vec<Held>, Limits)]) -> Vec<String> {
    let mut facts = Vec::new();
    for (way, known) in known {
        let limits = limits(known).into_iter();
        if way.is_empty() {
            facts.extend(limits.map(|(label, value)| phrase(label, ": ", &value) + "."));
        } else {
            let phrases = limits.map(|(label, value)| phrase(&label.to_ascii_lowercase(), " ", &value));
            facts.extend(labelled(&held(way), &phrases.collect::<Vec<_>>()));
        }
    }
    if known.iter().any(|(_, limits)| limits.unchecked.is_some()) {
        facts.push("The feature `check` leaves the pattern out: the crate `regex` cannot run it.".to_owned());
    }
    facts
}

/// The name of what the steps into lists and maps lead to: `Values, each item`.
fn held(way: &[Held]) -> String {
    let names = way.iter().map(|held| match held {
        Held::Keys => "keys",
        Held::Values => "values",
        Held::Items => "each item",
    });
    capitalized(&names.collect::<Vec<_>>().join(", "))
}

/// A constraint, of which some have no value: `Length: 1 to 96`.
fn phrase(label: &str, between: &str, value: &str) -> String {
    if value.is_empty() { label.to_owned() } else { format!("{label}{between}{value}") }
}

/// A value as code, or [`EMPTY`].
pub(super) fn shown(written: &str) -> String {
    if written.is_empty() { EMPTY.to_owned() } else { code(written) }
}
