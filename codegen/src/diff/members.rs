//! Matching the members of a new type with those of the old one.

use std::collections::{BTreeMap, BTreeSet};

use super::matched::only_pairs;
use crate::name::Ident;

/// How many pairs of members are compared to find those that may have been renamed.
const MOST_COMPARED: usize = 1_000_000;

/// A part of a member that can tell it from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part<'m> {
    Name(&'m str),
    Ident(&'m Ident),
    Text(&'m str),
    Integer(i64),
}

/// The members of a type in both crates, by their indices.
#[derive(Default)]
pub(super) struct Members {
    /// Those in both, in the order of the old one.
    pub(super) pairs: Vec<(usize, usize)>,
    pub(super) removed: Vec<usize>,
    pub(super) added: Vec<usize>,
}

/// Matches members: by the first of these parts, then the rest by the second, and so on.
pub(super) fn members<T>(old: &[T], new: &[T], parts: &[fn(&T) -> Part<'_>]) -> Members {
    let mut members =
        Members { pairs: Vec::new(), removed: (0..old.len()).collect(), added: (0..new.len()).collect() };
    for part in parts {
        let pairs = only_pairs(
            members.removed.iter().map(|index| (old.get(*index).map(part), *index)),
            members.added.iter().map(|index| (new.get(*index).map(part), *index)),
        );
        let (olds, news): (BTreeSet<usize>, BTreeSet<usize>) = pairs.iter().copied().unzip();
        members.removed.retain(|index| !olds.contains(index));
        members.added.retain(|index| !news.contains(index));
        members.pairs.extend(pairs);
    }
    members.pairs.sort_unstable();
    members
}

/// Members that are gone and may have been renamed: each with a new one that matches it and nothing else. It is only a
/// guess: `MinCount` and `MaxCount` differ in nothing but their meaning.
pub(super) fn possibly_renamed(
    left: &Members,
    matches: impl Fn(usize, usize) -> bool,
) -> BTreeMap<usize, usize> {
    // Each has to be compared with each. If so many are left, the type is another one.
    if left.removed.len().saturating_mul(left.added.len()) > MOST_COMPARED {
        return BTreeMap::new();
    }
    let mut pairs = BTreeMap::new();
    for one in &left.removed {
        let mut matching = left.added.iter().filter(|other| matches(*one, **other));
        if let (Some(other), None) = (matching.next(), matching.next())
            && left.removed.iter().filter(|one| matches(**one, *other)).count() == 1
        {
            pairs.insert(*one, *other);
        }
    }
    pairs
}

/// Whether a name may be another spelling of the other. The same type and target alone are no evidence if the target is
/// as common as a string.
pub(super) fn is_similar(old: &str, new: &str) -> bool {
    strsim::jaro_winkler(&old.to_lowercase(), &new.to_lowercase()) >= 0.85
}
