//! The words of the model's author.

use super::docs::{Links, NoLinks, to_markdown};
use crate::code_span::code;
use crate::lower::Docs;

/// The words about an item, a field or a variant; `otherwise` where the author has none. What else there is to read, and
/// since when there is such a thing, follows.
///
/// `links` are those of the text, `more` those of what follows.
pub(super) fn words(
    docs: &Docs,
    links: &dyn Links,
    more: &dyn Links,
    width: usize,
    otherwise: impl FnOnce() -> String,
) -> Vec<String> {
    let text = docs.text.as_deref();
    let mut lines = text.map(|text| to_markdown(text, links, width)).unwrap_or_default();
    if lines.is_empty() {
        lines.push(otherwise());
    }
    lines.extend(see_also(docs, more, width));
    lines
}

/// Where else there is documentation, and since when there is such a thing.
fn see_also(docs: &Docs, links: &dyn Links, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let pages = docs.pages.iter().map(|(title, url)| (html_text(title), html_text(url)));
    let pages: Vec<String> = pages
        .map(|(title, url)| match url.starts_with("https://") || url.starts_with("http://") {
            true => format!("<a href=\"{url}\">{title}</a>"),
            false => format!("{title} (<code>{url}</code>)"),
        })
        .collect();
    if !pages.is_empty() {
        lines.push(String::new());
        lines.extend(to_markdown(&format!("<p>See {}.</p>", pages.join(", ")), links, width));
    }
    if let Some(recommended) = &docs.recommended {
        let reason = recommended.reason.as_deref().map(|reason| format!(": {}", html_text(reason)));
        let text = format!("<p>Recommended{}</p>", reason.unwrap_or_else(|| ".".to_owned()));
        lines.push(String::new());
        lines.extend(to_markdown(&text, links, width));
    }
    if docs.unstable {
        lines.extend([String::new(), "Unstable: it may still change or go.".to_owned()]);
    }
    if let Some(since) = &docs.since {
        lines.extend([String::new(), format!("Since {}.", code(since))]);
    }
    lines
}

/// Words of the author that are no documentation, such as a title, on one line of Markdown.
pub(super) fn line(text: &str) -> String {
    to_markdown(&format!("<p>{}</p>", html_text(text)), &NoLinks, usize::MAX / 2).join(" ")
}

/// Text as it stands in HTML.
fn html_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
