//! Text to [`Ast`]: the first stage.
//!
//! A file is read in two steps, JSON first and its meaning after that, so that one wrong place does not hide the next.
//! Nothing is looked up across shapes here; that is the work of `resolve`.

mod ast;
mod decode;
mod foreign;
mod huge_number;
mod key_path;
mod nearest;
mod node;
mod reader;
mod shape;
#[cfg(test)]
mod tests;
mod trait_list;

use std::borrow::Cow;

pub(crate) use ast::{
    Apply, Ast, DATA_TYPES, NUMBER_TYPES, Properties, Reference, SIMPLE_TYPES, Shape, ShapeType, TEXT_TYPES,
    TYPE_NAMES, Traits, Version, with_article,
};
pub(crate) use key_path::KeyPath;
#[cfg(feature = "cli")]
pub(crate) use nearest::no_such;
pub(crate) use nearest::{did_you_mean, nearest};
pub(crate) use trait_list::TraitList;

use self::node::{Failure, MAX_VALUES, Node};
use self::reader::{Fields, Reader};
use self::shape::Entry;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::ordered::OrderedMap;
use crate::source::Source;

/// Reads model files, in the order given, to one AST each.
///
/// # Errors
///
/// All that is wrong with the files, as far as their JSON can be read.
pub(crate) fn load(sources: &[Source]) -> Result<(Vec<Ast>, Diagnostics), Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut asts = Vec::with_capacity(sources.len());
    for (file, source) in sources.iter().enumerate() {
        let mut reader = Reader::new(file);
        asts.extend(read(&mut reader, source));
        diagnostics.append(reader.diagnostics);
    }
    diagnostics.finish(asts)
}

fn read(reader: &mut Reader, source: &Source) -> Option<Ast> {
    let json = source.text.trim_start_matches('\u{feff}');
    let mark = source.text.len() - json.len();
    let mut quoted = String::new();
    let root = Node::read(json, MAX_VALUES).or_else(|failure| {
        if !failure.is_of_range() {
            return Err(failure);
        }
        let (text, numbers) = huge_number::quoted(json);
        quoted = text;
        for number in numbers {
            let message = format!(
                "the number {} is too large for an f64, and is read as text",
                shown(&json[number.clone()])
            );
            let place = Place { file: reader.file, spot: Spot::Offset(mark + number.start) };
            reader.diagnostics.push(Diagnostic::warning("huge-number", place, message));
        }
        Node::read(&quoted, MAX_VALUES)
    });
    match root {
        Err(failure) => reader.diagnostics.push(unreadable(reader.file, json, mark, &failure)),
        Ok(root) => match foreign::document(&root) {
            Some(what) => reader.diagnostics.push(foreign::diagnostic(Place::file(reader.file), what)),
            None => return ast(reader, source, root),
        },
    }
    None
}

fn ast(reader: &mut Reader, source: &Source, root: Node<'_>) -> Option<Ast> {
    let mut fields = reader.fields(root, KeyPath::ROOT)?;
    let version = version(reader, &mut fields);
    let at = KeyPath::ROOT.key("metadata");
    let mut metadata = OrderedMap::default();
    for (key, node) in reader.entries(&mut fields, "metadata", "metadata key") {
        let value = reader.value(node, at.key(&key));
        metadata.insert(key.into_owned(), value);
    }
    let at = KeyPath::ROOT.key("shapes");
    let mut shapes = OrderedMap::default();
    let mut applies = Vec::new();
    for (key, node) in reader.entries(&mut fields, "shapes", "shape") {
        match shape::entry(reader, &key, node, at.key(&key)) {
            Some(Entry::Shape(id, shape)) => {
                shapes.insert(id, *shape);
            }
            Some(Entry::Apply(apply)) => applies.push(apply),
            None => {}
        }
    }
    reader.rest(fields, "a model");
    Some(Ast { name: source.name.clone(), version: version?, metadata, shapes, applies })
}

/// A number for a message, cut where it is long.
fn shown(number: &str) -> Cow<'_, str> {
    match number.get(..30) {
        Some(start) if number.len() > 33 => format!("{start}...").into(),
        _ => number.into(),
    }
}

/// The version of the file ([top level properties](https://smithy.io/2.0/spec/json-ast.html#top-level-properties)).
fn version(reader: &mut Reader, fields: &mut Fields<'_, '_>) -> Option<Version> {
    let at = KeyPath::ROOT.key("smithy");
    let text = fields.take("smithy").and_then(|node| reader.text(node, at))?;
    match (&*text, text.strip_prefix("2.")) {
        ("1" | "1.0", _) => Some(Version::V1),
        ("2", _) => Some(Version::V2),
        (_, Some(minor)) if !minor.is_empty() && minor.bytes().all(|b| b.is_ascii_digit()) => {
            Some(Version::V2)
        }
        _ => {
            let message = format!("Smithy version `{}` is not supported", text.escape_debug());
            let hint = "versions 1.0 and 2.x can be read";
            reader
                .diagnostics
                .push(Diagnostic::error("unsupported-version", reader.place(at), message).hint(hint));
            None
        }
    }
}

/// Why a text cannot be read as JSON.
fn unreadable(file: usize, json: &str, mark: usize, failure: &Failure) -> Diagnostic {
    let whole = Place::file(file);
    let error = match failure {
        Failure::TooLarge => {
            let message = format!("the file has more than {MAX_VALUES} JSON values");
            return Diagnostic::error("too-large", whole, message).hint("this is no model of a service");
        }
        Failure::Json(error) => error,
    };
    if json.trim().is_empty() {
        return Diagnostic::error("empty-file", whole, "the file is empty")
            .hint("a Smithy JSON AST model is needed");
    }
    if let Some(what) = foreign::text(json) {
        return foreign::diagnostic(whole, what);
    }
    let place = Place { file, spot: Spot::Offset(mark + offset(json, error)) };
    let text = error.to_string();
    let reason = text.split(" at line ").next().unwrap_or(&text);
    if reason.starts_with("recursion limit") {
        let message = "the JSON is nested deeper than 127 levels";
        return Diagnostic::error("too-deep", place, message)
            .hint("no model needs this; look for a broken tool");
    }
    let diagnostic = Diagnostic::error("json-syntax", place, format!("not valid JSON: {reason}"));
    match error.classify() {
        _ if json.lines().any(|line| line.starts_with("<<<<<<< ")) => {
            diagnostic.hint("the file has the marks of a merge that is not finished")
        }
        serde_json::error::Category::Eof => diagnostic.hint("the file ends too early; was it cut off?"),
        _ if reason == "trailing comma" => diagnostic.hint("JSON has no comma before a closing bracket"),
        _ => diagnostic,
    }
}

/// The byte at which reading ended.
fn offset(json: &str, error: &serde_json::Error) -> usize {
    let before: usize = json.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut offset = (before + error.column().saturating_sub(1)).min(json.len());
    while !json.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
