//! What a value may be: the constraints of a member and of what it targets.

use std::rc::Rc;

use serde_json::Number;

use crate::lower::lowering::Lowering;
use crate::lower::pattern::Pattern;
use crate::resolve::{Length, Member, Range};

/// The constraints on a value.
pub(super) struct Constraint {
    /// The pattern that text matches, if it is one that can be read.
    pub(super) pattern: Option<Rc<Pattern>>,
    /// The fewest characters, bytes, items or entries.
    pub(super) shortest: usize,
    /// The most of them.
    pub(super) longest: usize,
    /// Whether all items differ.
    pub(super) unique_items: bool,
    range: Option<Range>,
}

impl Constraint {
    pub(super) fn of(lowering: &Lowering<'_>, member: &Member) -> Self {
        let limits = lowering.limits(member);
        let length = limits.length.as_ref().map(|(length, _)| length);
        let size = |bound: &u64| usize::try_from(*bound).unwrap_or(usize::MAX);
        let pattern = limits.pattern.map(|pattern| lowering.patterns.get(&pattern));
        Self {
            pattern: pattern.filter(|pattern| pattern.without_look_around().is_some()),
            shortest: length.and_then(Length::min).map_or(0, size),
            longest: length.and_then(Length::max).map_or(usize::MAX, size),
            unique_items: limits.unique_items,
            range: limits.range,
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
        self.nearest(number) == number
    }

    /// The number that is nearest to this one and in the range.
    pub(super) fn nearest(&self, number: f64) -> f64 {
        let bound = |bound: fn(&Range) -> Option<&Number>| bound(self.range.as_ref()?)?.as_f64();
        match (bound(Range::min), bound(Range::max)) {
            (Some(least), _) if number < least => least,
            (_, Some(most)) if number > most => most,
            _ => number,
        }
    }
}
