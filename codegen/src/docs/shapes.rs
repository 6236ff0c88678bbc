//! Makes links of the names of shapes.

use std::collections::BTreeSet;

use super::Links;
use super::tree::{Block, Link, Run, Runs};

/// What a code span may become that is the name of a shape and no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeSpans {
    /// It stays code. AWS's HTML has links for shapes, and code for values that are often spelled the same.
    Keep,
    /// A link, where the name comes up first in a paragraph; none in a heading.
    Link,
}

/// Resolves the links that lead to what their text names, and the code spans if asked to. What `links` does not know becomes
/// code if it is one word, otherwise text.
pub(super) fn link(blocks: &mut [Block], links: &dyn Links, code_spans: CodeSpans) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => resolve(text, links, code_spans),
            Block::Heading { text, .. } => resolve(text, links, CodeSpans::Keep),
            Block::List { items, .. } => items.iter_mut().for_each(|item| link(item, links, code_spans)),
            Block::Definitions(entries) => {
                for entry in entries {
                    resolve(&mut entry.term, links, code_spans);
                    link(&mut entry.body, links, code_spans);
                }
            }
            Block::Quote(body) | Block::Notice { body, .. } => link(body, links, code_spans),
            Block::Table { header, rows } => {
                header.iter_mut().for_each(|cell| resolve(cell, links, CodeSpans::Keep));
                rows.iter_mut().flatten().for_each(|cell| resolve(cell, links, code_spans));
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn resolve(text: &mut Runs, links: &dyn Links, code_spans: CodeSpans) {
    let has_shape = text.iter().any(|run| matches!(run.link, Some(Link::Shape(_))));
    if has_shape {
        *text = shape_links(std::mem::take(text), links);
    }
    if code_spans == CodeSpans::Link {
        let mut seen: BTreeSet<String> = text.iter().filter(|run| run.link.is_some()).map(|run| run.text.clone()).collect();
        for run in text.iter_mut().filter(|run| run.style.code.is_some() && run.link.is_none()) {
            if let Some(target) = Some(&run.text).filter(|name| !seen.contains(*name)).and_then(|name| links.target(name)) {
                run.link = Some(Link::Item(target.into()));
                seen.insert(run.text.clone());
            }
        }
    }
}

/// Each link to a shape becomes one run.
fn shape_links(text: Runs, links: &dyn Links) -> Runs {
    let mut resolved = Runs::with_capacity(text.len());
    let mut shape: Option<(u32, Runs)> = None;
    for run in text {
        match (&run.link, &mut shape) {
            (Some(Link::Shape(id)), Some((open, runs))) if id == open => runs.push(run),
            (Some(Link::Shape(id)), _) => {
                let id = *id;
                finish(shape.replace((id, vec![run])), links, &mut resolved);
            }
            _ => {
                finish(shape.take(), links, &mut resolved);
                resolved.push(run);
            }
        }
    }
    finish(shape, links, &mut resolved);
    resolved
}

fn finish(shape: Option<(u32, Runs)>, links: &dyn Links, resolved: &mut Runs) {
    let Some((id, runs)) = shape else { return };
    let name: String = runs.iter().map(|run| run.text.as_str()).collect();
    let style = runs.first().map(|run| run.style).unwrap_or_default();
    if let Some(target) = links.target(&name) {
        let style = super::tree::Style { code: style.code.or(Some(code_id(id))), ..style };
        resolved.push(Run { text: name, style, link: Some(Link::Item(target.into())) });
    } else if is_word(&name) {
        let style = super::tree::Style { code: style.code.or(Some(code_id(id))), ..style };
        resolved.push(Run { text: name, style, link: None });
    } else {
        resolved.extend(runs.into_iter().map(|run| Run { link: None, ..run }));
    }
}

/// The numbers of links and code elements come from one sequence, so that a link may lend its own.
fn code_id(link: u32) -> u32 {
    link
}

fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '$' | '#' | '/'))
}
