//! Addresses, as destinations of Markdown.

use crate::unprintable::is_unprintable;

/// The destination for an address, escaped so that it can stand in `](…)` and in `<…>`; nothing if it is none
/// that a page of rustdoc can link to, such as a relative one.
pub(super) fn destination(address: &str) -> Option<String> {
    let address = address.trim();
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let before = match scheme.as_deref() {
        Some("http" | "https") => "",
        // Without a dot rustdoc takes it for a path of Rust.
        Some("mailto") if address.contains('.') => "",
        _ if address.starts_with("//") => "https:",
        _ if address.starts_with("www.") || address.starts_with("docs.aws.amazon.com/") => "https://",
        // AWS's texts are also pages of this site, and some links are relative to it.
        _ if address.starts_with('/') && address.contains("/latest/") => "https://docs.aws.amazon.com",
        _ if address.contains("/latest/") => "https://docs.aws.amazon.com/",
        _ => return None,
    };
    Some(format!("{before}{}", escape(address)))
}

fn escape(address: &str) -> String {
    let mut escaped = String::with_capacity(address.len());
    let is_balanced = has_balanced_parentheses(address);
    for c in address.chars() {
        match c {
            c if is_unprintable(c) => {}
            '(' | ')' if is_balanced => escaped.push(c),
            c if c.is_whitespace() || "()\"<>\\^`{|}[]".contains(c) => {
                let mut bytes = [0; 4];
                escaped.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
            }
            c => escaped.push(c),
        }
    }
    // `&lt;` in a destination is a character reference; the `;` alone is what makes it one.
    if escaped.contains('&') { escaped.replace(';', "%3B") } else { escaped }
}

fn has_balanced_parentheses(address: &str) -> bool {
    let mut depth = 0_usize;
    for c in address.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return false,
            ')' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

/// What an address at the start of a text is good for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address<'a> {
    /// A page.
    Page(&'a str),
    /// A pattern for addresses, such as `https://<bucket>.example.com`.
    Pattern(&'a str),
}

/// The position of the first `http://` or `https://` in a text.
pub(super) fn find(text: &str) -> Option<usize> {
    let mut positions = text.match_indices("http").map(|(position, _)| position);
    positions.find(|position| text.get(*position..).and_then(authority).is_some())
}

fn authority(address: &str) -> Option<&str> {
    address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))
}

/// The address that `text` starts with, without the punctuation of the sentence it stands in.
pub(super) fn at_start(text: &str) -> Option<Address<'_>> {
    authority(text)?;
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    let end = word.find(['<', '>', '"', '`', '|', '\\', '^', '{', '}', '[', ']']).unwrap_or(word.len());
    let (page, rest) = word.split_at(end);
    let pattern = trim(word);
    if rest.starts_with(['<', '{', '[']) && !pattern.contains('`') {
        return Some(Address::Pattern(pattern));
    }
    let page = trim(page);
    authority(page).filter(|rest| !rest.is_empty()).map(|_| Address::Page(page))
}

fn trim(address: &str) -> &str {
    let mut address = address;
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '"', '*', '_']);
        let closed = shorter.strip_suffix(')').filter(|_| !has_balanced_parentheses(address));
        let shorter = closed.unwrap_or(shorter);
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, at_start, destination, find};

    #[test]
    fn destinations_cannot_end_early() {
        for (address, expected) in [
            (" https://a.b/c ", "https://a.b/c"),
            ("HTTPS://a.b", "HTTPS://a.b"),
            ("https://a.b/(c)", "https://a.b/(c)"),
            ("https://a.b/c)", "https://a.b/c%29"),
            ("https://a.b/(c", "https://a.b/%28c"),
            ("https://a.b/<c> d", "https://a.b/%3Cc%3E%20d"),
            ("https://a.b/?c&lt;d", "https://a.b/?c&lt%3Bd"),
            ("https://a.b/\u{202e}\nc", "https://a.b/c"),
            ("//a.b", "https://a.b"),
            ("www.a.b", "https://www.a.b"),
            ("/iam/latest/x.html", "https://docs.aws.amazon.com/iam/latest/x.html"),
            ("mailto:a@b.c", "mailto:a@b.c"),
        ] {
            assert_eq!(destination(address).as_deref(), Some(expected));
        }
        for address in ["", "#place", "other.html", "javascript:x()", "mailto:a@b", "crate::operation::X"] {
            assert_eq!(destination(address), None, "{address}");
        }
    }

    #[test]
    fn addresses_end_before_the_punctuation_of_the_sentence() {
        for (text, page) in [
            ("https://a.b. Then", "https://a.b"),
            ("http://a.b/c_d*e), then", "http://a.b/c_d*e"),
            ("https://a.b/c_(d)), then", "https://a.b/c_(d)"),
            ("https://a.b\"", "https://a.b"),
        ] {
            assert_eq!(at_start(text), Some(Address::Page(page)));
        }
        assert_eq!(at_start("https://<x>.a.b/{c}."), Some(Address::Pattern("https://<x>.a.b/{c}")));
        for text in ["https://", "https:// a", "http", "https://, x"] {
            assert_eq!(at_start(text), None, "{text}");
        }
        assert_eq!(find("the http scheme, see https://a.b"), Some(21));
    }
}
