//! Patterns as the crate `regex` runs them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use regex::{Regex, RegexBuilder};

use super::ecma262::{Translated, translated};

/// Bytes of a compiled pattern, here and in generated code. One that needs more holds repetitions in the thousands, and is
/// not worth its time.
const MOST_COMPILED: usize = 2 << 20;

/// No repetition that is longer fits into that, and to try takes as long as all other patterns of a model.
const MOST_REPETITIONS: u32 = 1 << 16;
const TOO_MUCH: &str = "it needs too much memory";

/// A pattern, translated and compiled.
pub(super) struct Pattern {
    /// The expression without look-around, or why it cannot be run.
    compiled: Result<Regex, String>,
    look_around: bool,
}

impl Pattern {
    /// Reads a pattern.
    pub(super) fn new(pattern: &str) -> Self {
        let Translated { regex, look_around } = translated(pattern);
        Self { compiled: compiled(&regex), look_around }
    }

    /// The pattern in the syntax of `regex`; `None` if it cannot be checked with that.
    pub(super) fn regex(&self) -> Option<&str> {
        self.without_look_around().filter(|_| !self.look_around)
    }

    /// Why it cannot be checked, in words.
    pub(super) fn unchecked(&self) -> Option<&str> {
        match &self.compiled {
            Ok(_) => self.look_around.then_some("look-around is not supported"),
            Err(reason) => Some(reason),
        }
    }

    /// The same without look-around; `None` if even that cannot be run.
    pub(super) fn without_look_around(&self) -> Option<&str> {
        self.compiled.as_ref().ok().map(Regex::as_str)
    }

    /// Whether the text matches; look-around matches anything.
    pub(super) fn matches(&self, text: &str) -> bool {
        self.compiled.as_ref().is_ok_and(|regex| regex.is_match(text))
    }
}

/// The compiled expression, or why it cannot be run.
fn compiled(regex: &str) -> Result<Regex, String> {
    if repeats_too_much(regex) {
        return Err(TOO_MUCH.to_owned());
    }
    RegexBuilder::new(regex).size_limit(MOST_COMPILED).build().map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => TOO_MUCH.to_owned(),
        // The last line says what it is; those before it show the place.
        error => {
            let text = error.to_string();
            let line = text.lines().last().unwrap_or_default();
            line.strip_prefix("error: ").unwrap_or(line).to_owned()
        }
    })
}

fn repeats_too_much(regex: &str) -> bool {
    let is_number = |before: &str| [r"\u", r"\x"].iter().any(|escape| before.ends_with(escape));
    let braces = regex.match_indices('{').filter(|(at, _)| !is_number(&regex[..*at]));
    let bounds = braces.filter_map(|(at, _)| Some(regex[at + 1..].split_once('}')?.0));
    bounds
        .flat_map(|bounds| bounds.split(','))
        .any(|bound| bound.parse::<u32>().is_ok_and(|bound| bound > MOST_REPETITIONS))
}

/// Patterns that were read already: most stand on many members.
#[derive(Default)]
pub(super) struct Patterns(RefCell<BTreeMap<String, Rc<Pattern>>>);

impl Patterns {
    /// A pattern in the syntax of `regex`, or why it cannot be checked with that.
    pub(super) fn read(&self, pattern: &str) -> (Option<String>, Option<String>) {
        let read = self.get(pattern);
        (read.regex().map(str::to_owned), read.unchecked().map(str::to_owned))
    }

    pub(super) fn get(&self, pattern: &str) -> Rc<Pattern> {
        let mut read = self.0.borrow_mut();
        Rc::clone(read.entry(pattern.to_owned()).or_insert_with(|| Rc::new(Pattern::new(pattern))))
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn what_cannot_be_run_says_why() {
        for (pattern, reason) in [
            ("^(?!aws).+$", "look-around is not supported"),
            (r"(a)\1", "backreferences are not supported"),
            ("^.{1,100000}$", "it needs too much memory"),
            (r"^[\u{100000}a]{1,5000}{2}$", "it needs too much memory"),
            ("(", "unclosed group"),
            (r"\p{Nothing}", "Unicode property not found"),
        ] {
            let read = Pattern::new(pattern);
            assert_eq!((read.regex(), read.unchecked()), (None, Some(reason)), "{pattern}");
        }
        let read = Pattern::new(r"^\p{L}\d$");
        assert_eq!((read.regex(), read.unchecked()), (Some(r"^\p{L}[0-9]$"), None));
    }

    #[test]
    fn as_ecma_262_means_it() {
        for (pattern, text, matches) in [
            ("b", "abc", true),
            ("^b$", "b\n", false),
            ("^.$", "\u{2028}", false),
            ("^.$", "🚀", true),
            (r"^\w$", "é", false),
            (r"^\d$", "٣", false),
            (r"^\s$", "\u{feff}", true),
            (r"^\S$", "\u{a0}", false),
            (r"^\cJ$", "\n", true),
            (r"^[\cj]$", "\n", true),
            (r"^[^\s]$", "x", true),
            (r"^[\uD800\uDC00-\uDBFF\uDFFF]$", "🚀", true),
            ("^(?i)all$", "ALL", true),
            (r"^\u{100000}{1}$", "\u{100000}", true),
        ] {
            assert_eq!(Pattern::new(pattern).matches(text), matches, "{pattern} {text:?}");
        }
    }
}
