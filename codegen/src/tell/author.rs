//! The words of the model's author.

use super::docs::{Links, to_markdown};
use crate::code_span::code;
use crate::fill::joined;
use crate::lower::Docs;

/// What the author says, or what `otherwise` gives if that is nothing.
pub(super) fn text(
    text: Option<&str>,
    links: &Links<'_>,
    width: usize,
    otherwise: impl FnOnce() -> String,
) -> Vec<String> {
    let lines = text.map(|text| to_markdown(text, links, width)).unwrap_or_default();
    if lines.is_empty() { vec![otherwise()] } else { lines }
}

/// The words about an item, a field or a variant, or what `otherwise` gives if the author has none; then links to other
/// pages about it, how stable it is, and since when it exists.
pub(super) fn words(
    docs: &Docs,
    links: &Links<'_>,
    width: usize,
    otherwise: impl FnOnce() -> String,
) -> Vec<String> {
    let mut parts = vec![text(docs.text.as_deref(), links, width, otherwise)];
    let paragraph = |html: &str| to_markdown(&format!("<p>{html}</p>"), &|_| None, width);
    let pages = docs.pages.iter().map(|(title, url)| {
        let (title, url) = (html_text(title), html_text(url));
        match url.starts_with("https://") || url.starts_with("http://") {
            true => format!("<a href=\"{url}\">{title}</a>"),
            false => format!("{title} (<code>{url}</code>)"),
        }
    });
    if !docs.pages.is_empty() {
        parts.push(paragraph(&format!("See {}.", pages.collect::<Vec<_>>().join(", "))));
    }
    if let Some(recommended) = &docs.recommended {
        let reason = recommended.reason.as_ref().map(|reason| format!(": {}", html_text(reason)));
        parts.push(paragraph(&format!("Recommended{}", reason.as_deref().unwrap_or("."))));
    }
    if docs.unstable {
        parts.push(vec!["Unstable: it may still change or go.".to_owned()]);
    }
    parts.extend(docs.since.as_ref().map(|since| vec![format!("Since {}.", code(since))]));
    joined(parts)
}

/// Words of the author other than documentation, such as a title, on one line of Markdown.
pub(super) fn line(text: &str) -> String {
    on_one_line(&format!("<p>{}</p>", html_text(text)))
}

/// Documentation on one line, where nothing can be linked.
pub(super) fn on_one_line(documentation: &str) -> String {
    to_markdown(documentation, &|_| None, usize::MAX / 2).join(" ")
}

/// Text, escaped for HTML.
fn html_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
