//! What a value may be: the constraints of a member and of what it targets.

use std::rc::Rc;

use crate::lower::lowering::Lowering;
use crate::lower::pattern::Pattern;
use crate::resolve::{Kind, Length, Member, Range};

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
    /// The lowest and the highest number of the type, which a range need not heed.
    of_type: (f64, f64),
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
            of_type: match lowering.model.shape(&member.target).kind {
                Kind::Byte => (i8::MIN.into(), i8::MAX.into()),
                Kind::Short => (i16::MIN.into(), i16::MAX.into()),
                Kind::Integer => (i32::MIN.into(), i32::MAX.into()),
                Kind::Float => (f32::MIN.into(), f32::MAX.into()),
                _ => (f64::MIN, f64::MAX),
            },
        }
    }

    /// Whether this may be the value.
    pub(super) fn allows(&self, text: &str) -> bool {
        let length = text.chars().count();
        (self.shortest..=self.longest).contains(&length)
            && self.pattern.as_ref().is_none_or(|pattern| pattern.matches(text))
    }

    /// Whether the number is in the range and of the type.
    pub(super) fn allows_number(&self, number: f64) -> bool {
        self.nearest(number) == number
    }

    /// The number of the type that is nearest to this one and, if the type has such a number, in the range.
    pub(super) fn nearest(&self, number: f64) -> f64 {
        let (lowest, highest) = self.of_type;
        let range = self.range.as_ref();
        let least = range.and_then(|range| range.min()?.as_f64()).unwrap_or(lowest);
        let most = range.and_then(|range| range.max()?.as_f64()).unwrap_or(highest);
        number.min(most).max(least).clamp(lowest, highest)
    }
}
