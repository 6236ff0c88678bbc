//! Matching the items of one crate, or the members of one type, with those of the other.

use std::collections::BTreeMap;

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
    pub(super) fn by<K: Ord>(&mut self, old: impl Fn(&T) -> Option<K>, new: impl Fn(&T) -> Option<K>) {
        let mut groups: BTreeMap<K, (Vec<T>, Vec<T>)> = BTreeMap::new();
        for (key, item) in self.removed.iter().filter_map(|item| Some((old(item)?, *item))) {
            groups.entry(key).or_default().0.push(item);
        }
        for (key, item) in self.added.iter().filter_map(|item| Some((new(item)?, *item))) {
            groups.entry(key).or_default().1.push(item);
        }
        groups.retain(|_, (olds, news)| olds.len() == 1 && news.len() == 1);
        self.removed.retain(|item| old(item).is_none_or(|key| !groups.contains_key(&key)));
        self.added.retain(|item| new(item).is_none_or(|key| !groups.contains_key(&key)));
        self.kept.extend(groups.into_values().flat_map(|(olds, news)| olds.into_iter().zip(news)));
    }
}
