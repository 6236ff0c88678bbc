//! Words that Rust keeps for itself, and what to write instead.

/// The keywords of the editions up to 2024, strict and reserved
/// (The Rust Reference, [keywords](https://doc.rust-lang.org/reference/keywords.html)).
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield",
];

/// The words that cannot even be written as raw identifiers.
const NEVER_RAW: &[&str] = &["Self", "crate", "self", "super"];

/// Names of types and traits that generated code or its users write without a path: those of the standard prelude,
/// and `BTreeMap`. A type of the model that took one would shadow it.
const PRELUDE: &str = "\
    AsMut AsRef AsyncFn AsyncFnMut AsyncFnOnce BTreeMap Box Clone Copy Default DoubleEndedIterator Drop \
    Eq Err ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator Future Into IntoFuture \
    IntoIterator Iterator None Ok Option Ord PartialEq PartialOrd Result Send Sized Some String Sync \
    ToOwned ToString TryFrom TryInto Unpin Vec";

/// Whether a field of this name must be written as a raw identifier, `r#type`.
pub(super) fn is_raw(name: &str) -> bool {
    KEYWORDS.contains(&name) && !NEVER_RAW.contains(&name)
}

/// Whether the name cannot be an identifier at all.
pub(super) fn is_forbidden(name: &str) -> bool {
    NEVER_RAW.contains(&name)
}

/// Whether the name is a keyword in any way.
pub(super) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Whether a type of this name would shadow one of Rust's own.
pub(super) fn is_prelude(name: &str) -> bool {
    PRELUDE.split(' ').any(|taken| taken == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_is_raw_or_forbidden() {
        for &word in KEYWORDS {
            assert_ne!(is_raw(word), is_forbidden(word), "{word}");
            // The compiler's own parser agrees on what is a keyword.
            assert!(syn::parse_str::<syn::Ident>(word).is_err() || word == "gen", "{word}");
        }
    }

    #[test]
    fn every_raw_keyword_is_an_identifier() {
        for word in KEYWORDS.iter().filter(|word| is_raw(word)) {
            assert!(syn::parse_str::<syn::Ident>(&format!("r#{word}")).is_ok(), "{word}");
        }
    }
}
