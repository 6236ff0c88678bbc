//! Lines from words.

use super::escape;

/// What a line is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Markdown that no line is broken in.
    Text(String),
    /// The end of a line that stays one.
    Break,
}

/// Fills lines of at most `width` columns. A longer word has a line of its own.
pub(super) fn wrap(words: &[Word], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        let Word::Text(word) = word else {
            line.push('\\');
            lines.push(std::mem::take(&mut line));
            columns = 0;
            continue;
        };
        let mut word_columns = word.chars().count();
        // The words that would need a backslash at the start of a line stay with the word before them.
        let mut glued = Vec::new();
        while let Some(Word::Text(next)) = words.next_if(|next| needs_company(next)) {
            word_columns += 1 + next.chars().count();
            glued.push(next.as_str());
        }
        if columns > 0 && columns + 1 + word_columns > width {
            lines.push(std::mem::take(&mut line));
            columns = 0;
        }
        if columns > 0 {
            line.push(' ');
            columns += 1;
            line.push_str(word);
        } else if let Some(position) = escape::at_line_start(word) {
            // Only here does the word mean more than its letters.
            let (before, after) = word.split_at_checked(position).unwrap_or_default();
            line.extend([before, "\\", after]);
            columns += 1;
        } else {
            line.push_str(word);
        }
        for word in glued {
            line.push(' ');
            line.push_str(word);
        }
        columns += word_columns;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn needs_company(word: &Word) -> bool {
    matches!(word, Word::Text(word) if escape::at_line_start(word).is_some())
}

/// All words in one line, for headings and cells of tables, with `line_break` for the ends of lines.
pub(super) fn join(words: &[Word], line_break: &str) -> String {
    let mut line = String::new();
    for word in words {
        let word = match word {
            Word::Text(word) => word,
            Word::Break => line_break,
        };
        if !line.is_empty() && !word.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{Word, wrap};

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        let word = |word: &str| if word == "<br>" { Word::Break } else { Word::Text(word.to_owned()) };
        wrap(&text.split(' ').map(word).collect::<Vec<_>>(), width)
    }

    #[test]
    fn lines_are_filled_and_not_longer() {
        assert_eq!(wrapped("aa bb cc", 5), ["aa bb", "cc"]);
        assert_eq!(wrapped("aa bb cc", 8), ["aa bb cc"]);
        assert_eq!(wrapped("aaaaaaaa b", 5), ["aaaaaaaa", "b"]);
        assert_eq!(wrapped("éé éé éé", 5), ["éé éé", "éé"]);
    }

    #[test]
    fn line_breaks_stay() {
        assert_eq!(wrapped("a <br> b c", 80), ["a\\", "b c"]);
    }

    #[test]
    fn no_line_starts_with_a_word_that_would_start_a_block() {
        assert_eq!(wrapped("aa RFC 1864. bb", 6), ["aa", "RFC 1864.", "bb"]);
        assert_eq!(wrapped("aa bb - cc", 6), ["aa", "bb -", "cc"]);
        assert_eq!(wrapped("- aa", 6), ["\\- aa"]);
        assert_eq!(wrapped("aa <br> 1. bb", 80), ["aa\\", "1\\. bb"]);
    }
}
