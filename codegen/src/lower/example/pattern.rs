//! Text from a regular expression: the shortest that a person can read and that fits.
//!
//! Patterns are those of ECMA 262, and not anchored
//! (Smithy 2.0, [pattern trait](https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait)). They are rewritten
//! into the syntax of the crate `regex`, which lacks look-around: that is left out, so that a few texts more fit than
//! should.

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Class, Hir, HirKind};

/// Bytes of a compiled pattern. One that needs more holds repetitions in the thousands, and is not worth its time.
const MOST_COMPILED: usize = 1 << 20;
/// Characters of a text; what is longer helps nobody.
const MOST_CHARACTERS: usize = 600;
/// Branches of an alternation that are tried.
const BRANCHES: usize = 4;
/// Text for what may be any letters.
const WORDS: [&str; 4] = ["example", "Example", "EXAMPLE", "0123456789abcdef"];
const DIGITS: &str = "1234567890";

/// A pattern that can be matched and walked.
pub(super) struct Pattern {
    regex: Regex,
    hir: Hir,
}

impl Pattern {
    /// Reads a pattern; nothing where it is none that can be read here.
    pub(super) fn new(pattern: &str) -> Option<Self> {
        let pattern = translated(pattern);
        let hir = regex_syntax::parse(&pattern).ok()?;
        let regex = RegexBuilder::new(&pattern).size_limit(MOST_COMPILED).build().ok()?;
        Some(Self { regex, hir })
    }

    /// Whether the text matches.
    pub(super) fn matches(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// Texts that should match, the better ones first; `shortest` is how many characters are needed.
    pub(super) fn texts(&self, shortest: usize) -> impl Iterator<Item = String> {
        let lengths = [7, shortest.max(7), 1, 0, 2, 3, 4, 8, 12, 16, 20, 24, 32, 36, 64, 128, 256];
        let counts = lengths.into_iter().flat_map(|count| (0..BRANCHES).map(move |branch| (count, branch)));
        counts.filter_map(|(count, branch)| {
            let mut text = String::new();
            Walk { count, branch }.push(&self.hir, &mut text)?;
            Some(text)
        })
    }
}

/// How to go where there is a choice.
struct Walk {
    /// How often to repeat.
    count: usize,
    /// Which branch of an alternation to take.
    branch: usize,
}

impl Walk {
    /// Adds what the expression matches; nothing where it becomes too long or matches nothing.
    fn push(&self, hir: &Hir, text: &mut String) -> Option<()> {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => text.push_str(str::from_utf8(&literal.0).ok()?),
            HirKind::Class(class) => fill(class, 1, text)?,
            HirKind::Capture(capture) => self.push(&capture.sub, text)?,
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.push(part, text))?,
            HirKind::Alternation(branches) => {
                self.push(branches.get(self.branch.min(branches.len().saturating_sub(1)))?, text)?;
            }
            HirKind::Repetition(repetition) => {
                let least = usize::try_from(repetition.min).ok()?;
                let most =
                    repetition.max.map_or(usize::MAX, |max| usize::try_from(max).unwrap_or(usize::MAX));
                let count = self.count.clamp(least, most);
                match repetition.sub.kind() {
                    HirKind::Class(class) => fill(class, count, text)?,
                    // Once is enough for a group, unless length is wanted.
                    _ => {
                        let count = if self.count <= 8 { count.min(least.max(1)) } else { count };
                        for _ in 0..count {
                            self.push(&repetition.sub, text)?;
                            (text.len() <= MOST_CHARACTERS).then_some(())?;
                        }
                    }
                }
            }
        }
        (text.len() <= MOST_CHARACTERS).then_some(())
    }
}

/// Adds so many characters of a class: a word, digits, or what else can be read.
fn fill(class: &Class, count: usize, text: &mut String) -> Option<()> {
    if count > MOST_CHARACTERS {
        return None;
    }
    let has = |c: char| match class {
        Class::Unicode(class) => {
            class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&c))
        }
        Class::Bytes(class) => {
            u8::try_from(c).is_ok_and(|c| class.ranges().iter().any(|r| (r.start()..=r.end()).contains(&c)))
        }
    };
    let has_all = |word: &str| word.chars().all(has);
    let digits = DIGITS.chars().filter(|c| has(*c));
    let source: String = match WORDS.iter().find(|word| has_all(word)) {
        // Longer than the word, all kinds of characters look more like a made-up id than a word again and again.
        Some(_) if count > WORDS[0].len() && has_all(WORDS[3]) => WORDS[3].to_owned(),
        Some(word) => (*word).to_owned(),
        None if digits.clone().next().is_some() => digits.collect(),
        None => ('!'..='~').filter(|c| has(*c)).take(10).collect(),
    };
    let source = if source.is_empty() { first(class)?.to_string() } else { source };
    text.extend(source.chars().cycle().take(count));
    Some(())
}

