//! The function `uriEncode` of endpoint rules.

/// Percent-encodes everything but letters, digits, `-`, `.`, `_` and `~`; `/` is encoded, too
/// ([`uriEncode`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#uriencode-function)).
#[inline]
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
