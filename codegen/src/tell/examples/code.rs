//! Code of an example, which is a test as well.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{Layout, Style, imports};
use super::{http, json};
use crate::lower::{Answer, Expression, Json, Literal, Request, SetField, Type, WireValue};

/// The code block of a call; empty if there is nothing to show.
pub(super) fn block(request: Option<&Request>, answer: Option<&Answer>, krate: &str) -> Vec<String> {
    let mut lines = Code::of(request, answer, krate).map(Code::block).unwrap_or_default();
    if let Some((request, http)) = request.and_then(|request| Some((request, request.http.as_ref()?))) {
        lines.extend([String::new(), "The request is sent as".to_owned(), String::new()]);
        lines.extend(http::block(http, &request.json));
    }
    lines
}

/// The code of one example, and what it uses.
#[derive(Default)]
struct Code {
    krate: String,
    /// The types at the root of the crate, and whether each is deprecated.
    types: BTreeMap<String, bool>,
    /// The types of `smithy`.
    support: BTreeSet<&'static str>,
    uses_maps: bool,
    uses_json: bool,
    /// Whether the request uses something deprecated.
    uses_deprecated: bool,
    /// The type of the error that can occur, if any can.
    error: Option<&'static str>,
    lines: Vec<String>,
}

impl Code {
    fn of(request: Option<&Request>, answer: Option<&Answer>, krate: &str) -> Option<Self> {
        let mut code = Self { krate: krate.to_owned(), ..Self::default() };
        // The types of the crate decide which types of `smithy` need a path.
        request.into_iter().for_each(|request| code.collect(&request.value));
        answer.into_iter().for_each(|answer| code.named(&answer.ty, answer.deprecated));
        request.into_iter().for_each(|request| code.request(request));
        answer.into_iter().for_each(|answer| code.answer(answer));
        (!code.lines.is_empty()).then_some(code)
    }

    /// The block: what is imported, the code, and what rustdoc does not show.
    fn block(self) -> Vec<String> {
        let mut lines = vec!["```".to_owned()];
        if self.uses_maps {
            lines.extend(["use std::collections::BTreeMap;".to_owned(), String::new()]);
        }
        let json = self.uses_json.then(|| "use serde_json::json;".to_owned());
        let (taken, free): (Vec<&str>, Vec<&str>) =
            self.support.iter().partition(|name| self.types.contains_key(**name));
        let mut own = imports(&format!("{}::smithy", self.krate), &free);
        if !taken.is_empty() {
            own.push(format!("use {}::smithy;", self.krate));
        }
        if self.types.values().any(|deprecated| *deprecated) {
            own.push(ALLOW.to_owned());
        }
        let types: Vec<&str> = self.types.keys().map(String::as_str).collect();
        own.extend(imports(&self.krate, &types));
        // Sorted by the names of the crates.
        match self.krate.as_str() < "serde_json" {
            true => lines.extend(own.into_iter().chain(json)),
            false => lines.extend(json.into_iter().chain(own)),
        }
        lines.push(String::new());
        lines.extend(self.lines);
        lines.extend(self.error.map(|error| format!("# Ok::<(), {error}>(())")));
        lines.push("```".to_owned());
        lines
    }

    fn request(&mut self, request: &Request) {
        if self.uses_deprecated {
            self.lines.push(ALLOW.to_owned());
        }
        let value = self.value(&request.value, true);
        self.lines.extend(value.lines("let request = ", ";"));
        if request.http.is_some() && request.json.is_empty_object() {
            return;
        }
        self.error.get_or_insert(JSON_ERROR);
        let to_value = Layout::word("serde_json::to_value(&request)?");
        let json = if json::fits_macro(&request.json) {
            self.uses_json = true;
            json::as_macro(&request.json)
        } else {
            let text = vec![json::raw_value(&request.json)];
            Layout::list("serde_json::from_str::<serde_json::Value>(", text, ")?", Style::Macro)
        };
        let assert = Layout::list("assert_eq!(", vec![to_value, json], ")", Style::Macro);
        self.lines.extend(assert.lines("", ";"));
    }

