//! Text, numbers and JSON in examples.

use super::layout::{Layout, Style};
use crate::lower::Json;
use crate::unprintable::is_unprintable;

/// What `json!` takes. It calls itself for every entry, and the compiler ends that at 128.
const MOST_MACRO: usize = 110;

/// An integer, with its type if it is not an `i32`.
pub(super) fn integer(number: i64, typed: bool) -> String {
    let is_small = i32::try_from(number).is_ok();
    if typed || !is_small { format!("{number}_i64") } else { number.to_string() }
}

/// A string as Rust, on one line and with all characters to be seen.
pub(super) fn string(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '\'' => literal.push(c),
            c if is_unprintable(c) && !c.is_ascii() => literal.extend(c.escape_unicode()),
            c => literal.extend(c.escape_debug()),
        }
    }
    literal.push('"');
    literal
}

/// JSON for the macro `json!`, and so with the literals of Rust.
pub(super) fn as_macro(json: &Json) -> Layout {
    match macro_entry(json) {
        Layout::List { open, items, close, style } => {
            Layout::List { open: format!("json!({open}"), items, close: format!("{close})"), style }
        }
        word => Layout::list("json!(", vec![word], ")", Style::Macro),
    }
}

fn macro_entry(json: &Json) -> Layout {
    layout(json, &string, &|number| match number.parse::<i64>() {
        Ok(whole) => integer(whole, false),
        Err(_) if number.parse::<u64>().is_ok() => format!("{number}_u64"),
        Err(_) => number.to_owned(),
    })
}

/// JSON as it is.
pub(super) fn as_text(json: &Json) -> Layout {
    let text = |text: &str| {
        let json = serde_json::Value::from(text).to_string();
        json.chars()
            .map(|c| if is_unprintable(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() })
            .collect()
    };
    layout(json, &text, &str::to_owned)
}

fn layout(json: &Json, text: &dyn Fn(&str) -> String, number: &dyn Fn(&str) -> String) -> Layout {
    match json {
        Json::Null => Layout::word("null"),
        Json::Bool(value) => Layout::word(value.to_string()),
        Json::Number(digits) => Layout::word(number(digits)),
        Json::Text(value) => Layout::word(text(value)),
        Json::List(items) => {
            let items = items.iter().map(|item| layout(item, text, number)).collect();
            Layout::list("[", items, "]", Style::Macro)
        }
        Json::Object(entries) => {
            let entries = entries.iter().map(|(name, value)| {
                Layout::Named(format!("{}: ", text(name)), Box::new(layout(value, text, number)))
            });
            Layout::list("{", entries.collect(), "}", Style::Json)
        }
    }
}

/// Whether the macro `json!` takes this.
pub(super) fn fits_macro(json: &Json) -> bool {
    macro_depth(json) <= MOST_MACRO
}

/// How deep `json!` calls itself for this.
fn macro_depth(json: &Json) -> usize {
    let deepest = |values: &mut dyn Iterator<Item = &Json>| values.map(macro_depth).max().unwrap_or_default();
    match json {
        Json::List(items) => 2 * items.len() + 1 + deepest(&mut items.iter()),
        Json::Object(entries) => 3 * entries.len() + 1 + deepest(&mut entries.iter().map(|(_, value)| value)),
        _ => 1,
    }
}

/// JSON as it is, in a raw string.
pub(super) fn raw(json: &Json) -> Layout {
    let mut lines = as_text(json).lines("", "");
    let mut hashes = "#".to_owned();
    while lines.iter().any(|line| line.contains(&format!("\"{hashes}"))) {
        hashes.push('#');
    }
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, &format!("r{hashes}\""));
    }
    if let Some(last) = lines.last_mut() {
        last.push_str(&format!("\"{hashes}"));
    }
    Layout::Raw(lines)
}
