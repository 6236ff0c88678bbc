//! The first sentence of a text, which rustdoc shows in lists of items.

use super::tree::{Block, Run, Runs};

/// What ends with a full stop in the middle of a sentence.
const ABBREVIATIONS: &[&str] = &[
    "al", "approx", "cf", "dr", "e.g", "eg", "esp", "fig", "i.e", "ie", "incl", "jr", "max", "min", "mr", "mrs", "ms", "no",
    "nos", "sec", "sr", "st", "vs", "viz",
];

/// Puts the first paragraph before notices, and makes the first sentence of it a paragraph of its own.
pub(super) fn separate(blocks: &mut Vec<Block>) {
    let notices = blocks.iter().take_while(|block| matches!(block, Block::Notice { .. })).count();
    if matches!(blocks.get(notices), Some(Block::Paragraph(_)))
        && let Some(range) = blocks.get_mut(..=notices)
    {
        range.rotate_right(1);
    }
    if let Some(Block::Paragraph(text)) = blocks.first_mut()
        && let Some((run, end)) = sentence_end(text)
    {
        let rest = split(text, run, end);
        blocks.insert(1, Block::Paragraph(rest));
    }
}

/// The place after the first sentence, if there is text behind it: a run, and a position in it.
fn sentence_end(text: &[Run]) -> Option<(usize, usize)> {
    text.iter().enumerate().filter(|(_, run)| is_prose(run)).find_map(|(index, run)| {
        run.text.match_indices(['.', '!', '?']).find_map(|(position, mark)| {
            let (before, after) = run.text.split_at_checked(position)?;
            if mark == "." && is_abbreviation(before) {
                return None;
            }
            let after = after.get(1..)?;
            let closed = after.trim_start_matches([')', ']', '"', '\'', '\u{201d}', '\u{2019}']);
            let end = run.text.len() - closed.len();
            let is_end = starts_sentence(closed, text.get(index + 1..).unwrap_or_default());
            is_end.then_some((index, end))
        })
    })
}

fn is_prose(run: &Run) -> bool {
    run.style.code.is_none() && run.link.is_none()
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_initials = !word.is_empty()
        && word.split('.').all(|part| part.chars().count() == 1 && part.starts_with(|c: char| c.is_ascii_uppercase()));
    is_initials || ABBREVIATIONS.contains(&word.to_ascii_lowercase().as_str())
}

/// Whether white space follows, and then something that a sentence can start with.
fn starts_sentence(text: &str, following: &[Run]) -> bool {
    let mut runs = std::iter::once((text, true)).chain(following.iter().map(|run| (run.text.as_str(), is_prose(run))));
    let mut has_space = false;
    runs.find_map(|(text, is_prose)| {
        let start = text.trim_start();
        has_space |= start.len() < text.len();
        let first = start.chars().next()?;
        Some(has_space && (!is_prose || !first.is_lowercase() && (first.is_alphanumeric() || "\"'([<\u{201c}\u{2018}".contains(first))))
    })
    .unwrap_or(false)
}

/// Cuts the text, and returns what is behind the cut.
fn split(text: &mut Runs, run: usize, position: usize) -> Runs {
    let mut rest = text.split_off((run + 1).min(text.len()));
    if let Some(last) = text.last_mut()
        && last.text.is_char_boundary(position)
    {
        let tail = last.text.split_off(position);
        rest.insert(0, Run { text: tail, ..last.clone() });
    }
    while let Some(first) = rest.first_mut() {
        first.text.drain(..first.text.len() - first.text.trim_start().len());
        if !first.text.is_empty() {
            break;
        }
        rest.remove(0);
    }
    rest
}
