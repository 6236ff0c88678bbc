//! Code that an author of HTML has put between backquotes.

use super::tree::{Block, Run, Runs, Style, each_text};

/// Makes code of what stands between two backquotes in text that is not code.
pub(super) fn pair(blocks: &mut [Block]) {
    each_text(blocks, &mut |text, _| pair_in(text));
}

fn pair_in(text: &mut Runs) {
    // The numbers of elements go up from 1.
    let mut id = u32::MAX;
    for run in std::mem::take(text) {
        if run.style.code.is_some() || !run.text.contains('`') {
            text.push(run);
            continue;
        }
        let mut push = |part: &str, code: Option<u32>| {
            if !part.is_empty() {
                let style = Style { code, ..run.style };
                text.push(Run { text: part.to_owned(), style, link: run.link.clone() });
            }
        };
        let mut rest = run.text.as_str();
        while let Some((before, code, after)) = first_pair(rest) {
            push(before, None);
            push(code, Some(id));
            id -= 1;
            rest = after;
        }
        push(rest, None);
    }
}

/// The first code between two backquotes, with the text before and after them: a word or more, as somebody would write
/// code, and no stray backquote.
fn first_pair(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices('`').find_map(|(open, _)| {
        let before = &text[..open];
        let (code, after) = text[open + 1..].split_once('`')?;
        let opens = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '`');
        let closes = after.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '`');
        let is_code = !code.is_empty() && code.trim() == code;
        (opens && closes && is_code).then_some((before, code, after))
    })
}
