//! Matching the members of a new type with those of the old one.

use super::matched::Matched;
use crate::lower::WireValue;
use crate::name::Ident;

/// How many pairs of members are compared to find those that may have been renamed.
const MOST_COMPARED: usize = 1_000_000;

/// A part of a member that can tell it from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part<'m> {
    Name(&'m str),
    Ident(&'m Ident),
    Value(&'m WireValue),
}

/// Matches members: by the first of these parts, then the rest by the second, and so on. Those in both types are in the
/// order of the old one; the second value says whether they have another order in the new one.
pub(super) fn members<'m, T>(
    old: &'m [T],
    new: &'m [T],
    parts: &[fn(&T) -> Part<'_>],
) -> (Matched<&'m T>, bool) {
    let mut matched = Matched::new(old.iter().enumerate(), new.iter().enumerate());
    for part in parts {
        let key = |&(_, member): &(usize, &'m T)| Some(part(member));
        matched.by(key, key);
    }
    let Matched { mut kept, removed, added } = matched;
    kept.sort_unstable_by_key(|((index, _), _)| *index);
    let is_reordered = !kept.is_sorted_by_key(|(_, (index, _))| *index);
    let kept = kept.into_iter().map(|((_, old), (_, new))| (old, new)).collect();
    let [removed, added] = [removed, added].map(|of| of.into_iter().map(|(_, member)| member).collect());
    (Matched { kept, removed, added }, is_reordered)
}

/// Members that are gone and may have been renamed: each with a new one that matches it and nothing else. It is only a
/// guess: `MinCount` and `MaxCount` differ in nothing but their meaning.
pub(super) fn possibly_renamed<'m, T>(
    left: &Matched<&'m T>,
    matches: impl Fn(&T, &T) -> bool,
) -> Vec<(&'m T, &'m T)> {
    // Each has to be compared with each. If so many are left, the type is another one.
    if left.removed.len().saturating_mul(left.added.len()) > MOST_COMPARED {
        return Vec::new();
    }
    let only = |one: &'m T| {
        let mut matching = left.added.iter().copied().filter(|other| matches(one, other));
        let other = matching.next().filter(|_| matching.next().is_none())?;
        let is_only = left.removed.iter().filter(|one| matches(one, other)).count() == 1;
        is_only.then_some((one, other))
    };
    left.removed.iter().copied().filter_map(only).collect()
}

/// Whether a name may be another spelling of the other. The same type and target alone are no evidence if the target is
/// as common as a string.
pub(super) fn is_similar(old: &str, new: &str) -> bool {
    strsim::jaro_winkler(&old.to_lowercase(), &new.to_lowercase()) >= 0.85
}
