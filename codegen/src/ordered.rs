//! Maps and sets with fast look-up whose entries keep the order of insertion, or the order that they were sorted in:
//! the order of hashes cannot get into generated code.
//!
//! They do what the generator needs of them and no more, since all who build it from source compile them once for each
//! type of entry: what can do without the types is in `positions.rs`.

mod positions;

use std::borrow::Borrow;
use std::fmt;
use std::hash::Hash;
use std::iter::Map;
use std::mem;
use std::ops::Index;
use std::slice;
use std::vec;

use positions::{Positions, first};

/// Up to so many entries are looked at one after the other.
const FEW: usize = 8;

/// A map that keeps the order of its entries.
#[derive(Clone)]
pub(crate) struct OrderedMap<K, V> {
    entries: Vec<(K, V)>,
    /// Empty while there are few entries.
    positions: Positions,
}

impl<K, V> Default for OrderedMap<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new(), positions: Positions::default() }
    }
}

impl<K, V> OrderedMap<K, V> {
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn as_slice(&self) -> &[(K, V)] {
        &self.entries
    }

    pub(crate) fn iter(&self) -> Iter<'_, K, V> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    pub(crate) fn keys(&self) -> Keys<'_, K, V> {
        self.entries.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> Values<'_, K, V> {
        self.entries.iter().map(|(_, value)| value)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    pub(crate) fn into_values(self) -> impl Iterator<Item = V> {
        self.entries.into_iter().map(|(_, value)| value)
    }

    pub(crate) fn into_keys(self) -> impl Iterator<Item = K> {
        self.entries.into_iter().map(|(key, _)| key)
    }
}

impl<K: Hash + Eq, V> OrderedMap<K, V> {
    /// The index of the key's entry.
    pub(crate) fn get_index_of<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        let is_meant = |position: usize| self.entries[position].0.borrow() == key;
        if self.len() <= FEW {
            return first(self.len(), &is_meant);
        }
        self.positions.find(self.positions.hash(key), &is_meant)
    }

    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.get_index_of(key).map(|index| &self.entries[index].1)
    }

    pub(crate) fn get_key_value<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        self.get_index_of(key).map(|index| (&self.entries[index].0, &self.entries[index].1))
    }

    pub(crate) fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.get_index_of(key).map(|index| &mut self.entries[index].1)
    }

    pub(crate) fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.get_index_of(key).is_some()
    }

    /// Sets the value of a key, and returns the one that it had. The entry's place stays.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        if let Some(index) = self.get_index_of(&key) {
            return Some(mem::replace(&mut self.entries[index].1, value));
        }
        self.push(key, value);
        None
    }

    pub(crate) fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }

    pub(crate) fn retain(&mut self, mut stays: impl FnMut(&K, &mut V) -> bool) {
        self.entries.retain_mut(|(key, value)| stays(key, value));
        self.find_again();
    }

    pub(crate) fn sort_unstable_keys(&mut self)
    where
        K: Ord,
    {
        self.entries.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        self.find_again();
    }

    /// Adds an entry whose key is new.
    fn push(&mut self, key: K, value: V) -> &mut V {
        self.entries.push((key, value));
        let last = self.entries.len() - 1;
        if last > FEW {
            self.positions.push(self.positions.hash(&self.entries[last].0));
        } else if last == FEW {
            self.find_again();
        }
        &mut self.entries[last].1
    }

    /// Learns the places of all entries anew.
    fn find_again(&mut self) {
        self.positions = Positions::default();
        if self.len() > FEW {
            for (key, _) in &self.entries {
                self.positions.push(self.positions.hash(key));
            }
        }
    }
}

/// The place of a key in a map, which may be empty.
pub(crate) struct Entry<'m, K, V> {
    map: &'m mut OrderedMap<K, V>,
    key: K,
}

impl<'m, K: Hash + Eq, V> Entry<'m, K, V> {
    pub(crate) fn or_insert_with(self, value: impl FnOnce() -> V) -> &'m mut V {
        match self.map.get_index_of(&self.key) {
            Some(index) => &mut self.map.entries[index].1,
            None => self.map.push(self.key, value()),
        }
    }

    pub(crate) fn or_insert(self, value: V) -> &'m mut V {
        self.or_insert_with(|| value)
    }

    pub(crate) fn or_default(self) -> &'m mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

