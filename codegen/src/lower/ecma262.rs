//! Regular expressions of ECMA 262 in the syntax of the crate `regex`.
//!
//! That is the dialect of [patterns](https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait), which are not
//! anchored. The two look alike and differ in what `.`, `\d`, `\s`, `\w` and `\b` stand for, in what means something inside
//! of a class, in characters beyond 16 bits, and in what `regex` does not have: look-around and back-references.

/// A regular expression in the syntax of `regex`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Translated {
    /// The expression.
    pub(super) regex: String,
    /// Whether look-around has been left out, so that more matches than should.
    pub(super) look_around: bool,
}

/// What a dot stands for: no end of a line.
const DOT: &str = r"[^\n\r\u{2028}\u{2029}]";
/// What `\s` stands for.
const SPACES: &str = r"\t-\r \u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";
const DIGITS: &str = "0-9";
const WORD: &str = "0-9A-Za-z_";
/// Any character beyond 16 bits, as a pair of surrogates.
const SURROGATES: [&str; 2] = [r"[\uD800-\uDBFF][\uDC00-\uDFFF]", r"[\ud800-\udbff][\udc00-\udfff]"];

/// Translates a regular expression. What `regex` does not have stays as it is, and is an error there; look-around is left
/// out.
pub(super) fn translated(pattern: &str) -> Translated {
    let mut pattern = pattern.to_owned();
    for pair in SURROGATES {
        pattern = pattern.replace(pair, r"[\u{10000}-\u{10FFFF}]");
    }
    // A flag that ECMA 262 writes elsewhere.
    let dot = if pattern.contains("(?s)") { "." } else { DOT };
    let mut translated = Translated { regex: String::with_capacity(pattern.len()), look_around: false };
    let mut rest = pattern.as_str();
    while let Some(c) = rest.chars().next() {
        let text = &mut translated.regex;
        rest = match c {
            // `regex` has it only for all of Unicode's letters.
            '\\' if rest.starts_with(r"\B") => {
                translated.look_around = true;
                &rest[2..]
            }
            '\\' => {
                let (atom, behind) = escape(rest, false);
                text.push_str(&atom.text);
                behind
            }
            '[' => class(rest, text),
            '(' if ["(?!", "(?=", "(?<!", "(?<="].iter().any(|look| rest.starts_with(look)) => {
                translated.look_around = true;
                behind_group(rest)
            }
            '.' => {
                text.push_str(dot);
                &rest[1..]
            }
            _ => {
                text.push(c);
                &rest[c.len_utf8()..]
            }
        };
    }
    translated
}

/// A character or a set of them.
struct Atom {
    text: String,
    /// Whether it is a set, which is no end of a range.
    is_set: bool,
}

impl Atom {
    fn one(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_set: false }
    }

    fn set(text: String) -> Self {
        Self { text, is_set: true }
    }
}

/// Reads an escape, which the text begins with, and what is behind it.
fn escape(text: &str, in_class: bool) -> (Atom, &str) {
    let behind = &text[1..];
    let Some(c) = behind.chars().next() else { return (Atom::one("\\"), "") };
    let behind = &behind[c.len_utf8()..];
    let set = |inside: &str| {
        Atom::set(match c.is_ascii_uppercase() {
            true => format!("[^{inside}]"),
            false if in_class => inside.to_owned(),
            false => format!("[{inside}]"),
        })
    };
    let atom = match c {
        'd' | 'D' => set(DIGITS),
        'w' | 'W' => set(WORD),
        's' | 'S' => set(SPACES),
        'b' if in_class => Atom::one(r"\x08"),
        'b' => Atom::one(r"(?-u:\b)"),
        '0' if !behind.starts_with(|next: char| next.is_ascii_digit()) => Atom::one(r"\x00"),
        '/' | '<' | '>' => Atom::one(c),
        'p' | 'P' if behind.starts_with('{') => {
            let end = behind.find('}').map_or(behind.len(), |end| end + 1);
            let (name, behind) = behind.split_at(end);
            return (Atom::set(format!("\\{c}{name}")), behind);
        }
        'p' | 'P' => Atom::set(format!("\\{c}")),
        'u' => return code_unit(text),
        'x' => {
            let end = behind.char_indices().nth(2).map_or(behind.len(), |(end, _)| end);
            let (digits, behind) = behind.split_at(end);
            return (Atom::one(format!("\\x{digits}")), behind);
        }
        'c' if behind.starts_with(|letter: char| letter.is_ascii_alphabetic()) => {
            return (Atom::one(format!("\\x{:02X}", behind.as_bytes()[0] % 32)), &behind[1..]);
        }
        _ => Atom::one(format!("\\{c}")),
    };
    (atom, behind)
}

