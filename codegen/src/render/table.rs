//! Tables: calls of the support code's macros, which make from them all that need not be said twice.

use proc_macro2::Literal;

use crate::lower::{
    Enum, ErrorFacts, Field, Location, OperationError, Repr, Role, Structure, Type, TypeFacts, Union,
    Variant, WireValue,
};
use crate::name::Ident;
use crate::resolve::{Fault, TimestampFormat};

/// A call of a macro, in pieces that a line can be broken between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    /// The macro, in the module `smithy`.
    pub name: &'static str,
    /// The feature of the crate that it is behind.
    pub feature: Option<&'static str>,
    /// Whether its code uses what is deprecated.
    pub uses_deprecated: bool,
    /// What it is about; the rows stand in braces behind it. Without it they stand in the macro's own.
    pub heading: Vec<String>,
    /// The rows, without the commas behind them.
    pub rows: Vec<Vec<String>>,
    /// What stands behind the rows.
    pub facts: Vec<String>,
}

impl Table {
    pub(super) fn new(name: &'static str, heading: Vec<String>) -> Self {
        Self { name, feature: None, uses_deprecated: false, heading, rows: Vec::new(), facts: Vec::new() }
    }

    /// The same, of an item whose code may use what is deprecated.
    pub(super) fn using_deprecated(self, uses_deprecated: bool) -> Self {
        Self { uses_deprecated, ..self }
    }

    /// Names, one a line.
    pub(super) fn of_names(name: &'static str, names: &[&Ident]) -> Self {
        let names = names.iter().map(|name| vec![source(name)]);
        let rows = [vec!["$crate".to_owned()]].into_iter().chain(names).collect();
        Self { rows, ..Self::new(name, Vec::new()) }
    }

    /// The table of a structure; `constrained` where one of constraints follows.
    pub(super) fn of_structure(item: &Structure, constrained: bool) -> Self {
        let has_payload =
            item.fields.iter().any(|field| field.location == Location::Payload && !field.written);
        let (name, facts) = match &item.role {
            Role::Error(facts) => ("error", bracketed(error_facts(facts))),
            _ => ("structure", Vec::new()),
        };
        let adds_message = item.added_message().is_some();
        let has_sensitive_fields = item.fields.iter().any(|field| field.sensitive);
        let heading = heading(
            &item.facts,
            [
                (has_sensitive_fields, "sensitive_fields"),
                (adds_message, "added_message"),
                (has_payload, "payload"),
                (constrained, "constrained"),
            ],
        );
        let rows = item.fields.iter().enumerate().map(field).collect();
        Self { rows, facts, ..Self::new(name, heading) }
    }

    /// The table of a union; `constrained` where one of constraints follows.
    pub(super) fn of_union(item: &Union, constrained: bool) -> Self {
        let heading = heading(&item.facts, [(constrained, "constrained")]);
        let rows = item.variants.iter().enumerate().map(variant).collect();
        Self { rows, ..Self::new("union", heading) }
    }

    pub(super) fn of_enum(item: &Enum) -> Self {
        let name = match item.repr {
            Repr::String => "string_enum",
            Repr::Integer => "int_enum",
        };
        let mut heading = vec![source(&item.facts.ident)];
        heading.extend(item.facts.sensitive.then(|| "[sensitive]".to_owned()));
        let row = |variant: &Variant| {
            let value = match &variant.value {
                WireValue::Text(value) => text(value),
                WireValue::Integer(value) => value.to_string(),
            };
            vec![source(&variant.ident), format!("= {value}")]
        };
        Self { rows: item.variants.iter().map(row).collect(), ..Self::new(name, heading) }
    }

    /// `root` is the path of the types.
    pub(super) fn of_operation_error(item: &OperationError, root: &str) -> Self {
        let rows = item
            .errors
            .iter()
            .map(|error| vec![format!("{}({root}::{})", error.variant, source(&error.ident))]);
        Self { rows: rows.collect(), ..Self::new("operation_error", vec![source(&item.ident)]) }
    }
}

/// An identifier as it stands in source.
pub(super) fn source(ident: &Ident) -> String {
    if ident.raw { format!("r#{}", ident.text) } else { ident.text.clone() }
}

/// Text as a literal.
pub(super) fn text(text: &str) -> String {
    Literal::string(text).to_string()
}

/// Words in brackets, where there are any.
pub(super) fn bracketed(mut words: Vec<String>) -> Vec<String> {
    if let Some(first) = words.first_mut() {
        first.insert(0, '[');
    }
    if let Some(last) = words.last_mut() {
        last.push(']');
    }
    words
}

