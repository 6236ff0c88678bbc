//! Makes links of the names of shapes.

use super::tree::{Block, Link, Run, Runs, Style, append, each_text};
use crate::ordered::OrderedSet;

/// Knows which names in a text are items of the generated crate: resolves the text of an `<a>` without `href`, or a
/// code span that names a shape, to the target of an intra-doc link such as `crate::operation::GetDocument`.
///
/// A target that equals the name is written in the short form, ``[`name`]``. That is the form for an item in scope,
/// where rustdoc finds a target superfluous (`rustdoc::redundant_explicit_links`). `None` for the item that the text
/// belongs to keeps a text from linking to itself.
pub(in crate::tell) type Links<'l> = dyn Fn(&str) -> Option<String> + 'l;

/// Resolves the links that lead to what their text names; with `code`, code spans become links, too, where a name first
/// appears in a paragraph, but never in a heading. A link to what `links` does not know becomes code if it is one word,
/// otherwise text.
pub(super) fn link(blocks: &mut [Block], links: &Links<'_>, code: bool) {
    each_text(blocks, &mut |text, is_heading| {
        if text.iter().any(|run| matches!(run.link, Some(Link::Shape(_)))) {
            *text = shape_links(text, links);
        }
        if code && !is_heading {
            code_links(text, links);
        }
    });
}

fn code_links(text: &mut Runs, links: &Links<'_>) {
    let linked = text.iter().filter(|run| run.link.is_some());
    let mut seen: OrderedSet<String> = linked.map(|run| run.text.clone()).collect();
    for run in text.iter_mut().filter(|run| run.style.code.is_some() && run.link.is_none()) {
        if !seen.contains(&run.text)
            && let Some(target) = links(&run.text)
        {
            run.link = Some(Link::Item(target.into()));
            seen.insert(run.text.clone());
        }
    }
}

/// Each link to a shape becomes one run.
fn shape_links(text: &[Run], links: &Links<'_>) -> Runs {
    let mut resolved = Runs::with_capacity(text.len());
    for runs in text.chunk_by(|run, next| run.link == next.link) {
        let [Run { style, link: Some(Link::Shape(id)), .. }, ..] = runs else {
            runs.iter().for_each(|run| append(&mut resolved, &run.text, run.style, run.link.as_ref()));
            continue;
        };
        let name: String = runs.iter().map(|run| run.text.as_str()).collect();
        // The numbers of links and of code elements are from one sequence, so that the link may lend its own.
        let code = Style { code: style.code.or(Some(*id)), ..*style };
        if let Some(target) = links(&name) {
            append(&mut resolved, &name, code, Some(&Link::Item(target.into())));
        } else if is_word(&name) {
            append(&mut resolved, &name, code, None);
        } else {
            runs.iter().for_each(|run| append(&mut resolved, &run.text, run.style, None));
        }
    }
    resolved
}

fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '$' | '#' | '/'))
}
