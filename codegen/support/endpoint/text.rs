//! The functions `substring`, `split` and `uriEncode`.

/// The characters from `start` to before `end`, counted from the other end where `reverse` is set; nothing where the text
/// is shorter than that, where there are none between them, or where the text is not ASCII
/// ([`substring`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#substring-function)).
pub fn substring(text: &str, start: usize, end: usize, reverse: bool) -> Option<&str> {
    if !text.is_ascii() || start >= end || text.len() < end {
        return None;
    }
    if reverse { text.get(text.len() - end..text.len() - start) } else { text.get(start..end) }
}

/// The parts of a text between delimiters, at most `limit` of them where it is not 0: the last is then all of the rest
/// ([`split`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#split-function)).
pub fn split<'t>(text: &'t str, delimiter: &str, limit: usize) -> Vec<&'t str> {
    // An empty delimiter is between no two parts.
    match limit {
        _ if delimiter.is_empty() => vec![text],
        0 => text.split(delimiter).collect(),
        limit => text.splitn(limit, delimiter).collect(),
    }
}

/// The text with all but letters, digits, `-`, `.`, `_` and `~` as `%` and two digits, `/` too
/// ([`uriEncode`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#uriencode-function)).
pub fn uri_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
    encoded
}
