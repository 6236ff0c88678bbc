//! The first sentence of a text, which rustdoc shows in lists of items.

use super::tree::{Block, Run, Runs, trim};

/// Abbreviations, whose full stops end no sentence.
const ABBREVIATIONS: &[&str] = &[
    "al", "cf", "dr", "e.g", "eg", "esp", "i.e", "ie", "incl", "jr", "mr", "mrs", "ms", "sr", "st", "vs",
    "viz",
];

/// The same, if a number follows.
const BEFORE_NUMBERS: &[&str] = &["approx", "fig", "max", "min", "no", "nos", "sec"];

/// Characters of a summary; a longer one is cut where a sentence may end.
const LONGEST: usize = 200;

/// Puts the first paragraph before notices, and makes the first sentence of it a paragraph of its own.
pub(super) fn separate(blocks: &mut Vec<Block>) {
    let notices =
        blocks.iter().take_while(|block| matches!(block, Block::Quote { notice: Some(_), .. })).count();
    if matches!(blocks.get(notices), Some(Block::Paragraph(_))) {
        blocks[..=notices].rotate_right(1);
    }
    let Some(Block::Paragraph(text)) = blocks.first_mut() else { return };
    let mut rest = sentence_end(text).map(|(run, end)| split(text, run, end)).unwrap_or_default();
    let letters: usize = text.iter().map(|run| run.text.chars().count()).sum();
    if letters > LONGEST
        && let Some((run, end)) = full_stop(text)
    {
        let mut more = split(text, run, end);
        if !rest.is_empty() {
            more.push(Run::plain(" "));
        }
        rest.splice(..0, more);
    }
    if !rest.is_empty() {
        blocks.insert(1, Block::Paragraph(rest));
    }
}

/// A place in a long first sentence that may well be its end: any full stop before white space, or a line break.
fn full_stop(text: &[Run]) -> Option<(usize, usize)> {
    text.iter().enumerate().filter(|(_, run)| run.style.code.is_none()).find_map(|(index, run)| {
        run.text.match_indices(['.', '!', '?', '\n']).find_map(|(position, mark)| {
            let (before, after) = (&run.text[..position], &run.text[position + mark.len()..]);
            let end = position + usize::from(mark != "\n");
            let ends = mark == "\n"
                || after.starts_with(char::is_whitespace)
                || after.is_empty() && text.get(index + 1).is_some_and(|next| next.text.starts_with(' '));
            let is_number = before.ends_with(|c: char| c.is_ascii_digit());
            let is_end = ends && !(mark == "." && (is_number || is_abbreviation(before, after)));
            let has_more = end < run.text.len() || index + 1 < text.len();
            (is_end && has_more).then_some((index, end))
        })
    })
}

/// The place after the first sentence, if there is text behind it: a run, and a position in it.
fn sentence_end(text: &[Run]) -> Option<(usize, usize)> {
    text.iter().enumerate().filter(|(_, run)| is_prose(run)).find_map(|(index, run)| {
        run.text.match_indices(['.', '!', '?']).find_map(|(position, mark)| {
            let (before, after) = (&run.text[..position], &run.text[position + mark.len()..]);
            if mark == "." && is_abbreviation(before, after) {
                return None;
            }
            let closed = after.trim_start_matches([')', ']', '"', '\'', '\u{201d}', '\u{2019}']);
            let end = run.text.len() - closed.len();
            starts_sentence(closed, &text[index + 1..]).then_some((index, end))
        })
    })
}

fn is_prose(run: &Run) -> bool {
    run.style.code.is_none() && run.link.is_none()
}

fn is_abbreviation(before: &str, after: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_initials = !word.is_empty()
        && word
            .split('.')
            .all(|part| part.chars().count() == 1 && part.starts_with(|c: char| c.is_ascii_uppercase()));
    let word = word.to_ascii_lowercase();
    let is_before_number = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    is_initials
        || ABBREVIATIONS.contains(&word.as_str())
        || (is_before_number && BEFORE_NUMBERS.contains(&word.as_str()))
}

/// Whether white space follows, and then something that a sentence can start with.
fn starts_sentence(text: &str, following: &[Run]) -> bool {
    let runs =
        std::iter::once((text, true)).chain(following.iter().map(|run| (run.text.as_str(), is_prose(run))));
    let mut has_space = false;
    for (text, is_prose) in runs {
        let start = text.trim_start();
        has_space |= start.len() < text.len();
        if let Some(first) = start.chars().next() {
            let is_capital = !first.is_lowercase() && first.is_alphanumeric();
            return has_space && (!is_prose || is_capital || "\"'([<\u{201c}\u{2018}".contains(first));
        }
    }
    false
}

/// Cuts the text, and returns what is behind the cut.
fn split(text: &mut Runs, run: usize, position: usize) -> Runs {
    let mut rest = text.split_off(run);
    if let Some(first) = rest.first_mut() {
        let before = first.text.drain(..position).collect();
        text.push(Run { text: before, ..first.clone() });
    }
    trim(&mut rest);
    rest
}

#[cfg(test)]
mod tests {
    use super::super::tree::{Block, Run, Style};
    use super::separate;

    /// The paragraphs of a text that is one at first; `code` stands for itself in code.
    fn separated(text: &str) -> Vec<String> {
        let runs = text.split('`').enumerate().map(|(index, text)| {
            let code = (index % 2 == 1).then_some(1);
            Run { style: Style { code, ..Style::default() }, ..Run::plain(text) }
        });
        let mut blocks = vec![Block::Paragraph(runs.filter(|run| !run.text.is_empty()).collect())];
        separate(&mut blocks);
        let text = |block: &Block| match block {
            Block::Paragraph(runs) => runs.iter().map(|run| run.text.as_str()).collect(),
            _ => String::new(),
        };
        blocks.iter().map(text).collect()
    }

    #[test]
    fn sentences_end_where_another_starts() {
        for (text, first) in [
            ("One. Two. Three.", "One."),
            ("Is it? Yes.", "Is it?"),
            ("It (this one.) Then.", "It (this one.)"),
            ("He said \"no.\" Then.", "He said \"no.\""),
            ("One. `two` three.", "One."),
            ("`a.b`. Then.", "a.b."),
            ("Up to 5. 6 is too many.", "Up to 5."),
            ("Of 3.5 or node.js. Then.", "Of 3.5 or node.js."),
            ("Such as a, b, etc. Then.", "Such as a, b, etc."),
        ] {
            let paragraphs = separated(text);
            assert_eq!(paragraphs.first().map(String::as_str), Some(first));
            assert_eq!(paragraphs.len(), 2, "{text}");
        }
    }

    #[test]
    fn a_long_summary_is_cut_where_a_sentence_may_end() {
        let long = "word ".repeat(50);
        for (text, first) in [
            (format!("{long}ends. and goes on. Then."), format!("{long}ends.")),
            (format!("{long}e.g. this one."), format!("{long}e.g. this one.")),
            (format!("{long}has no end"), format!("{long}has no end")),
        ] {
            assert_eq!(separated(&text).first(), Some(&first));
        }
    }

    #[test]
    fn other_full_stops_end_nothing() {
        for text in [
            "One sentence.",
            "See e.g. This one.",
            "A (i.e. B) or C vs. D, No. 5, approx. 10",
            "The U.S. East region",
            "Written by J. Smith",
            "One.Two",
            "Ends. and goes on.",
            "In code `a. B` only",
            "Ends... and goes on",
        ] {
            assert_eq!(separated(text).len(), 1, "{text}");
        }
    }
}
