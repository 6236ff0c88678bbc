//! Lines from words.

use super::escape;
use crate::fill::fill;

/// Fills lines of at most `width` columns with Markdown: words that no line is broken in, by the lines that the author
/// broke. A longer word has a line of its own.
pub(super) fn wrap(lines: &[Vec<String>], width: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for words in lines {
        if let Some(last) = wrapped.last_mut() {
            last.push('\\');
        }
        wrapped.extend(fill(&unbreakable(words), width));
    }
    wrapped
}

/// The words, and what is one to `fill`: a word that would need a backslash at the start of a line stays with the word
/// before it.
fn unbreakable(words: &[String]) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for word in words {
        match (escape::at_line_start(word), units.last_mut()) {
            (Some(_), Some(unit)) => unit.extend([" ", word]),
            (Some(position), None) => {
                let (before, after) = word.split_at(position);
                units.push(format!("{before}\\{after}"));
            }
            (None, _) => units.push(word.clone()),
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use super::wrap;

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        let lines = text.split(" <br> ").map(|line| line.split(' ').map(str::to_owned).collect());
        wrap(&lines.collect::<Vec<_>>(), width)
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
