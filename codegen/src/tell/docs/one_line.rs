//! Lists that the author has written on one line: `Use it. * One. * Two.`

use super::tree::{Block, Run, Runs, Style};

/// What items begin with. A hyphen is often a dash, so that it must stand behind the end of a sentence.
const MARKERS: [char; 3] = ['*', '\u{2022}', '-'];

/// Makes lists of them.
pub(super) fn split(blocks: &mut Vec<Block>) {
    let mut split_blocks = Vec::with_capacity(blocks.len());
    for block in std::mem::take(blocks) {
        match block {
            Block::Paragraph(text) => match list_in(&text) {
                Some((before, items)) => {
                    if !before.is_empty() {
                        split_blocks.push(Block::Paragraph(before));
                    }
                    let items = items.into_iter().map(|item| vec![Block::Paragraph(item)]).collect();
                    split_blocks.push(Block::List { start: None, items });
                }
                None => split_blocks.push(Block::Paragraph(text)),
            },
            mut block => {
                split_inside(&mut block);
                split_blocks.push(block);
            }
        }
    }
    *blocks = split_blocks;
}

fn split_inside(block: &mut Block) {
    match block {
        Block::List { start, items } => {
            // To CommonMark `* One. * Two.` is a list of one item.
            if let ([item], None) = (items.as_slice(), *start)
                && let [Block::Paragraph(text)] = item.as_slice()
                && let Some(more) = items_in(text)
            {
                *items = more.into_iter().map(|item| vec![Block::Paragraph(item)]).collect();
            }
            items.iter_mut().for_each(split);
        }
        Block::Definitions(entries) => entries.iter_mut().for_each(|entry| split(&mut entry.body)),
        Block::Quote(body) | Block::Notice { body, .. } => split(body),
        Block::Paragraph(_)
        | Block::Heading { .. }
        | Block::Code { .. }
        | Block::Table { .. }
        | Block::Rule => {}
    }
}

/// The list in a paragraph, and the text before it.
fn list_in(text: &[Run]) -> Option<(Runs, Vec<Runs>)> {
    MARKERS.iter().find_map(|marker| {
        let places = places(text, *marker);
        let first = places.first()?;
        let opens = first.is_at_start || matches!(first.before, Some('.' | ':'));
        let others = places.get(1..)?;
        let goes_on = *marker != '-' || others.iter().all(Place::is_behind_sentence);
        let mut parts = cut(text, &places);
        let before = parts.remove(0);
        let is_list = opens && goes_on && !others.is_empty() && parts.iter().all(says_something);
        is_list.then_some((before, parts))
    })
}

/// The items in the text of an item that has taken in those after it.
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
    position: usize,
    /// Where the text behind it begins.
    end: usize,
    is_at_start: bool,
    /// The last character before it that is no white space.
    before: Option<char>,
}

impl Place {
    fn is_behind_sentence(&self) -> bool {
        matches!(self.before, Some('.' | ':' | ';' | '!' | '?'))
    }
}

/// Where a marker stands alone in text that has no look of its own.
fn places(text: &[Run], marker: char) -> Vec<Place> {
    let mut places = Vec::new();
    // As in most texts.
    if !text.iter().any(|run| run.text.contains(marker)) {
        return places;
    }
    let mut before = None;
    for (index, run) in text.iter().enumerate() {
        let is_plain = run.style == Style::default() && run.link.is_none();
        let mut previous = None;
        let mut chars = run.text.char_indices().peekable();
        while let Some((position, c)) = chars.next() {
            let is_at_start = index == 0 && position == 0;
            let stands_alone = (is_at_start || previous.is_some_and(char::is_whitespace))
                && chars.peek().is_some_and(|(_, next)| next.is_whitespace());
            if c == marker && is_plain && stands_alone {
                places.push(Place {
                    run: index,
                    position,
                    end: position + c.len_utf8(),
                    is_at_start,
                    before,
                });
            }
            if !c.is_whitespace() {
                before = Some(c);
            }
            previous = Some(c);
        }
    }
    places
}

/// The text before the first marker, and behind each.
fn cut(text: &[Run], places: &[Place]) -> Vec<Runs> {
    let mut parts = vec![Runs::new()];
    let mut places = places.iter().peekable();
    for (index, run) in text.iter().enumerate() {
        let mut start = 0;
        let push = |parts: &mut Vec<Runs>, text: &str| {
            let Some(part) = parts.last_mut() else { return };
            let text = if part.is_empty() { text.trim_start() } else { text };
            if !text.is_empty() {
                part.push(Run { text: text.to_owned(), ..run.clone() });
            }
        };
        while let Some(place) = places.next_if(|place| place.run == index) {
            push(&mut parts, run.text.get(start..place.position).unwrap_or_default());
            parts.push(Runs::new());
            start = place.end;
        }
        push(&mut parts, run.text.get(start..).unwrap_or_default());
    }
    for part in &mut parts {
        while let Some(last) = part.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            part.pop();
        }
    }
    parts
}
