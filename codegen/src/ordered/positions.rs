//! Positions of entries in a list, found by the hashes of their keys, whatever these are.

use std::hash::{BuildHasher, Hash, RandomState};

/// Where entries are, by the hashes of their keys: a table with a place for each hash, or behind it if that is taken.
#[derive(Clone, Default)]
pub(super) struct Positions {
    hasher: RandomState,
    hashes: Vec<u64>,
    /// A power of two, and at most half of them taken.
    table: Vec<Option<usize>>,
}

impl Positions {
    pub(super) fn hash<K: Hash + ?Sized>(&self, key: &K) -> u64 {
        self.hasher.hash_one(key)
    }

    /// The position with this hash that is meant.
    pub(super) fn find(&self, hash: u64, is_meant: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mut place = self.place(hash);
        while let Some(position) = *self.table.get(place)? {
            if self.hashes[position] == hash && is_meant(position) {
                return Some(position);
            }
            place = self.behind(place);
        }
        None
    }

    /// Adds the next position.
    pub(super) fn push(&mut self, hash: u64) {
        self.hashes.push(hash);
        if self.hashes.len() * 2 > self.table.len() {
            self.table = vec![None; (self.table.len() * 2).max(8)];
            (0..self.hashes.len()).for_each(|position| self.enter(position));
        } else {
            self.enter(self.hashes.len() - 1);
        }
    }

    fn enter(&mut self, position: usize) {
        let mut place = self.place(self.hashes[position]);
        while self.table[place].is_some() {
            place = self.behind(place);
        }
        self.table[place] = Some(position);
    }

    /// The lowest bits are as good as any.
    fn place(&self, hash: u64) -> usize {
        hash as usize & self.table.len().wrapping_sub(1)
    }

    fn behind(&self, place: usize) -> usize {
        (place + 1) & (self.table.len() - 1)
    }
}

/// The first of so many positions that is meant.
pub(super) fn first(len: usize, is_meant: &dyn Fn(usize) -> bool) -> Option<usize> {
    (0..len).find(|position| is_meant(*position))
}
