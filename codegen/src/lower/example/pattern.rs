//! Text from a regular expression: the shortest that a person can read and that fits.
//!
//! Look-around is left out, so that a few texts more fit than should.

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::lower::pattern::Pattern;

/// Characters of a text; what is longer helps nobody.
const MOST_CHARACTERS: usize = 600;
/// Branches of an alternation that are tried.
const BRANCHES: usize = 4;
/// Text for any letters.
const WORDS: [&str; 4] = ["example", "Example", "EXAMPLE", "0123456789abcdef"];
const DIGITS: &str = "1234567890";

/// Texts that should match, the better ones first; `shortest` is how many characters are needed.
pub(super) fn texts(pattern: &Pattern, shortest: usize) -> impl Iterator<Item = String> {
    let hir = pattern.without_look_around().and_then(|pattern| regex_syntax::parse(pattern).ok());
    let lengths = [7, shortest.max(7), 1, 0, 2, 3, 4, 8, 12, 16, 20, 24, 32, 36, 64, 128, 256];
    let counts = lengths.into_iter().flat_map(|count| (0..BRANCHES).map(move |branch| (count, branch)));
    counts.filter_map(move |(count, branch)| {
        let mut text = String::new();
        Walk { count, branch }.push(hir.as_ref()?, &mut text)?;
        Some(text)
    })
}

/// What to take if there is a choice.
struct Walk {
    /// How often to repeat.
    count: usize,
    /// Which branch of an alternation to take.
    branch: usize,
}

impl Walk {
    /// Adds text that the expression matches; `None` if it becomes too long or nothing matches.
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

/// Adds this many characters of a class: a word, digits, or what else can be read.
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The first text that matches and is long enough.
    fn text(pattern: &str, shortest: usize) -> Option<String> {
        let pattern = Pattern::new(pattern);
        texts(&pattern, shortest).find(|text| pattern.matches(text) && text.len() >= shortest.max(1))
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
}
