//! The function `substring` of endpoint rules.

/// The characters from `start` up to but not including `end`, counted from the end of the text if `reverse` is set;
/// `None` if the text is too short or not ASCII, or if there are no characters between them
/// ([`substring`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#substring-function)).
#[inline]
pub fn substring(text: &str, start: usize, end: usize, reverse: bool) -> Option<&str> {
    if !text.is_ascii() || start >= end || text.len() < end {
        return None;
    }
    if reverse { text.get(text.len() - end..text.len() - start) } else { text.get(start..end) }
}
