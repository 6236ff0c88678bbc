//! What is sent for a request, as HTTP.

use super::json;
use crate::code_span::fence;
use crate::lower::{HttpBody, HttpRequest, Json};
use crate::unprintable::is_unprintable;

/// A code block with the request; `written` is what serde writes.
pub(super) fn block(request: &HttpRequest, written: &Json) -> Vec<String> {
    let mut lines = vec![format!("{} {} HTTP/1.1", request.method, request.target)];
    lines.extend(request.headers.iter().map(|(name, value)| format!("{name}: {value}")));
    let body = match &request.body {
        HttpBody::None => Vec::new(),
        HttpBody::Json => json::as_text(written).lines("", ""),
        HttpBody::Text(text) => text.lines().map(str::to_owned).collect(),
        HttpBody::Xml => vec!["<!-- the other members in XML -->".to_owned()],
    };
    if !body.is_empty() {
        lines.push(String::new());
        lines.extend(body);
    }
    let visible = |line: String| line.replace(is_unprintable, "\u{fffd}").trim_end().to_owned();
    let lines: Vec<String> = lines.into_iter().map(visible).collect();
    let fence = fence(&lines.join("\n"), 3);
    let mut block = vec![format!("{fence}http")];
    block.extend(lines);
    block.push(fence);
    block
}
