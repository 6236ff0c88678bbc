//! Traits of one shape or member.

use crate::shape_id::ShapeId;

/// What is known of each trait on a shape or member, sorted by the traits' ids. There are few on a shape and very many
/// shapes: a list is smaller and faster than a map.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TraitList<T>(Vec<(ShapeId, T)>);

impl<T> TraitList<T> {
    /// Whether there is a trait with this absolute id.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.find(id).is_ok()
    }

    /// The trait with this absolute id.
    pub(crate) fn get(&self, id: &str) -> Option<&T> {
        self.find(id).ok().map(|index| &self.0[index].1)
    }

    /// The same, to change it.
    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.find(id).ok().map(|index| &mut self.0[index].1)
    }

    /// Sets a trait and returns what was there before.
    pub(crate) fn insert(&mut self, id: ShapeId, added: T) -> Option<T> {
        match self.find(id.as_str()) {
            Ok(index) => Some(std::mem::replace(&mut self.0[index].1, added)),
            Err(index) => {
                self.0.insert(index, (id, added));
                None
            }
        }
    }

    /// Takes a trait away.
    pub(crate) fn remove(&mut self, id: &str) -> Option<T> {
        self.find(id).ok().map(|index| self.0.remove(index).1)
    }

    /// All traits.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&ShapeId, &T)> {
        self.0.iter().map(|(id, value)| (id, value))
    }

    /// Other values of the same traits.
    pub(crate) fn map<U>(&self, mut value: impl FnMut(&ShapeId, &T) -> U) -> TraitList<U> {
        TraitList(self.0.iter().map(|(id, before)| (id.clone(), value(id, before))).collect())
    }

    /// How many traits there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(id))
    }
}

impl<T> Default for TraitList<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> FromIterator<(ShapeId, T)> for TraitList<T> {
    /// Of equal ids the last one counts.
    fn from_iter<I: IntoIterator<Item = (ShapeId, T)>>(traits: I) -> Self {
        let mut list: Vec<(ShapeId, T)> = traits.into_iter().collect();
        if !list.is_sorted_by(|(a, _), (b, _)| a < b) {
            // The sort is stable, so the last of equal ids now comes first and is the one that stays.
            list.reverse();
            list.sort_by(|(a, _), (b, _)| a.cmp(b));
            list.dedup_by(|(later, _), (kept, _)| later == kept);
        }
        list.shrink_to_fit();
        Self(list)
    }
}

impl<T> Extend<(ShapeId, T)> for TraitList<T> {
    /// Sets traits, in place of those with the same ids.
    fn extend<I: IntoIterator<Item = (ShapeId, T)>>(&mut self, traits: I) {
        for (id, value) in traits {
            self.insert(id, value);
        }
    }
}

impl<T> IntoIterator for TraitList<T> {
    type Item = (ShapeId, T);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::TraitList;

    #[test]
    fn of_equal_ids_the_last_one_counts() {
        let id = |text: &str| text.parse().unwrap();
        let pairs = [("a#c", 1), ("a#a", 2), ("a#c", 3), ("a#b", 4), ("a#c", 5)];
        let mut list: TraitList<i32> = pairs.into_iter().map(|(text, value)| (id(text), value)).collect();
        let shown = |list: &TraitList<i32>| -> Vec<String> {
            list.iter().map(|(id, value)| format!("{id} {value}")).collect()
        };
        assert_eq!(shown(&list), ["a#a 2", "a#b 4", "a#c 5"]);
        assert_eq!(list.insert(id("a#b"), 6), Some(4));
        assert_eq!(list.insert(id("a#aa"), 7), None);
        assert_eq!(list.remove("a#a"), Some(2));
        assert_eq!(shown(&list), ["a#aa 7", "a#b 6", "a#c 5"]);
        assert_eq!((list.get("a#aa"), list.get("a#x"), list.len()), (Some(&7), None, 3));
    }
}
