//! Characters that mean something in Markdown, as rustdoc reads it: CommonMark with tables, strikethrough,
//! footnotes, task lists and smart punctuation.

/// Adds text without white space to `line` so that it reads as it stands, whatever follows. It is whole if
/// white space follows.
pub(super) fn push(line: &mut String, text: &str, is_whole: bool) {
    let mut previous = line.chars().next_back();
    let mut chars = text.char_indices().peekable();
    while let Some((position, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_special = match c {
            '*' | '`' | '[' | ']' | '~' => true,
            // Inside of a word an underscore is a letter.
            '_' => !(previous.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
            '<' => {
                next.map_or(!is_whole, |next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'))
            }
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

/// The longest name of a character reference in HTML has 31 letters; numbers are shorter.
const LONGEST_REFERENCE: usize = 32;

/// Whether this is the rest of a character reference such as `&amp;`.
fn is_reference(text: &str) -> bool {
    let end = text.bytes().take(LONGEST_REFERENCE + 1).position(|b| b == b';');
    end.and_then(|end| text.get(..end)).is_some_and(|name| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// Where a word needs a backslash at the start of a line because it would start a heading, a list, a quote, a
/// table or an underline there.
pub(super) fn at_line_start(word: &str) -> Option<usize> {
    let only = |set: &str| !word.is_empty() && word.chars().all(|c| set.contains(c));
    if word.starts_with(['>', '|']) || only("#") || only("=") || only("+") || only("-:|") {
        return Some(0);
    }
    let number = word.strip_suffix(['.', ')'])?;
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    is_number.then_some(number.len())
}

#[cfg(test)]
mod tests {
    use super::{at_line_start, push};

    fn escaped(text: &str) -> String {
        let mut line = String::new();
        push(&mut line, text, true);
        line
    }

    #[test]
    fn only_what_means_something_is_escaped() {
        for text in
            ["a_b", "a-b", "-", "c:\\dir", "x>y", "a|b", "a&b", "a<1", "<", "x#", "1.", "don't", "(a)"]
        {
            assert_eq!(escaped(text), text);
        }
        for (text, expected) in [
            ("*", "\\*"),
            ("_a", "\\_a"),
            ("a_", "a\\_"),
            ("[a]", "\\[a\\]"),
            ("<a", "\\<a"),
            ("&lt;", "\\&lt;"),
            ("--a", "\\--a"),
            ("\\*", "\\\\\\*"),
            ("dir\\", "dir\\\\"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn words_that_start_a_block_are_known() {
        for word in ["#", "######", "-", "+", ">", ">x", "|", "|x", "=", "===", ":-:"] {
            assert_eq!(at_line_start(word), Some(0), "{word}");
        }
        assert_eq!(at_line_start("12."), Some(2));
        assert_eq!(at_line_start("1)"), Some(1));
        for word in ["", "#x", "-x", "+1", "=x", "1.5", ".", ")", "a.", "x)"] {
            assert_eq!(at_line_start(word), None, "{word}");
        }
    }
}
