//! Lists that the author has written on one line: `Use it. * One. * Two.`

use std::ops::Range;

use super::tree::{Block, Run, Runs, Style, trim};

/// What items begin with. A hyphen is often a dash, so it must stand behind the end of a sentence.
const MARKERS: [char; 3] = ['*', '\u{2022}', '-'];

/// Makes lists of them.
pub(super) fn split(blocks: &mut Vec<Block>) {
    for mut block in std::mem::take(blocks) {
        match &mut block {
            Block::Paragraph(text) => {
                if let Some((before, items)) = list_in(text) {
                    if !before.is_empty() {
                        blocks.push(Block::Paragraph(before));
                    }
                    block = Block::List { start: None, items: paragraphs(items) };
                }
            }
            Block::List { start, items } => {
                // To CommonMark `* One. * Two.` is a list of one item.
                if let ([item], None) = (items.as_slice(), *start)
                    && let [Block::Paragraph(text)] = item.as_slice()
                    && let Some(more) = items_in(text)
                {
                    *items = paragraphs(more);
                }
                items.iter_mut().for_each(split);
            }
            Block::Definitions(entries) => entries.iter_mut().for_each(|entry| split(&mut entry.body)),
            Block::Quote { body, .. } => split(body),
            Block::Heading { .. } | Block::Code { .. } | Block::Table(_) | Block::Rule => {}
        }
        blocks.push(block);
    }
}

fn paragraphs(items: Vec<Runs>) -> Vec<Vec<Block>> {
    items.into_iter().map(|item| vec![Block::Paragraph(item)]).collect()
}

/// The list in a paragraph, and the text before it.
fn list_in(text: &[Run]) -> Option<(Runs, Vec<Runs>)> {
    MARKERS.iter().find_map(|marker| {
        let places = places(text, *marker);
        let (first, others) = places.split_first()?;
        let opens = matches!(first.before, None | Some('.' | ':'));
        let goes_on = *marker != '-' || others.iter().all(Place::is_behind_sentence);
        let mut parts = cut(text, &places);
        let before = parts.remove(0);
        let is_list = opens && goes_on && !others.is_empty() && parts.iter().all(says_something);
        is_list.then_some((before, parts))
    })
}

/// The items in the text of an item that has swallowed those after it.
fn items_in(text: &[Run]) -> Option<Vec<Runs>> {
    MARKERS.iter().find_map(|marker| {
        let places = places(text, *marker);
        let parts = cut(text, &places);
        let is_pair = |part: &Runs| part.iter().any(|run| run.text.contains(": "));
        let goes_on =
            places.iter().all(Place::is_behind_sentence) || *marker != '-' && parts.iter().all(is_pair);
        (!places.is_empty() && goes_on && parts.iter().all(says_something)).then_some(parts)
    })
}

fn says_something(item: &Runs) -> bool {
    item.iter().any(|run| run.text.contains(char::is_alphanumeric))
}

/// Where a marker stands.
struct Place {
    run: usize,
    position: Range<usize>,
    /// The last character before it that is not white space.
    before: Option<char>,
}

impl Place {
    fn is_behind_sentence(&self) -> bool {
        matches!(self.before, Some('.' | ':' | ';' | '!' | '?'))
    }
}

/// Where a marker stands alone in plain text.
fn places(text: &[Run], marker: char) -> Vec<Place> {
    let mut places = Vec::new();
    let mut last = None;
    for (index, run) in text.iter().enumerate() {
        let is_plain = run.style == Style::default() && run.link.is_none();
        for (start, mark) in run.text.match_indices(marker).filter(|_| is_plain) {
            let position = start..start + mark.len();
            let (head, tail) = (&run.text[..position.start], &run.text[position.end..]);
            let before = head.trim_end().chars().next_back().or(last);
            let is_behind_space = before.is_none() || head.ends_with(char::is_whitespace);
            if is_behind_space && tail.starts_with(char::is_whitespace) {
                places.push(Place { run: index, position, before });
            }
        }
        last = run.text.trim_end().chars().next_back().or(last);
    }
    places
}

/// The text before the first marker, and behind each.
fn cut(text: &[Run], places: &[Place]) -> Vec<Runs> {
    let mut parts = Vec::new();
    let mut part = Runs::new();
    let mut places = places.iter().peekable();
    for (index, run) in text.iter().enumerate() {
        let mut start = 0;
        while let Some(place) = places.next_if(|place| place.run == index) {
            part.push(Run { text: run.text[start..place.position.start].to_owned(), ..run.clone() });
            parts.push(std::mem::take(&mut part));
            start = place.position.end;
        }
        part.push(Run { text: run.text[start..].to_owned(), ..run.clone() });
    }
    parts.push(part);
    parts.iter_mut().for_each(trim);
    parts
}
