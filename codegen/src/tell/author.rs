//! The words of the model's author.

use super::docs::{Links, to_markdown};
use super::page::joined;
use super::plain::html_text;
use crate::code_span::code;
use crate::lower::Docs;

/// What the author says, otherwise what `otherwise` gives.
pub(super) fn text(
    text: Option<&str>,
    links: &dyn Links,
    width: usize,
    otherwise: impl FnOnce() -> String,
) -> Vec<String> {
    let lines = text.map(|text| to_markdown(text, links, width)).unwrap_or_default();
    if lines.is_empty() { vec![otherwise()] } else { lines }
}

/// The words about an item, a field or a variant; `otherwise` if the author has none. Then follows what else there is to
/// read, and since when the thing exists.
///
/// `links` are those of the text, `more` those of what follows.
pub(super) fn words(
    docs: &Docs,
    links: &dyn Links,
    more: &dyn Links,
    width: usize,
    otherwise: impl FnOnce() -> String,
) -> Vec<String> {
    let mut lines = vec![text(docs.text.as_deref(), links, width, otherwise)];
    let pages = docs.pages.iter().map(|(title, url)| (html_text(title), html_text(url)));
    let pages: Vec<String> = pages
        .map(|(title, url)| match url.starts_with("https://") || url.starts_with("http://") {
            true => format!("<a href=\"{url}\">{title}</a>"),
            false => format!("{title} (<code>{url}</code>)"),
        })
        .collect();
    if !pages.is_empty() {
        lines.push(to_markdown(&format!("<p>See {}.</p>", pages.join(", ")), more, width));
    }
    if let Some(recommended) = &docs.recommended {
        let reason = recommended.reason.as_deref().map(|reason| format!(": {}", html_text(reason)));
        let text = format!("<p>Recommended{}</p>", reason.as_deref().unwrap_or("."));
        lines.push(to_markdown(&text, more, width));
    }
    lines.extend(docs.unstable.then(|| vec!["Unstable: it may still change or go.".to_owned()]));
    lines.extend(docs.since.as_ref().map(|since| vec![format!("Since {}.", code(since))]));
    joined(lines)
}
