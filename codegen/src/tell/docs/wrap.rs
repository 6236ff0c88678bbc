//! Lines from words.

use super::escape;
use crate::fill::fill;

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
    let mut units: Vec<String> = Vec::new();
    for word in words {
        match (word, units.last_mut()) {
            (Word::Break, _) => {
                let mut filled = fill(&std::mem::take(&mut units), width);
                if let Some(last) = filled.last_mut() {
                    last.push('\\');
                }
                lines.extend(filled);
            }
            // A word that would need a backslash at the start of a line stays with the word before it.
            (Word::Text(text), Some(unit)) if escape::at_line_start(text).is_some() => {
                unit.extend([" ", text.as_str()]);
            }
            (Word::Text(text), Some(_)) => units.push(text.clone()),
            // Only here does it mean more than its letters.
            (Word::Text(text), None) => {
                let mut unit = text.clone();
                if let Some(position) = escape::at_line_start(text) {
                    unit.insert(position, '\\');
                }
                units.push(unit);
            }
        }
    }
    lines.extend(fill(&units, width));
    lines
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
