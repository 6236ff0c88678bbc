//! Which member of a new type is which of the old one.

use std::collections::{BTreeMap, BTreeSet};

use super::matched::only_pairs;
use crate::name::Ident;

/// How many pairs of members are compared to find those that may be one in spite of other names.
const MOST_COMPARED: usize = 1_000_000;

/// A part of a member by which it can be told from the others.
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

/// Finds the members that are one: by the first of these parts, what is left then by the second, and so on.
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

/// The members that are gone and may be new ones by other names: each with one that matches, which no other does. It is a
/// guess and no more: `MinCount` and `MaxCount` are alike in all but their meaning.
pub(super) fn possibly_renamed(
    left: &Members,
    matches: impl Fn(usize, usize) -> bool,
) -> BTreeMap<usize, usize> {
    // Each has to be compared with each. Where so many are left, the type is another one.
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

/// Whether a name may be another spelling of the other. That a member has the same type and target is no evidence by
/// itself where the target is as common as a string.
pub(super) fn is_similar(old: &str, new: &str) -> bool {
    strsim::jaro_winkler(&old.to_lowercase(), &new.to_lowercase()) >= 0.85
}