type Iter<'m, K, V> = Map<slice::Iter<'m, (K, V)>, fn(&(K, V)) -> (&K, &V)>;
type Keys<'m, K, V> = Map<slice::Iter<'m, (K, V)>, fn(&(K, V)) -> &K>;
pub(crate) type Values<'m, K, V> = Map<slice::Iter<'m, (K, V)>, fn(&(K, V)) -> &V>;

impl<'m, K, V> IntoIterator for &'m OrderedMap<K, V> {
    type Item = (&'m K, &'m V);
    type IntoIter = Iter<'m, K, V>;

    fn into_iter(self) -> Iter<'m, K, V> {
        self.iter()
    }
}

impl<K, V> IntoIterator for OrderedMap<K, V> {
    type Item = (K, V);
    type IntoIter = vec::IntoIter<(K, V)>;

    fn into_iter(self) -> vec::IntoIter<(K, V)> {
        self.entries.into_iter()
    }
}

impl<K: Hash + Eq, V> Extend<(K, V)> for OrderedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for OrderedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        map.extend(entries);
        map
    }
}

impl<K: Hash + Eq + Borrow<Q>, V, Q: Hash + Eq + ?Sized> Index<&Q> for OrderedMap<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        &self.entries[self.get_index_of(key).unwrap_or(usize::MAX)].1
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for OrderedMap<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for OrderedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

/// A set that keeps the order of its items.
#[derive(Clone, PartialEq)]
pub(crate) struct OrderedSet<T>(OrderedMap<T, ()>);

impl<T> Default for OrderedSet<T> {
    fn default() -> Self {
        Self(OrderedMap::default())
    }
}

impl<T> OrderedSet<T> {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> Keys<'_, T, ()> {
        self.0.keys()
    }
}

impl<T: Hash + Eq> OrderedSet<T> {
    pub(crate) fn contains<Q: Hash + Eq + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains_key(item)
    }

    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, item: &Q) -> Option<&T>
    where
        T: Borrow<Q>,
    {
        self.0.get_key_value(item).map(|(item, ())| item)
    }

    /// The index of the item.
    pub(crate) fn get_index_of<Q: Hash + Eq + ?Sized>(&self, item: &Q) -> Option<usize>
    where
        T: Borrow<Q>,
    {
        self.0.get_index_of(item)
    }

    /// Adds an item, and returns whether it is new.
    pub(crate) fn insert(&mut self, item: T) -> bool {
        self.0.insert(item, ()).is_none()
    }

    pub(crate) fn retain(&mut self, mut stays: impl FnMut(&T) -> bool) {
        self.0.retain(|item, ()| stays(item));
    }

    pub(crate) fn sort_unstable(&mut self)
    where
        T: Ord,
    {
        self.0.sort_unstable_keys();
    }
}

impl<'s, T> IntoIterator for &'s OrderedSet<T> {
    type Item = &'s T;
    type IntoIter = Keys<'s, T, ()>;

    fn into_iter(self) -> Keys<'s, T, ()> {
        self.iter()
    }
}

impl<T> IntoIterator for OrderedSet<T> {
    type Item = T;
    type IntoIter = Map<vec::IntoIter<(T, ())>, fn((T, ())) -> T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(|(item, ())| item)
    }
}

impl<T: Hash + Eq> Extend<T> for OrderedSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        self.0.extend(items.into_iter().map(|item| (item, ())));
    }
}

impl<T: Hash + Eq> FromIterator<T> for OrderedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Self::default();
        set.extend(items);
        set
    }
}

impl<T> Index<usize> for OrderedSet<T> {
    type Output = T;

    fn index(&self, index: usize) -> &T {
        &self.0.entries[index].0
    }
}

impl<T: fmt::Debug> fmt::Debug for OrderedSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self).finish()
    }
}

#[cfg(test)]
mod tests;
