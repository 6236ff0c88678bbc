//! Makes links of the names of shapes.

use super::links::Links;
use super::tree::{Block, Link, Runs, Style, append, each_text};
use crate::ordered::OrderedSet;

/// What a code span may become that is the name of a shape and no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeSpans {
    /// It stays code. AWS's HTML has links for shapes, and code for values that are often spelled the same.
    Keep,
    /// A link where the name first appears in a paragraph; never in a heading.
    Link,
}

/// Resolves the links that lead to what their text names, and the code spans if asked to. What `links` does
/// not know becomes code if it is one word, otherwise text.
pub(super) fn link(blocks: &mut [Block], links: &dyn Links, code_spans: CodeSpans) {
    each_text(blocks, &mut |text, is_heading| {
        resolve(text, links, if is_heading { CodeSpans::Keep } else { code_spans });
    });
}

fn resolve(text: &mut Runs, links: &dyn Links, code_spans: CodeSpans) {
    let has_shape = text.iter().any(|run| matches!(run.link, Some(Link::Shape(_))));
    if has_shape {
        *text = shape_links(std::mem::take(text), links);
    }
    if code_spans == CodeSpans::Link {
        let mut seen: OrderedSet<String> =
            text.iter().filter(|run| run.link.is_some()).map(|run| run.text.clone()).collect();
        for run in text.iter_mut().filter(|run| run.style.code.is_some() && run.link.is_none()) {
            if let Some(target) =
                Some(&run.text).filter(|name| !seen.contains(*name)).and_then(|name| links.target(name))
            {
                run.link = Some(Link::Item(target.into()));
                seen.insert(run.text.clone());
            }
        }
    }
}

/// Each link to a shape becomes one run.
fn shape_links(text: Runs, links: &dyn Links) -> Runs {
    let mut resolved = Runs::with_capacity(text.len());
    let mut runs = text.into_iter().peekable();
    while let Some(run) = runs.next() {
        let Some(Link::Shape(id)) = run.link else {
            append(&mut resolved, &run.text, run.style, run.link.as_ref());
            continue;
        };
        let mut shape = vec![run];
        while let Some(run) = runs.next_if(|run| run.link == Some(Link::Shape(id))) {
            shape.push(run);
        }
        let name: String = shape.iter().map(|run| run.text.as_str()).collect();
        let style = shape.first().map(|run| run.style).unwrap_or_default();
        // The numbers of links and of code elements are from one sequence, so that the link may lend its own.
        let code = Style { code: style.code.or(Some(id)), ..style };
        if let Some(target) = links.target(&name) {
            append(&mut resolved, &name, code, Some(&Link::Item(target.into())));
        } else if is_word(&name) {
            append(&mut resolved, &name, code, None);
        } else {
            shape.iter().for_each(|run| append(&mut resolved, &run.text, run.style, None));
        }
    }
    resolved
}

fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '$' | '#' | '/'))
}