    fn answer(&mut self, answer: &Answer) {
        self.error.get_or_insert(JSON_ERROR);
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        if answer.deprecated {
            self.lines.push(ALLOW.to_owned());
        }
        let name = if answer.is_error { "error" } else { "response" };
        let read = Layout::list("serde_json::from_str(", vec![json::raw(&answer.json)], ")", Style::Macro);
        self.lines.extend(read.lines(&format!("let {name}: {} = ", answer.ty), "?;"));
        if let Some((field, optional, text)) = &answer.field {
            let field = if field.raw { format!("r#{}", field.text) } else { field.text.clone() };
            let (found, expected) = (format!("{name}.{field}"), json::string(text));
            let (found, expected) = match optional {
                true => (format!("{found}.as_deref()"), format!("Some({expected})")),
                false => (found, expected),
            };
            let items = vec![Layout::word(found), Layout::word(expected)];
            self.lines.extend(Layout::list("assert_eq!(", items, ")", Style::Macro).lines("", ";"));
        }
    }

    /// Notes the types of the request's value, and what is deprecated in it.
    fn collect(&mut self, value: &Expression) {
        match value {
            Expression::Literal(Literal::Variant { ty, deprecated, .. }, _)
            | Expression::Union { ty, deprecated, .. } => {
                self.named(ty, *deprecated);
                self.uses_deprecated |= *deprecated;
            }
            Expression::Structure { ty, deprecated, fields } => {
                self.named(ty, *deprecated);
                self.uses_deprecated |= *deprecated || fields.iter().any(|field| field.deprecated);
            }
            Expression::OpenValue(ty, _) => self.named(ty, false),
            // The code has to name the types of a list or map whose items do not tell them.
            Expression::Vec(_, ty) | Expression::Map(_, ty) if is_empty(value) => {
                ty.names().for_each(|(name, deprecated)| self.named(name, deprecated));
            }
            Expression::Vec(..)
            | Expression::Map(..)
            | Expression::Literal(..)
            | Expression::Some(_)
            | Expression::None => {}
        }
        value.parts().into_iter().for_each(|part| self.collect(part));
    }

    fn named(&mut self, ty: &str, deprecated: bool) {
        *self.types.entry(ty.to_owned()).or_default() |= deprecated;
    }

    /// A value. `converted` says that it is given to a setter.
    fn value(&mut self, value: &Expression, converted: bool) -> Layout {
        match value {
            Expression::Literal(literal, ty) => self.literal(literal, ty, converted),
            Expression::OpenValue(ty, value) => Layout::word(match value {
                WireValue::Text(text) => format!("{ty}::from({})", json::string(text)),
                WireValue::Integer(number) => format!("{ty}::from({number})"),
            }),
            Expression::Structure { ty, fields, .. } => {
                let calls = fields.iter().map(|SetField { ident, value, .. }| {
                    Layout::call(&format!(".{}", ident.setter()), vec![self.value(value, true)])
                });
                Layout::Chain(format!("{ty}::default()"), calls.collect())
            }
            Expression::Union { ty, variant, value, boxed, .. } => {
                let name = format!("{ty}::{}", variant.text);
                let Some(value) = value else { return Layout::word(name) };
                let value = self.value(value, false);
                let value = if *boxed { Layout::call("Box::new", vec![value]) } else { value };
                Layout::call(&name, vec![value])
            }
            Expression::Vec(..) | Expression::Map(..) if converted && is_uniform(value) => {
                self.converted(value, true)
            }
            // A setter takes whatever converts, so that the type cannot be inferred: `Vec::<String>::new()`.
            Expression::Vec(_, ty) | Expression::Map(_, ty) if value.parts().is_empty() => {
                Layout::word(format!("{}::new()", self.type_name(ty).replacen('<', "::<", 1)))
            }
            Expression::Vec(items, ty) => {
                let items = items.iter().map(|item| self.item(item, ty));
                Layout::list("vec![", items.collect(), "]", Style::Rust)
            }
            Expression::Map(entries, ty) => {
                self.uses_maps = true;
                let entries = entries
                    .iter()
                    .map(|(key, value)| Layout::call("", vec![self.value(key, false), self.item(value, ty)]));
                let list = Layout::list("[", entries.collect(), "]", Style::Rust);
                Layout::call("BTreeMap::from", vec![list])
            }
            Expression::Some(value) => Layout::call("Some", vec![self.value(value, false)]),
            Expression::None => Layout::word("None"),
        }
    }

    /// A list or map for a setter, or what is in it: as an array if it stands `alone`, since arrays of different lengths
    /// have different types.
    fn converted(&mut self, value: &Expression, alone: bool) -> Layout {
        let open = if alone { "[" } else { "vec![" };
        match value {
            Expression::Vec(items, _) => {
                let alone = alone && items.len() == 1;
                let items = items.iter().map(|item| self.converted(item, alone)).collect();
                Layout::list(open, items, "]", Style::Rust)
            }
            Expression::Map(entries, _) => {
                let alone = alone && entries.len() == 1;
                let entries = entries.iter().map(|(key, value)| {
                    Layout::call("", vec![self.converted(key, alone), self.converted(value, alone)])
                });
                Layout::list(open, entries.collect(), "]", Style::Rust)
            }
            Expression::Some(value) => Layout::call("Some", vec![self.converted(value, alone)]),
            other => self.value(other, true),
        }
    }

