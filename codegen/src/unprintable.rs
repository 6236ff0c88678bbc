//! Characters that have no place in source code, documentation or on a terminal.

/// Whether a character cannot be seen, or changes how the text around it is shown: control characters, line and
/// paragraph separators, and the invisible marks that join, hide or reorder text (Unicode Standard Annex 9, table 4,
/// the other format characters of the block General Punctuation, and tags). Source with such a character could read
/// differently from what it is, and a terminal could act on it instead of showing it.
pub(crate) fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{e0000}'..='\u{e007f}')
}
