//! Characters that mean something in Markdown, as rustdoc reads it: CommonMark with tables, strikethrough, footnotes, task lists
//! and smart punctuation.

/// Adds text without white space to `line` so that it reads as it stands, whatever follows.
pub(super) fn push(line: &mut String, text: &str) {
    let mut previous = line.chars().next_back();
    let mut chars = text.char_indices().peekable();
    while let Some((position, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_special = match c {
            '*' | '`' | '[' | ']' | '~' => true,
            // Inside of a word an underscore is a letter.
            '_' => !(previous.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
            '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
            '&' => is_reference(text.get(position + 1..).unwrap_or_default()),
            // Two hyphens are a dash to smart punctuation.
            '-' => next == Some('-') || (position == 0 && previous == Some('-')),
            _ => false,
        };
        if is_special {
            line.push('\\');
        }
        line.push(c);
        previous = Some(c);
    }
}

/// Whether this is the rest of a character reference such as `&amp;`.
fn is_reference(text: &str) -> bool {
    text.split_once(';').is_some_and(|(name, _)| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// Where a word needs a backslash at the start of a line because it would start a heading, a list, a quote, a table or an
/// underline there.
pub(super) fn at_line_start(word: &str) -> Option<usize> {
    let only = |set: &str| !word.is_empty() && word.chars().all(|c| set.contains(c));
    if word.starts_with(['>', '|']) || only("#") || only("=") || only("+") || only("-:|") {
        return Some(0);
    }
    let number = word.strip_suffix(['.', ')'])?;
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    is_number.then_some(number.len())
}

/// Adds a code span.
pub(super) fn push_code(line: &mut String, code: &str, is_in_table: bool) {
    let fence = "`".repeat(longest_run_of_backquotes(code) + 1);
    let needs_space = code.starts_with('`') || code.ends_with('`');
    line.push_str(&fence);
    if needs_space {
        line.push(' ');
    }
    if is_in_table {
        line.push_str(&code.replace('|', "\\|"));
    } else {
        line.push_str(code);
    }
    if needs_space {
        line.push(' ');
    }
    line.push_str(&fence);
}

/// The length of the longest run of backquotes in a text.
pub(super) fn longest_run_of_backquotes(text: &str) -> usize {
    let mut longest = 0;
    let mut length = 0;
    for c in text.chars() {
        length = if c == '`' { length + 1 } else { 0 };
        longest = longest.max(length);
    }
    longest
}
