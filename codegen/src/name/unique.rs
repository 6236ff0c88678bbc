//! The rules for names that cannot stay as they are.

use super::case::{capitalized, snake, upper_camel};
use super::ident::{Ident, Members};
use super::keyword::{is_forbidden, is_keyword, is_prelude, is_raw};
use crate::ordered::{OrderedMap, OrderedSet};
use crate::shape_id::ShapeId;
use crate::unique_name::Names;

/// The longest name of a file, in bytes, before its ending; file systems end at 255.
const LONGEST_MODULE: usize = 120;

/// The variant of every operation's error enum for what the model does not know.
const UNHANDLED: &str = "Unhandled";

impl Names {
    /// The name of a file for `name`: one that no file system refuses, no keyword, and not the same as another but for
    /// case.
    pub(super) fn module(&mut self, name: &str) -> String {
        let name = name.get(..LONGEST_MODULE).unwrap_or(name);
        let name = if is_keyword(name) || is_device(name) { format!("{name}_") } else { name.to_owned() };
        self.snake(&name)
    }

    /// The name of an operation's error enum.
    pub(super) fn error_enum(&mut self, operation: &str) -> Ident {
        let wanted = format!("{operation}Error");
        let wanted = if self.has(&wanted) { format!("{operation}OperationError") } else { wanted };
        Ident { text: self.camel(&wanted), ..Ident::default() }
    }
}

/// Whether Windows keeps the name for a device, with whatever ending
/// ([naming files](https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions)).
fn is_device(name: &str) -> bool {
    let numbered =
        |prefix| name.strip_prefix(prefix).is_some_and(|digit| matches!(digit.as_bytes(), [b'0'..=b'9']));
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// The name of a type: the shape's own, in upper camel case, and none that Rust's prelude has.
pub(super) fn type_name(shape: &str) -> String {
    let name: String = shape.split('_').map(capitalized).collect();
    match name.as_str() {
        _ if name.starts_with(|first: char| first.is_ascii_digit()) => format!("Shape{name}"),
        "Self" => "SelfShape".to_owned(),
        _ if is_prelude(&name) => format!("{name}Shape"),
        _ => name,
    }
}

/// The names of a structure's fields.
pub(super) fn fields<'a>(members: impl Iterator<Item = &'a str>) -> Members {
    let mut taken = Names::default();
    let mut fields = assign(members, |member| {
        let plain = snake(member);
        let wanted = match plain.as_str() {
            _ if plain.starts_with(|first: char| first.is_ascii_digit()) => format!("_{plain}"),
            _ if is_forbidden(&plain) => format!("{plain}_"),
            _ => plain.clone(),
        };
        let text = taken.snake(&wanted);
        Ident { raw: is_raw(&text), renamed: text != plain, text, is_setter: false }
    });
    let texts: OrderedSet<String> = fields.values().map(|ident| ident.text.clone()).collect();
    for ident in fields.values_mut() {
        ident.is_setter = is_setter(&ident.text, &texts);
    }
    fields
}

/// Whether the name of a field can be that of its setter: it begins with `with_`, and no other of these fields has that
/// setter. Errors have a field `message` beside their members.
fn is_setter(field: &str, fields: &OrderedSet<String>) -> bool {
    field.strip_prefix("with_").is_some_and(|rest| {
        !fields.contains(rest) && !fields.contains(&format!("_{rest}")) && !is_message(rest)
    })
}

fn is_message(field: &str) -> bool {
    field.trim_end_matches('_') == "message"
}

/// The names of the variants of an operation's error enum, each that of the error's type: types have different names, so
/// variants have, too, except for the one that the enum itself has.
pub(super) fn error_variants<'a>(
    errors: impl Iterator<Item = (&'a ShapeId, &'a str)> + Clone,
) -> OrderedMap<ShapeId, String> {
    let names: OrderedSet<&str> = errors.clone().map(|(_, name)| name).collect();
    let variant = |name: &str| {
        let mut variant = name.to_owned();
        while variant == UNHANDLED || variant != name && names.contains(variant.as_str()) {
            variant.push_str("Error");
        }
        variant
    };
    errors.map(|(id, name)| (id.clone(), variant(name))).collect()
}

/// The names of the functions that begin waits.
pub(super) fn waits<'a>(waiters: impl Iterator<Item = &'a str>) -> Members {
    let mut taken = Names::default();
    assign(waiters, |waiter| {
        let plain = format!("wait_until_{}", snake(waiter));
        let text = taken.snake(&plain);
        Ident::new(text, &plain)
    })
}

/// The names of the variants of an enum or union. `Unknown` stands for what the model does not know.
pub(super) fn variants<'a>(members: impl Iterator<Item = &'a str>) -> Members {
    let mut taken = Names::reserved(&["Unknown"]);
    assign(members, |member| {
        let plain = upper_camel(member);
        let wanted = match plain.as_str() {
            "Unknown" | "Self" => format!("{plain}Value"),
            _ if plain.starts_with(|first: char| first.is_ascii_digit()) => format!("V{plain}"),
            _ => plain.clone(),
        };
        let text = taken.camel(&wanted);
        Ident::new(text, &plain)
    })
}

fn assign<'a>(members: impl Iterator<Item = &'a str>, mut ident: impl FnMut(&str) -> Ident) -> Members {
    members.map(|member| (member.to_owned(), ident(member))).collect()
}
