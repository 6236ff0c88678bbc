//! Lines from words.

/// Fills lines of at most `width` columns with texts that no line is broken in. A longer one has a line of its own.
pub(crate) fn fill(units: &[String], width: usize) -> Vec<String> {
    fill_indented(units, 0, 0, width)
}

/// The same with the first line indented by `first` columns, and each other one by `others`.
pub(crate) fn fill_indented(units: &[String], first: usize, others: usize, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut columns = 0;
    for text in units {
        let wide = text.chars().count();
        match lines.last_mut() {
            Some(line) if columns + 1 + wide <= width => {
                line.push(' ');
                line.push_str(text);
                columns += 1 + wide;
            }
            last => {
                let indent = if last.is_none() { first } else { others };
                lines.push(" ".repeat(indent) + text);
                columns = indent + wide;
            }
        }
    }
    lines
}

/// Markdown of ours in lines of at most `width` columns.
pub(crate) fn fill_text(text: &str, width: usize) -> Vec<String> {
    fill(&unbreakable(text), width)
}

/// The same as an item of a list.
pub(crate) fn fill_item(text: &str, width: usize) -> Vec<String> {
    let lines = fill_text(text, width - 2).into_iter().enumerate();
    lines.map(|(at, line)| format!("{}{line}", if at == 0 { "- " } else { "  " })).collect()
}

/// Sentences on as few lines as they fit.
pub(crate) fn fill_sentences(sentences: &[String], width: usize) -> Vec<String> {
    let units: Vec<String> = sentences.iter().flat_map(|sentence| unbreakable(sentence)).collect();
    fill(&units, width)
}

/// The parts of a sentence that a line must not break: words, code spans and links.
fn unbreakable(sentence: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let (mut start, mut fence, mut run, mut bracket) = (0, 0, 0, 0_i32);
    for (at, c) in sentence.char_indices() {
        if c == '`' {
            run += 1;
            continue;
        }
        if run > 0 {
            fence = if fence == 0 {
                run
            } else if fence == run {
                0
            } else {
                fence
            };
            run = 0;
        }
        match c {
            '[' | '(' if fence == 0 => bracket += 1,
            ']' | ')' if fence == 0 => bracket -= 1,
            ' ' if fence == 0 && bracket <= 0 => {
                parts.push(&sentence[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&sentence[start..]);
    parts.into_iter().filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{fill_sentences, unbreakable};

    fn parts(sentence: &str) -> Vec<String> {
        unbreakable(sentence)
    }

    #[test]
    fn code_and_links_stay_on_one_line() {
        assert_eq!(parts("Pattern: ``a ` b`` end."), ["Pattern:", "``a ` b``", "end."]);
        assert_eq!(parts("[a b](c d) e"), ["[a b](c d)", "e"]);
    }

    #[test]
    fn sentences_share_lines() {
        let sentences = ["Required.".to_owned(), "Length: 1 to 96.".to_owned(), "x".repeat(80)];
        let expected = ["Required. Length: 1 to 96.".to_owned(), "x".repeat(80)];
        assert_eq!(fill_sentences(&sentences, 92), expected);
        assert_eq!(fill_sentences(&[], 92), [""; 0]);
    }
}
