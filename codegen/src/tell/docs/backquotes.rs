//! Code that an author of HTML has put between backquotes.

use super::tree::{Block, Run, Runs, Style, each_text};

/// Makes code of what stands between two backquotes in text that is not code.
pub(super) fn pair(blocks: &mut [Block]) {
    each_text(blocks, &mut |text, _| pair_in(text));
}

fn pair_in(text: &mut Runs) {
    let holds_some = |run: &Run| run.style.code.is_none() && run.text.contains('`');
    if !text.iter().any(holds_some) {
        return;
    }
    // The numbers of elements go up from 1.
    let mut id = u32::MAX;
    let mut paired = Runs::with_capacity(text.len());
    for run in std::mem::take(text) {
        if !holds_some(&run) {
            paired.push(run);
            continue;
        }
        let mut rest = run.text.as_str();
        let mut push = |text: &str, code: Option<u32>| {
            if !text.is_empty() {
                let style = Style { code, ..run.style };
                paired.push(Run { text: text.to_owned(), style, link: run.link.clone() });
            }
        };
        while let Some((before, code, after)) = first_pair(rest) {
            push(before, None);
            push(code, Some(id));
            id -= 1;
            rest = after;
        }
        push(rest, None);
    }
    *text = paired;
}

/// The first code between two backquotes, with the text before and after them: a word or more, as somebody would write
/// code, and no stray backquote.
fn first_pair(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices('`').find_map(|(open, _)| {
        let (before, behind) = text.split_at_checked(open)?;
        let (code, after) = behind.get(1..)?.split_once('`')?;
        let opens = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '`');
        let closes = after.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '`');
        let is_code = !code.is_empty() && code.trim() == code;
        (opens && closes && is_code).then_some((before, code, after))
    })
}