fn first(class: &Class) -> Option<char> {
    match class {
        Class::Unicode(class) => class.ranges().first().map(|range| range.start()),
        Class::Bytes(class) => class.ranges().first().map(|range| char::from(range.start())),
    }
}

/// The pattern in the syntax of `regex`: without look-around, with characters beyond 16 bits as one instead of as a pair
/// of surrogates, and with what means something only to `regex` inside of a class as plain characters.
fn translated(pattern: &str) -> String {
    // The usual way to say "all characters beyond 16 bits".
    let pattern = pattern
        .replace(r"\uD800\uDC00-\uDBFF\uDFFF", r"\u{10000}-\u{10FFFF}")
        .replace(r"\ud800\udc00-\udbff\udfff", r"\u{10000}-\u{10FFFF}");
    let mut text = String::with_capacity(pattern.len());
    let mut rest = pattern.as_str();
    let mut in_class = false;
    while let Some(c) = rest.chars().next() {
        let look = ["(?!", "(?=", "(?<!", "(?<="].iter().any(|look| rest.starts_with(look));
        let taken = match c {
            '\\' => {
                let len = 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
                let escape = rest.get(..len).unwrap_or(rest);
                text.push_str(if escape == r"\/" { "/" } else { escape });
                len
            }
            '(' if look && !in_class => group(rest),
            '[' if in_class => {
                text.push_str(r"\[");
                1
            }
            '&' | '~' if in_class => {
                text.extend(['\\', c]);
                1
            }
            _ => {
                let opens = c == '[';
                in_class = if in_class { c != ']' } else { opens };
                text.push(c);
                if opens && rest.get(1..).is_some_and(|rest| rest.starts_with("^]") || rest.starts_with(']'))
                {
                    // An empty class is one that matches nothing, or, with `^`, anything.
                    text.push_str(if rest.starts_with("[^") { r"\s\S" } else { r"^\s\S" });
                }
                c.len_utf8()
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    text
}

/// The bytes of the group at the start.
fn group(text: &str) -> usize {
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
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first text that matches and is long enough.
    fn text(pattern: &str, shortest: usize) -> Option<String> {
        let pattern = Pattern::new(pattern)?;
        pattern.texts(shortest).find(|text| pattern.matches(text) && text.len() >= shortest.max(1))
    }

    #[test]
    fn texts_can_be_read() {
        for (pattern, expected) in [
            ("^[a-zA-Z0-9_]{3,128}$", "example"),
            ("^mw-[0-9a-f]{17}$", "mw-0123456789abcdef0"),
            ("^[0-9]{12}$", "123456789012"),
            ("^[A-Z]{2}$", "EX"),
            (r"^arn:aws:iam::\d{12}:role/[\w+=,.@-]+$", "arn:aws:iam::123456789012:role/example"),
            ("^(Enabled|Disabled)$", "Enabled"),
            (r"^(\d{1,3}\.){3}\d{1,3}$", "123.123.123.123"),
            ("^[^a-z]$", "E"),
            ("^(?!aws)[a-z]+$", "example"),
            (r"^[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*$", "example"),
            ("[[a]", "["),
            ("^[!&&]{2}$", "!&"),
            ("^[^]$", "e"),
            ("abc", "abc"),
            ("^ü+$", "ü"),
        ] {
            assert_eq!(text(pattern, 0).as_deref(), Some(expected), "{pattern}");
        }
    }

    #[test]
    fn texts_are_long_enough() {
        assert_eq!(text("^[a-z]+$", 20).as_deref(), Some("exampleexampleexampl"));
        assert_eq!(text("^[a-f0-9]*$", 18).as_deref(), Some("0123456789abcdef01"));
        assert_eq!(text("^(ab)+$", 9).as_deref(), Some("ababababababababab"));
    }

    #[test]
    fn what_cannot_be_read_is_no_pattern() {
        for pattern in ["(", "[a", r"(a)\1", "a{100000}{100000}", r"\p{Nothing}"] {
            assert!(Pattern::new(pattern).is_none(), "{pattern}");
        }
    }
}
