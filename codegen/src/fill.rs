//! Lines from words, and texts from parts.

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

/// Markdown that we wrote ourselves, in lines of at most `width` columns.
pub(crate) fn fill_text(text: &str, width: usize) -> Vec<String> {
    fill(&unbreakable(text), width)
}

/// The same as an item of a list.
pub(crate) fn fill_item(text: &str, width: usize) -> Vec<String> {
    let lines = fill_text(text, width - 2).into_iter().enumerate();
    lines.map(|(at, line)| format!("{}{line}", if at == 0 { "- " } else { "  " })).collect()
}

/// The parts of a text that a line must not break: words, code spans and links.
fn unbreakable(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    // The backquotes of the code span that is open, those of the fence so far, and the brackets that are open.
    let (mut start, mut span, mut fence, mut brackets) = (0, 0, 0, 0_i32);
    for (at, c) in text.char_indices() {
        if c == '`' {
            fence += 1;
            continue;
        }
        if span == 0 || fence == span {
            span = if span == 0 { fence } else { 0 };
        }
        fence = 0;
        match c {
            _ if span > 0 => {}
            '[' | '(' => brackets += 1,
            ']' | ')' => brackets -= 1,
            ' ' if brackets <= 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.into_iter().filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The parts that are not empty, with an empty line between two.
pub(crate) fn joined(parts: impl IntoIterator<Item = Vec<String>>) -> Vec<String> {
    let mut lines = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(part);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{fill_text, unbreakable};

    #[test]
    fn code_and_links_stay_on_one_line() {
        assert_eq!(unbreakable("Pattern: ``a ` b`` end."), ["Pattern:", "``a ` b``", "end."]);
        assert_eq!(unbreakable("[a b](c d) e"), ["[a b](c d)", "e"]);
    }

    #[test]
    fn sentences_share_lines() {
        let long = "x".repeat(80);
        let expected = ["Required. Length: 1 to 96.", &long];
        assert_eq!(fill_text(&format!("Required. Length: 1 to 96. {long}"), 92), expected);
        assert_eq!(fill_text("", 92), [""; 0]);
    }
}
