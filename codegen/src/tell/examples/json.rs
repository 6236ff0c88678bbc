//! Text, numbers and JSON in examples.

use super::layout::{Layout, Style};
use crate::lower::Json;
use crate::unprintable::is_unprintable;

/// How often `json!` may call itself. It does so for every entry, and the compiler's limit is 128.
const MOST_MACRO: usize = 110;

/// An integer, with its type if it is not an `i32`.
pub(super) fn integer(number: i64, typed: bool) -> String {
    let is_small = i32::try_from(number).is_ok();
    if typed || !is_small { format!("{number}_i64") } else { number.to_string() }
}

/// A string literal of Rust, on one line and without invisible characters.
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

/// JSON in the macro `json!`, with literals of Rust.
pub(super) fn as_macro(json: &Json) -> Layout {
    let number = |number: &str| match number.parse::<i64>() {
        Ok(whole) => integer(whole, false),
        Err(_) if number.parse::<u64>().is_ok() => format!("{number}_u64"),
        Err(_) => number.to_owned(),
    };
    let single = |number| format!("{}_f32", Json::single(number));
    Layout::list("json!(", vec![layout(json, &string, &number, &single)], ")", Style::Macro)
}

/// JSON as it is.
pub(super) fn as_text(json: &Json) -> Layout {
    text_with(json, &Json::single)
}

fn text_with(json: &Json, single: &dyn Fn(f32) -> String) -> Layout {
    let visible = |c: char| match is_unprintable(c) {
        true => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
        false => c.to_string(),
    };
    let text = |text: &str| serde_json::Value::from(text).to_string().chars().map(visible).collect();
    layout(json, &text, &str::to_owned, single)
}

fn layout(
    json: &Json,
    text: &dyn Fn(&str) -> String,
    number: &dyn Fn(&str) -> String,
    single: &dyn Fn(f32) -> String,
) -> Layout {
    match json {
        Json::Null => Layout::word("null"),
        Json::Bool(value) => Layout::word(value.to_string()),
        Json::Number(digits) => Layout::word(number(digits)),
        Json::Single(value) => Layout::word(single(*value)),
        Json::Text(value) => Layout::word(text(value)),
        Json::List(items) => {
            let items = items.iter().map(|item| layout(item, text, number, single)).collect();
            Layout::list("[", items, "]", Style::Macro)
        }
        Json::Object(entries) => {
            let entries = entries.iter().map(|(name, value)| {
                Layout::Named(format!("{}: ", text(name)), Box::new(layout(value, text, number, single)))
            });
            Layout::list("{", entries.collect(), "}", Style::Json)
        }
    }
}

/// Whether the macro `json!` can take this.
pub(super) fn fits_macro(json: &Json) -> bool {
    macro_depth(json) <= MOST_MACRO
}

/// How often `json!` calls itself for this.
fn macro_depth(json: &Json) -> usize {
    let (own, deepest) = match json {
        Json::List(items) => (2 * items.len(), items.iter().map(macro_depth).max()),
        Json::Object(entries) => {
            (3 * entries.len(), entries.iter().map(|(_, value)| macro_depth(value)).max())
        }
        _ => (0, None),
    };
    own + 1 + deepest.unwrap_or_default()
}

/// JSON as it is, in a raw string.
pub(super) fn raw(json: &Json) -> Layout {
    raw_string(as_text(json))
}

/// The same for a comparison with a `serde_json::Value`, in which all numbers with a fraction have 64 bits.
pub(super) fn raw_value(json: &Json) -> Layout {
    raw_string(text_with(json, &|number| serde_json::Value::from(number).to_string()))
}

fn raw_string(json: Layout) -> Layout {
    let mut lines = json.lines("", "");
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

#[cfg(test)]
mod tests {
    use super::as_text;
    use crate::lower::Json;

    #[test]
    fn what_cannot_be_seen_is_escaped_as_json_has_it() {
        let text = "a\u{202e}b\u{e0001}\u{7f}\n";
        let json = as_text(&Json::Text(text.to_owned())).lines("", "").concat();
        assert_eq!(json, r#""a\u202eb\udb40\udc01\u007f\n""#);
        assert_eq!(serde_json::from_str::<String>(&json).ok().as_deref(), Some(text));
    }
}
