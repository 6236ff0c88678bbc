//! Rust types and values as text, and the JSON forms of types.

use crate::code_span::code;
use crate::diagnostic::print::escaped;
use crate::limits::limits;
use crate::lower::{
    Call, Deprecated, Field, Held, Http, Literal, Location, MemberFacts, Pagination, Type, Wait, Xml,
};
use crate::name::Module;
use crate::resolve::{Comparator, Matcher, TimestampFormat, WaiterState, XmlNamespace};

/// The type of a field, or of a union variant's value, as in the source.
pub(super) fn field(field: &Field) -> String {
    // A structure's field is then an `Option`.
    if field.ty == Type::Unit && !field.optional {
        return "()".to_owned();
    }
    let ty = if field.boxed { format!("Box<{}>", ty(&field.ty)) } else { ty(&field.ty) };
    if field.optional { format!("Option<{ty}>") } else { ty }
}

/// A type, as in the source.
pub(super) fn ty(ty: &Type) -> String {
    ty.written(&mut str::to_owned, &str::to_owned)
}

/// The type without the `Option`s in lists and maps.
pub(super) fn dense(item: &Type) -> Type {
    match item {
        Type::Vec(item) => Type::Vec(Box::new(dense(item))),
        Type::Map(key, value) => Type::Map(key.clone(), Box::new(dense(value))),
        Type::Option(value) => dense(value),
        item => item.clone(),
    }
}

/// The default of a field of this type; without a value, the type's own.
pub(super) fn default(value: Option<&Literal>, ty: &Type) -> String {
    match (value, ty) {
        (Some(Literal::Bool(value)), _) => value.to_string(),
        (Some(Literal::Integer(value)), _) => value.to_string(),
        (Some(Literal::Float(value)), _) => (value.0 as f32).to_string(),
        (Some(Literal::Double(value) | Literal::Timestamp(value)), _) => value.0.to_string(),
        (Some(Literal::Text(text) | Literal::DateTime(text)), _) => format!("{text:?}"),
        (Some(Literal::Blob(bytes)), _) => format!("b\"{}\"", bytes.escape_ascii()),
        (Some(Literal::Document(text) | Literal::BigNumber(text)), _) => text.clone(),
        (Some(Literal::Variant { ty, variant, .. }), _) => format!("{ty}::{variant}"),
        (None, Type::Bool) => "false".to_owned(),
        (None, Type::Vec(_)) => "[]".to_owned(),
        (None, Type::Map(..)) => "{}".to_owned(),
        (None, Type::String | Type::Blob) => "\"\"".to_owned(),
        (None, Type::Document | Type::Unit | Type::Option(_)) => "null".to_owned(),
        (None, Type::Named { ident, .. }) => format!("{ident}::default()"),
        (None, _) => "0".to_owned(),
    }
}

/// The default in the model.
pub(super) fn documented_default(written: Option<&String>) -> String {
    match written.map(String::as_str) {
        None => "none".to_owned(),
        Some("") => "the empty string".to_owned(),
        Some(text) => code(text),
    }
}

/// What the service accepts as a value, one text per constraint, such as `values: each item: length 1 to
/// 5`.
pub(super) fn constraints(facts: &MemberFacts) -> Vec<String> {
    let texts = facts.constraints.iter().flat_map(|(way, known)| {
        let labels: String = way.iter().copied().map(label).collect();
        let limits = limits(known).into_iter();
        limits.map(move |(label, value)| {
            format!("{labels}{} {value}", label.to_ascii_lowercase()).trim_end().to_owned()
        })
    });
    texts.collect()
}

/// A constraint without what it applies to, if that is not the value itself.
pub(super) fn bare_constraint(text: &str) -> &str {
    match [Held::Keys, Held::Values, Held::Items].into_iter().find_map(|held| text.strip_prefix(label(held)))
    {
        Some(inside) => bare_constraint(inside),
        None => text,
    }
}

fn label(held: Held) -> &'static str {
    match held {
        Held::Keys => "keys: ",
        Held::Values => "values: ",
        Held::Items => "each item: ",
    }
}

/// The names of a member in formats other than JSON.
pub(super) fn xml(facts: &MemberFacts) -> String {
    let xml = [("", &facts.xml), ("keys ", &facts.xml_keys), ("items ", &facts.xml_items)];
    let mut parts: Vec<String> =
        xml.into_iter().filter_map(|(label, known)| Some(format!("{label}{}", xml_names(known)?))).collect();
    parts.extend(facts.ec2_query_name.as_ref().map(|name| format!("in EC2 Query {}", code(name))));
    if parts.is_empty() { "the member's own name".to_owned() } else { parts.join("; ") }
}

/// Since when something is deprecated, and why.
pub(super) fn deprecated(Deprecated { since, message }: &Deprecated) -> String {
    let since = since.as_ref().map(|since| format!(" since {since}")).unwrap_or_default();
    let message = message.as_ref().map(|message| format!(": {message}")).unwrap_or_default();
    format!("deprecated{since}{message}")
}

/// The same with the name of each part.
pub(super) fn parts_of_deprecated(deprecated: &Deprecated) -> String {
    let parts = [("since", &deprecated.since), ("message", &deprecated.message)];
    let parts = parts.into_iter().filter_map(|(name, part)| Some(format!("{name} {}", code(part.as_ref()?))));
    format!("deprecated with {}", parts.collect::<Vec<_>>().join(", "))
}