    /// An item of a list or map; `None` gets its type from that of the `collection`.
    fn item(&mut self, item: &Expression, collection: &Type) -> Layout {
        match (item, collection) {
            (Expression::None, Type::Vec(ty) | Type::Map(_, ty)) => {
                Layout::word(format!("None::<{}>", self.type_name(ty.present())))
            }
            _ => self.value(item, false),
        }
    }

    fn type_name(&mut self, ty: &Type) -> String {
        self.uses_maps |= ty.parts().into_iter().any(|part| matches!(part, Type::Map(..)));
        ty.written(&mut |name| self.support(name), &str::to_owned)
    }

    fn literal(&mut self, literal: &Literal, ty: &Type, converted: bool) -> Layout {
        let text = match literal {
            Literal::Bool(value) => value.to_string(),
            Literal::Integer(number) => json::integer(*number, !converted && *ty == Type::I64),
            Literal::Float(number) => float(format!("{:?}", number.0 as f32), "f32"),
            Literal::Double(number) => float(format!("{:?}", number.0), "f64"),
            Literal::Text(text) if converted => json::string(text),
            Literal::Text(text) => format!("{}.to_owned()", json::string(text)),
            Literal::Blob(bytes) => {
                let text = match str::from_utf8(bytes) {
                    Ok(text) => json::string(text),
                    Err(_) => format!("b\"{}\"", bytes.escape_ascii()),
                };
                if converted { text } else { format!("{}::from({text})", self.support("Blob")) }
            }
            Literal::DateTime(text) => self.parsed(text, "Timestamp"),
            Literal::Document(text) => {
                self.uses_json = true;
                let value = serde_json::from_str::<serde_json::Value>(text).unwrap_or_default();
                return json::as_macro(&Json::from(&value));
            }
            Literal::BigNumber(text) => {
                let name = if *ty == Type::BigInteger { "BigInteger" } else { "BigDecimal" };
                match text.parse::<i64>() {
                    Ok(number) if converted => json::integer(number, false),
                    Ok(number) => format!("{}::from({})", self.support(name), json::integer(number, false)),
                    Err(_) => self.parsed(text, name),
                }
            }
            Literal::Variant { ty, variant, .. } => format!("{ty}::{variant}"),
            Literal::Timestamp(seconds) => seconds.0.to_string(),
        };
        Layout::word(text)
    }

    /// A value of this type of `smithy`, read from text.
    fn parsed(&mut self, text: &str, name: &'static str) -> String {
        self.error = Some(ANY_ERROR);
        format!("{}.parse::<{}>()?", json::string(text), self.support(name))
    }

    /// A type of `smithy`, by a path if the crate has another type with its name.
    fn support(&mut self, name: &'static str) -> String {
        self.support.insert(name);
        if self.types.contains_key(name) { format!("smithy::{name}") } else { name.to_owned() }
    }
}

/// Whether at each level of lists and maps all values have one type before they are converted.
fn is_uniform(value: &Expression) -> bool {
    match value {
        Expression::Vec(..) | Expression::Map(..) => {
            !is_empty(value) && items(value).into_iter().all(is_uniform)
        }
        Expression::Some(value) => is_uniform(value),
        Expression::Literal(Literal::Blob(_) | Literal::BigNumber(_), _) => false,
        _ => true,
    }
}

/// Whether a list or map holds nothing, or nothing but nulls.
fn is_empty(value: &Expression) -> bool {
    items(value).into_iter().all(|item| *item == Expression::None)
}

/// The items of a list, or the values of a map.
fn items(value: &Expression) -> Vec<&Expression> {
    match value {
        Expression::Vec(items, _) => items.iter().collect(),
        Expression::Map(entries, _) => entries.iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}

const ALLOW: &str = "# #[allow(deprecated)]";

/// The error if nothing but serde_json can fail.
const JSON_ERROR: &str = "serde_json::Error";
const ANY_ERROR: &str = "Box<dyn std::error::Error>";

/// A number as `Debug` writes it, as code.
fn float(number: String, ty: &str) -> String {
    match number.as_str() {
        "NaN" => format!("{ty}::NAN"),
        "inf" => format!("{ty}::INFINITY"),
        "-inf" => format!("{ty}::NEG_INFINITY"),
        _ => number,
    }
}
