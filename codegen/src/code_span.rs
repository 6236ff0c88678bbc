//! Text in code spans of Markdown.

use crate::unprintable::is_unprintable;

/// Text as a code span, whatever it contains except line breaks.
pub(crate) fn code_span(text: &str) -> String {
    let fence = fence(text, 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Backquotes, at least so many, and more than there are one after another in a text.
pub(crate) fn fence(text: &str, least: usize) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(least.max(longest + 1))
}

/// Text from the model as a code span, on one line, whatever it contains. Characters that would make source read
/// differently from what it is are replaced.
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
