//! Words of the author that are neither HTML nor Markdown.

use super::docs::{NoLinks, to_markdown};

/// Words such as a title, on one line of Markdown.
pub(super) fn line(text: &str) -> String {
    to_markdown(&format!("<p>{}</p>", html_text(text)), &NoLinks, usize::MAX / 2).join(" ")
}

/// Text as it stands in HTML.
pub(super) fn html_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
