//! Pairs of an old and a new item, while they are being matched.

use std::collections::BTreeMap;

use super::view::Key;

/// A shape in both crates, or in one of them.
pub(super) enum Pair<T> {
    Added(T),
    Removed(T),
    Kept(T, T),
}

/// Pairs of an old and a new item with a key that no other item has.
pub(super) fn only_pairs<T: Copy, K: Ord>(
    old: impl Iterator<Item = (Option<K>, T)>,
    new: impl Iterator<Item = (Option<K>, T)>,
) -> Vec<(T, T)> {
    let mut groups: BTreeMap<K, (Vec<T>, Vec<T>)> = BTreeMap::new();
    for (key, item) in old.filter_map(|(key, item)| Some((key?, item))) {
        groups.entry(key).or_default().0.push(item);
    }
    for (key, item) in new.filter_map(|(key, item)| Some((key?, item))) {
        groups.entry(key).or_default().1.push(item);
    }
    let pair = |(old, new): (Vec<T>, Vec<T>)| match (old.as_slice(), new.as_slice()) {
        ([old], [new]) => Some((*old, *new)),
        _ => None,
    };
    groups.into_values().filter_map(pair).collect()
}

/// The pairs so far, and the unmatched items on either side.
pub(super) struct Matched<T> {
    pub(super) kept: Vec<(T, T)>,
    pub(super) removed: Vec<T>,
    pub(super) added: Vec<T>,
}

impl<T: Copy> Matched<T> {
    pub(super) fn by_key(old: &BTreeMap<Key<'_>, T>, new: &BTreeMap<Key<'_>, T>) -> Self {
        let mut matched = Self { kept: Vec::new(), removed: Vec::new(), added: Vec::new() };
        for (key, item) in old {
            match new.get(key) {
                Some(other) => matched.kept.push((*item, *other)),
                None => matched.removed.push(*item),
            }
        }
        matched.added = new.iter().filter(|(key, _)| !old.contains_key(key)).map(|(_, item)| *item).collect();
        matched
    }

    /// Pairs unmatched items that have the same name.
    pub(super) fn by<'a>(&mut self, name: impl Fn(&T) -> &'a str) {
        let names: Vec<&str> = self.removed.iter().map(&name).collect();
        self.move_renamed(names.into_iter().map(|name| (name, name)), name);
    }

    /// Pairs unmatched items of the two sides by these ids.
    pub(super) fn move_renamed<'a>(
        &mut self,
        pairs: impl Iterator<Item = (&'a str, &'a str)>,
        id: impl Fn(&T) -> &'a str,
    ) {
        let by_id = |items: &[T]| items.iter().map(|item| (id(item), *item)).collect::<BTreeMap<_, _>>();
        let (mut removed, mut added) = (by_id(&self.removed), by_id(&self.added));
        for (old, new) in pairs {
            if let (Some(before), Some(after)) = (removed.get(old), added.get(new)) {
                self.kept.push((*before, *after));
                removed.remove(old);
                added.remove(new);
            }
        }
        self.removed.retain(|item| removed.contains_key(id(item)));
        self.added.retain(|item| added.contains_key(id(item)));
    }

    pub(super) fn into_pairs(self) -> Vec<Pair<T>> {
        let kept = self.kept.into_iter().map(|(old, new)| Pair::Kept(old, new));
        let removed = self.removed.into_iter().map(Pair::Removed);
        kept.chain(removed).chain(self.added.into_iter().map(Pair::Added)).collect()
    }
}
