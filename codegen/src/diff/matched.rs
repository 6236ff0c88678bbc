//! Matching the items of one crate, or the members of one type, with those of the other.

use std::hash::Hash;

use crate::ordered::{OrderedMap, OrderedSet};

/// The pairs of an old and a new item so far, and the unmatched items on either side.
pub(super) struct Matched<T> {
    pub(super) kept: Vec<(T, T)>,
    pub(super) removed: Vec<T>,
    pub(super) added: Vec<T>,
}

impl<T: Copy> Matched<T> {
    /// Without pairs yet.
    pub(super) fn new(old: impl Iterator<Item = T>, new: impl Iterator<Item = T>) -> Self {
        Self { kept: Vec::new(), removed: old.collect(), added: new.collect() }
    }

    /// The unmatched items alone.
    pub(super) fn unmatched(&self) -> Self {
        Self { kept: Vec::new(), removed: self.removed.clone(), added: self.added.clone() }
    }

    /// Pairs unmatched items by a key that no other unmatched item has.
    pub(super) fn by<K: Eq + Hash>(&mut self, old: impl Fn(&T) -> Option<K>, new: impl Fn(&T) -> Option<K>) {
        let pairs = pairs(self.removed.iter().map(old).collect(), self.added.iter().map(new).collect());
        self.kept.extend(pairs.iter().map(|(old, new)| (self.removed[*old], self.added[*new])));
        let (old, new): (OrderedSet<usize>, OrderedSet<usize>) = pairs.into_iter().unzip();
        for (items, paired) in [(&mut self.removed, old), (&mut self.added, new)] {
            let mut indices = 0..;
            items.retain(|_| indices.next().is_some_and(|index| !paired.contains(&index)));
        }
    }
}

/// The indices of equal keys, where each list has one of them.
fn pairs<K: Eq + Hash>(old: Vec<Option<K>>, new: Vec<Option<K>>) -> Vec<(usize, usize)> {
    let mut groups: OrderedMap<K, [Vec<usize>; 2]> = OrderedMap::default();
    for (side, keys) in [old, new].into_iter().enumerate() {
        for (index, key) in keys.into_iter().enumerate() {
            if let Some(key) = key {
                groups.entry(key).or_default()[side].push(index);
            }
        }
    }
    let pair = |[old, new]: [Vec<usize>; 2]| match (old.as_slice(), new.as_slice()) {
        ([old], [new]) => Some((*old, *new)),
        _ => None,
    };
    groups.into_values().filter_map(pair).collect()
}
