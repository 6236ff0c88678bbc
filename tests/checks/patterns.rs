//! Texts that match patterns of SSM.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Texts that match a pattern; none where it has look-around or a back-reference, or repeats too much.
pub(super) fn texts(pattern: &str) -> Vec<String> {
    if pattern.contains("00000}") {
        return Vec::new();
    }
    // Of ECMA 262, where these are ASCII and a dot is no end of a line.
    let pattern = pattern.replace(r"\w-", r"\w\-").replace(r"\w", "A-Za-z0-9_").replace(r"\d", "0-9");
    let Ok(hir) = regex_syntax::parse(&bracketed(&pattern)) else { return Vec::new() };
    let mut random = fastrand::Rng::with_seed(0);
    let mut made = || {
        let mut text = String::new();
        write(&hir, &mut random, &mut text);
        text
    };
    (0..60).map(|_| made()).filter(|text| !text.contains(['\r', '\u{2028}', '\u{2029}'])).collect()
}

/// Puts brackets around what stands for `\w` and `\d` outside of a class.
fn bracketed(pattern: &str) -> String {
    let (mut text, mut in_class, mut rest) = (String::new(), false, pattern);
    while let Some(c) = rest.chars().next() {
        let set = ["A-Za-z0-9_", "0-9"].iter().find(|set| rest.starts_with(**set));
        let taken = match (c, set) {
            (_, Some(set)) if !in_class => {
                text.push_str(&format!("[{set}]"));
                set.len()
            }
            ('\\', _) => {
                let len = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                text.push_str(&rest[..len]);
                len
            }
            _ => {
                in_class = match c {
                    '[' => true,
                    ']' => false,
                    _ => in_class,
                };
                text.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    text
}

/// Adds a text that matches, but for the ends of texts and words, which are not looked at.
fn write(hir: &Hir, random: &mut fastrand::Rng, text: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).unwrap()),
        HirKind::Class(Class::Unicode(class)) => {
            let range = random.choice(class.ranges()).unwrap();
            text.push(random.char(range.start()..=range.end()));
        }
        HirKind::Class(Class::Bytes(class)) => panic!("{class:?} is not of characters"),
        HirKind::Capture(capture) => write(&capture.sub, random, text),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(repetition.min + 32);
            (0..random.u32(repetition.min..=most)).for_each(|_| write(&repetition.sub, random, text));
        }
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, random, text)),
        HirKind::Alternation(parts) => write(random.choice(parts).unwrap(), random, text),
    }
}