/// Reads `\u1234`, two of them that are one character, or `\u{1234}`.
fn code_unit(text: &str) -> (Atom, &str) {
    let unit = |text: &str| u32::from_str_radix(text.strip_prefix(r"\u")?.get(..4)?, 16).ok();
    if text[2..].starts_with('{') {
        let (atom, behind) = text.split_at(text.find('}').map_or(text.len(), |end| end + 1));
        return (Atom::one(atom), behind);
    }
    let Some(first) = unit(text) else { return (Atom::one(r"\u"), &text[2..]) };
    let second = text.get(6..).and_then(unit).filter(|second| (0xdc00..0xe000).contains(second));
    match second {
        Some(second) if (0xd800..0xdc00).contains(&first) => {
            let character = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            (Atom::one(format!("\\u{{{character:X}}}")), &text[12..])
        }
        _ => (Atom::one(&text[..6]), &text[6..]),
    }
}

/// Adds a class, which the text begins with, and returns what is behind it.
fn class<'t>(text: &'t str, to: &mut String) -> &'t str {
    // One that is empty matches nothing, or, with `^`, anything.
    for (empty, same) in [("[]", r"[^\x00-\u{10FFFF}]"), ("[^]", r"[\x00-\u{10FFFF}]")] {
        if let Some(behind) = text.strip_prefix(empty) {
            to.push_str(same);
            return behind;
        }
    }
    let (open, mut rest) = text.split_at(if text.starts_with("[^") { 2 } else { 1 });
    to.push_str(open);
    while !rest.is_empty() {
        if let Some(behind) = rest.strip_prefix(']') {
            to.push(']');
            return behind;
        }
        let (first, behind) = atom(rest);
        to.push_str(&first.text);
        rest = behind;
        let is_range = |behind: &&str| !behind.is_empty() && !behind.starts_with(']');
        if let Some(behind) = behind.strip_prefix('-').filter(is_range) {
            let (last, behind) = atom(behind);
            // With a set at one end, the dash is one of the characters.
            to.push_str(if first.is_set || last.is_set { r"\-" } else { "-" });
            to.push_str(&last.text);
            rest = behind;
        }
    }
    rest
}

/// Reads a character or a set inside of a class.
fn atom(text: &str) -> (Atom, &str) {
    match text.chars().next() {
        Some('\\') => escape(text, true),
        Some(c @ ('[' | '^' | '-' | '&' | '~')) => (Atom::one(format!("\\{c}")), &text[1..]),
        Some(c) => (Atom::one(c), &text[c.len_utf8()..]),
        None => (Atom::one(""), ""),
    }
}

/// What is behind the group that the text begins with.
fn behind_group(text: &str) -> &str {
    let (mut depth, mut in_class, mut escaped) = (0_usize, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => {
                escaped = false;
                continue;
            }
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => {
                depth -= 1;
                if depth == 0 {
                    return &text[at + 1..];
                }
            }
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::translated;

    fn regex(pattern: &str) -> String {
        translated(pattern).regex
    }

    #[test]
    fn what_differs_is_translated() {
        for (pattern, expected) in [
            ("^[a-zA-Z0-9_]{3,128}$", "^[a-zA-Z0-9_]{3,128}$"),
            (r"\d\D\w\W", "[0-9][^0-9][0-9A-Za-z_][^0-9A-Za-z_]"),
            (r"[\d\D\w]", "[0-9[^0-9]0-9A-Za-z_]"),
            ("a.b", r"a[^\n\r\u{2028}\u{2029}]b"),
            (r"[.]\.", r"[.]\."),
            (r"(?s).", "(?s)."),
            (r"\bx[\b]", r"(?-u:\b)x[\x08]"),
            (r"\/\<\>", "/<>"),
            (r"[\w-.]", r"[0-9A-Za-z_\-.]"),
            ("[a-]", r"[a\-]"),
            ("[+--]", r"[+-\-]"),
            ("[--/]", r"[\--/]"),
            ("[[a]&&~~]", r"[\[a]&&~~]"),
            ("[&&~~[]", r"[\&\&\~\~\[]"),
            ("[^]", r"[\x00-\u{10FFFF}]"),
            ("[]", r"[^\x00-\u{10FFFF}]"),
            (r"\0", r"\x00"),
            (r"[\x41-\x5a]", r"[\x41-\x5a]"),
            (r"[\u0020-\uD7FF\uD800\uDC00-\uDBFF\uDFFF]", r"[\u0020-\uD7FF\u{10000}-\u{10FFFF}]"),
            (r"[\uD800-\uDBFF][\uDC00-\uDFFF]", r"[\u{10000}-\u{10FFFF}]"),
            (r"\uD83D\uDE80", r"\u{1F680}"),
            (r"[\p{L}-\p{N}]", r"[\p{L}\-\p{N}]"),
        ] {
            assert_eq!(regex(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn look_around_is_left_out() {
        for pattern in ["^(?!a[)](b))c$", "^(?=x)c$", r"^c(?<!\))$", r"^c\B$"] {
            let found = translated(pattern);
            assert!(found.look_around && found.regex.replace('x', "") == "^c$", "{found:?}");
        }
        assert!(!translated("(?:a)[(?!]").look_around);
    }

    #[test]
    fn any_text_is_taken() {
        let parts =
            [r"\", "[", "]", "^", "-", "(", "(?!", ")", "ü", "u", r"\u", "{", "}", r"\p", "x", "0", ".", "&"];
        for first in parts {
            for second in parts {
                for third in parts {
                    translated(&[first, second, third, first].concat());
                }
            }
        }
    }
}