/// A format of instants.
pub(super) fn format(format: Option<TimestampFormat>) -> &'static str {
    match format {
        None | Some(TimestampFormat::EpochSeconds) => "epoch-seconds",
        Some(TimestampFormat::DateTime) => "date-time",
        Some(TimestampFormat::HttpDate) => "http-date",
    }
}

/// Where a member travels.
pub(super) fn location(location: &Location) -> String {
    match location {
        Location::Body => "in the body".to_owned(),
        Location::Payload => "as the body".to_owned(),
        Location::RawPayload => "as the body, in no form of the protocol".to_owned(),
        Location::Header(name) => format!("in the header `{name}`"),
        Location::PrefixHeaders(prefix) => format!("in the headers `{prefix}*`"),
        Location::Label => "in the path".to_owned(),
        Location::Query(name) => format!("in the query as `{name}`"),
        Location::QueryParams => "in the query under its keys".to_owned(),
        Location::StatusCode => "as the status".to_owned(),
        Location::EventHeader => "in the header of an event".to_owned(),
        Location::EventStream => "in messages that follow".to_owned(),
    }
}

/// How an operation is called over HTTP.
pub(super) fn http(http: Option<&Http>) -> String {
    http.map_or("none".to_owned(), |Http { method, uri, status }| format!("{method} {uri} -> {status}"))
}

/// Pagination on one line.
pub(super) fn pagination(item: &Pagination) -> String {
    let Pagination { input_token, output_token, items, page_size, list: _ } = item;
    let items = items.as_ref().map(|items| format!(", items {items}")).unwrap_or_default();
    let size = page_size.as_ref().map(|size| format!(", page size {size}")).unwrap_or_default();
    format!("{output_token} as {input_token}{items}{size}")
}

/// What a waiter does, on one line.
pub(super) fn waiter(Wait { name, waiter, .. }: &Wait) -> String {
    let acceptors = waiter.acceptors.iter().map(|acceptor| {
        let state = match acceptor.state {
            WaiterState::Success => "success",
            WaiterState::Failure => "failure",
            WaiterState::Retry => "retry",
        };
        format!("{state} {}", matcher(&acceptor.matcher))
    });
    let acceptors: Vec<String> = acceptors.collect();
    let (min, max) = (waiter.min_delay, waiter.max_delay);
    format!("{} every {min} to {max} s, {}", code(name), acceptors.join(", "))
}

/// Which responses an acceptor is for.
fn matcher(matcher: &Matcher) -> String {
    match matcher {
        Matcher::Success(true) => "on any success".to_owned(),
        Matcher::Success(false) => "on any error".to_owned(),
        Matcher::ErrorType(name) => format!("on the error {}", code(name)),
        Matcher::Output(test) | Matcher::InputOutput(test) => {
            let relation = match test.comparator {
                Comparator::AllStringEquals => "are all",
                Comparator::AnyStringEquals => "have",
                Comparator::StringEquals | Comparator::BooleanEquals => "is",
            };
            format!("where {} {relation} {}", code(&test.path), code(&test.expected))
        }
    }
}

/// Text of the model on one line, without characters that move the cursor or change the direction of text.
pub(super) fn line(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The path of a file below the crate's source.
pub(super) fn file(module: &Module) -> String {
    format!("{}/{}.rs", module.folder.name(), module.name)
}

/// How something is written in XML; `None` if the model does not say.
pub(super) fn xml_names(known: &Xml) -> Option<String> {
    let mut parts: Vec<String> = known.name.iter().map(|name| code(name)).collect();
    parts.extend(known.attribute.then(|| "attribute".to_owned()));
    parts.extend(known.flattened.then(|| "flattened".to_owned()));
    parts.extend(known.namespace.as_ref().map(|XmlNamespace { uri, prefix }| match prefix {
        Some(prefix) => format!("in the namespace {} as {}", code(uri), code(prefix)),
        None => format!("in the namespace {}", code(uri)),
    }));
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A name, with what it is.
pub(super) fn named(label: &str, name: &Option<String>) -> Option<String> {
    Some(format!("{label} {}", code(name.as_ref()?)))
}

/// What an operation requires of a client, one text per requirement.
pub(super) fn call(call: &Call) -> Vec<String> {
    let Call { host_prefix, auth, optional_auth, unsigned_payload, compression, checksum, content_md5 } =
        call;
    let list =
        |label: &str, names: &[String]| (!names.is_empty()).then(|| format!("{label} {}", names.join(", ")));
    let flag = |label: &str, is_so: bool| is_so.then(|| label.to_owned());
    let parts = [
        named("host prefix", host_prefix),
        auth.as_ref().map(|auth| list("authentication", auth).unwrap_or("authentication none".to_owned())),
        list("compression", compression),
        named("checksum by", &checksum.request_algorithm_member),
        named("answers checked if", &checksum.request_validation_mode_member),
        list("checksums of answers", &checksum.response_algorithms),
        flag("optional authentication", *optional_auth),
        flag("unsigned payload", *unsigned_payload),
        flag("checksum needed", checksum.request_required),
        flag("`Content-MD5` needed", *content_md5),
    ];
    parts.into_iter().flatten().collect()
}
