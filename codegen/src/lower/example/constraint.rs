//! What a value may be: the constraints of a member and of what it targets.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Number;

use super::pattern::Pattern;
use crate::resolve::{Member, Range, Shape};

/// Patterns that were read already: most stand on many members.
#[derive(Default)]
pub(in crate::lower) struct Patterns(Mutex<BTreeMap<String, Option<Arc<Pattern>>>>);

impl Patterns {
    fn get(&self, pattern: &str) -> Option<Arc<Pattern>> {
        let mut read = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = read.get(pattern) {
            return known.clone();
        }
        let new = Pattern::new(pattern).map(Arc::new);
        read.insert(pattern.to_owned(), new.clone());
        new
    }
}

/// The constraints on a value. A member's own trait counts before its target's
/// (Smithy 2.0, [constraint traits](https://smithy.io/2.0/spec/constraint-traits.html)).
pub(super) struct Constraint {
    /// The pattern that text matches, if it is one that can be read.
    pub(super) pattern: Option<Arc<Pattern>>,
    /// The fewest characters, bytes, items or entries.
    pub(super) shortest: usize,
    /// The most of them.
    pub(super) longest: usize,
    range: Option<Range>,
}

impl Constraint {
    pub(super) fn of(patterns: &Patterns, member: &Member, target: &Shape) -> Self {
        let length = member.traits.length().or_else(|| target.traits.length());
        let size = |bound: u64| usize::try_from(bound).unwrap_or(usize::MAX);
        let pattern = member.traits.pattern().or_else(|| target.traits.pattern());
        Self {
            pattern: pattern.and_then(|pattern| patterns.get(pattern)),
            shortest: length.and_then(|length| length.min).map_or(0, size),
            longest: length.and_then(|length| length.max).map_or(usize::MAX, size),
            range: member.traits.range().or_else(|| target.traits.range()).cloned(),
        }
    }

    /// Whether this may be the value.
    pub(super) fn allows(&self, text: &str) -> bool {
        let length = text.chars().count();
        (self.shortest..=self.longest).contains(&length)
            && self.pattern.as_ref().is_none_or(|pattern| pattern.matches(text))
    }

    /// Whether the number is in the range.
    pub(super) fn allows_number(&self, number: f64) -> bool {
        let (least, most) = self.bounds();
        least.is_none_or(|least| number >= least) && most.is_none_or(|most| number <= most)
    }

    /// The number that is nearest to this one and in the range.
    pub(super) fn nearest(&self, number: f64) -> f64 {
        match self.bounds() {
            (Some(least), _) if number < least => least,
            (_, Some(most)) if number > most => most,
            _ => number,
        }
    }

    fn bounds(&self) -> (Option<f64>, Option<f64>) {
        let bound = |bound: Option<&Number>| bound.and_then(Number::as_f64);
        let range = self.range.as_ref();
        (bound(range.and_then(|range| range.min.as_ref())), bound(range.and_then(|range| range.max.as_ref())))
    }
}
