//! Documentation and other attributes.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::lower::{Deprecated, Docs};

/// Columns of source that a line of documentation may take, without its indentation.
const WIDTH: usize = 92;

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for text in self.lines().into_iter().map(spaced) {
            tokens.extend(quote!(#[doc = #text]));
        }
    }
}

/// A line of documentation with the space that stands before it.
pub(super) fn spaced(line: String) -> String {
    if line.is_empty() { line } else { format!(" {line}") }
}

impl Docs {
    /// All lines: the prose, the facts as a paragraph, and the links as another.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = self.prose.clone();
        for paragraph in [&self.facts, &self.links] {
            if !paragraph.is_empty() {
                if !lines.is_empty() {
                    lines.push(String::new());
                }
                lines.extend(fill(paragraph));
            }
        }
        lines
    }
}

/// Sentences on as few lines as they fit; a sentence is broken between words where it is too long for one.
fn fill(sentences: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in sentences.iter().flat_map(|sentence| unbreakable(sentence)) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The parts of a sentence that a line must not break: words, code spans and links.
fn unbreakable(sentence: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut fence, mut run, mut bracket) = (0, 0, 0, 0_i32);
    for (at, c) in sentence.char_indices() {
        if c == '`' {
            run += 1;
            continue;
        }
        if run > 0 {
            fence = if fence == 0 {
                run
            } else if fence == run {
                0
            } else {
                fence
            };
            run = 0;
        }
        match c {
            '[' | '(' if fence == 0 => bracket += 1,
            ']' | ')' if fence == 0 => bracket -= 1,
            ' ' if fence == 0 && bracket <= 0 => {
                parts.push(&sentence[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&sentence[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

impl ToTokens for Deprecated {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let since = self.since.iter().map(|since| quote!(since = #since));
        let note = self.note.iter().map(|note| quote!(note = #note));
        let arguments: Vec<TokenStream> = since.chain(note).collect();
        tokens.extend(match arguments.as_slice() {
            [] => quote!(#[deprecated]),
            arguments => quote!(#[deprecated(#(#arguments),*)]),
        });
    }
}

/// Lets an item use what is deprecated.
pub(super) fn allow_deprecated(uses: bool) -> TokenStream {
    if uses { quote!(#[allow(deprecated)]) } else { TokenStream::new() }
}

#[cfg(test)]
mod tests {
    use super::{fill, unbreakable};

    #[test]
    fn code_and_links_stay_on_one_line() {
        assert_eq!(unbreakable("Pattern: ``a ` b`` end."), ["Pattern:", "``a ` b``", "end."]);
        assert_eq!(unbreakable("[a b](c d) e"), ["[a b](c d)", "e"]);
    }

    #[test]
    fn sentences_share_lines() {
        let sentences = ["Required.".to_owned(), "Length: 1 to 96.".to_owned(), "x".repeat(80)];
        assert_eq!(fill(&sentences), ["Required. Length: 1 to 96.".to_owned(), "x".repeat(80)]);
    }
}
