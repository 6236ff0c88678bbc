//! The function `split` of endpoint rules.

/// The parts of a text between delimiters. If `limit` is not 0, there are at most that many, and the last is all of the
/// rest
/// ([`split`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#split-function)).
#[inline]
pub fn split<'t>(text: &'t str, delimiter: &str, limit: usize) -> Vec<&'t str> {
    // An empty delimiter separates nothing.
    match limit {
        _ if delimiter.is_empty() => vec![text],
        0 => text.split(delimiter).collect(),
        limit => text.splitn(limit, delimiter).collect(),
    }
}
