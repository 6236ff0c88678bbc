//! Paths and queries
//! (Smithy 2.0, [http trait](https://smithy.io/2.0/spec/http-bindings.html#http-trait)).

use std::convert::TryInto;

/// Percent-encodes everything but letters, digits, `-`, `.`, `_`, `~` and the byte `kept`.
#[inline]
pub(super) fn encode(text: &str, kept: Option<u8>) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || Some(byte) == kept {
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

/// Decodes percent-encoded text; `None` if the result is not UTF-8.
#[inline]
pub(super) fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = match (first, behind) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match digits {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[inline]
fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| digit.try_into().ok())
}

/// A part of the path of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment {
    /// Literal text.
    Literal(&'static str),
    /// The value of the member with this name.
    Label(&'static str),
    /// The value of the member with this name, which may contain `/`.
    Greedy(&'static str),
}

/// The parts of a path without its query.
#[inline]
pub(super) fn segments(path: &'static str) -> impl Iterator<Item = Segment> + Clone {
    let path = path.trim_matches('/');
    path.split('/').filter(move |_| !path.is_empty()).map(|part| {
        match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            None => Segment::Literal(part),
            Some(name) => name.strip_suffix('+').map_or(Segment::Label(name), Segment::Greedy),
        }
    })
}

/// The path and the query in the URI of an operation.
#[inline]
pub(super) fn parts(uri: &'static str) -> (&'static str, Option<&'static str>) {
    uri.split_once('?').map_or((uri, None), |(path, query)| (path, Some(query)))
}

/// The names and values in a query; `None` for a pair that is not UTF-8.
#[inline]
pub(super) fn query(query: &str) -> impl Iterator<Item = Option<(String, String)>> + '_ {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        // A space is often sent as a plus sign, and a plus sign as `%2B`.
        Some((decode(&name.replace('+', " "))?, decode(&value.replace('+', " "))?))
    })
}
