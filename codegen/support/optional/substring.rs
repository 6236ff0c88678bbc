//! The function `substring` of endpoint rules.

/// The characters from `start` to before `end`, counted from the other end where `reverse` is set; nothing where the text
/// is shorter than that, where there are none between them, or where the text is not ASCII
/// ([`substring`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#substring-function)).
pub fn substring(text: &str, start: usize, end: usize, reverse: bool) -> Option<&str> {
    if !text.is_ascii() || start >= end || text.len() < end {
        return None;
    }
    if reverse { text.get(text.len() - end..text.len() - start) } else { text.get(start..end) }
}
