//! Patterns, each compiled on first use and then kept.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use regex::{Regex, RegexBuilder};

use super::constraint::Pattern;

/// The size limit of a compiled pattern, in bytes. The generator has checked that each needs less.
const MOST_COMPILED: usize = 2 << 20;

/// The patterns used so far, by their text: many members share one.
static COMPILED: RwLock<BTreeMap<&str, Option<Regex>>> = RwLock::new(BTreeMap::new());

impl Pattern {
    /// Whether it matches somewhere in the text.
    #[inline]
    pub fn matches(self, text: &str) -> bool {
        let matches = |regex: &Option<Regex>| regex.as_ref().is_none_or(|regex| regex.is_match(text));
        if let Some(regex) = COMPILED.read().unwrap_or_else(PoisonError::into_inner).get(self.regex) {
            return matches(regex);
        }
        let regex = RegexBuilder::new(self.regex).size_limit(MOST_COMPILED).build().ok();
        let found = matches(&regex);
        COMPILED.write().unwrap_or_else(PoisonError::into_inner).insert(self.regex, regex);
        found
    }
}