/// The type and its shape, with the flags that hold.
fn heading<const N: usize>(facts: &TypeFacts, flags: [(bool, &str); N]) -> Vec<String> {
    let mut heading = vec![source(&facts.ident), format!("= {}", text(&facts.shape_id))];
    let flags = [(facts.sensitive, "sensitive")].into_iter().chain(flags).filter(|(holds, _)| *holds);
    heading.extend(bracketed(flags.map(|(_, flag)| flag.to_owned()).collect()));
    heading
}

/// The row of a field or variant, with the facts that its container has of it.
fn row(
    index: usize,
    field: &Field,
    form: Option<&str>,
    facts: impl IntoIterator<Item = String>,
) -> Vec<String> {
    let Field { ident, wire_name, target, .. } = field;
    let mut row =
        vec![format!("{index} {}: {}", source(ident), text(wire_name)), format!("=> {}", text(target))];
    row.extend(form.map(|form| format!("as {form}")));
    let name = ident.raw.then(|| format!("named({})", text(&ident.text)));
    let facts: Vec<String> = name.into_iter().chain(facts).collect();
    row.extend(if facts.is_empty() { vec!["[]".to_owned()] } else { bracketed(facts) });
    row
}

fn field((index, field): (usize, &Field)) -> Vec<String> {
    let is_elsewhere = field.location != Location::Body;
    let facts = [
        field.required.then(|| "required".to_owned()),
        field.sensitive.then(|| "sensitive".to_owned()),
        location(&field.location),
        (is_elsewhere && field.written).then(|| "written".to_owned()),
        field.host_label.then(|| "host_label".to_owned()),
        field.media_type.as_deref().map(|media_type| format!("media_type({})", text(media_type))),
        field.facts.idempotency_token.then(|| "idempotency_token".to_owned()),
        field.can_be_omitted.then(|| "omitted".to_owned()),
    ];
    row(index, field, form(field.timestamps, field.boxed), facts.into_iter().flatten())
}

fn variant((index, variant): (usize, &Field)) -> Vec<String> {
    let is_unit = variant.ty == Type::Unit;
    let form = if is_unit { Some("unit") } else { form(variant.timestamps, variant.boxed) };
    row(index, variant, form, variant.sensitive.then(|| "sensitive".to_owned()))
}

fn form(timestamps: Option<TimestampFormat>, boxed: bool) -> Option<&'static str> {
    match timestamps {
        Some(TimestampFormat::EpochSeconds) => Some("EpochSeconds"),
        Some(TimestampFormat::DateTime) => Some("DateTime"),
        Some(TimestampFormat::HttpDate) => Some("HttpDate"),
        None => boxed.then_some("boxed"),
    }
}

/// Where a member travels, unless in the body.
fn location(location: &Location) -> Option<String> {
    Some(match location {
        Location::Body => return None,
        Location::Payload => "payload".to_owned(),
        Location::RawPayload => "raw_payload".to_owned(),
        Location::Header(name) => format!("header({})", text(name)),
        Location::PrefixHeaders(prefix) => format!("prefix_headers({})", text(prefix)),
        Location::Label => "label".to_owned(),
        Location::Query(name) => format!("query({})", text(name)),
        Location::QueryParams => "query_params".to_owned(),
        Location::StatusCode => "status_code".to_owned(),
        Location::EventHeader => "event_header".to_owned(),
        Location::EventStream => "event_stream".to_owned(),
    })
}

fn error_facts(facts: &ErrorFacts) -> Vec<String> {
    let fault = match facts.fault {
        Fault::Client => "client",
        Fault::Server => "server",
    };
    let retry = facts.retry.map(|throttling| if throttling { "throttling" } else { "transient" });
    let message = &facts.message;
    let word = if message.is_optional { "message" } else { "plain_message" };
    [
        // A literal, though the trait could take it from the shape id: that would be computed for each error, at a
        // hundredth of the cost to build the crate.
        Some(format!("code({})", text(&facts.code))),
        Some(fault.to_owned()),
        retry.map(str::to_owned),
        facts.http_status.map(|status| format!("status({status})")),
        facts.absolute_type.then(|| "absolute_type".to_owned()),
        facts
            .query_code
            .as_deref()
            .filter(|_| facts.query_compatible)
            .map(|code| format!("query_code({})", text(code))),
        Some(format!("{word}({})", source(&message.ident))),
        message.redacted.then(|| "redacted".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
