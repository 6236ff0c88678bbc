use std::hash::Hasher;

use super::*;

/// A key whose hash is that of all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Alike(u8);

impl Hash for Alike {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u8(0);
    }
}

fn entries<K: Clone, V: Clone>(map: &OrderedMap<K, V>) -> Vec<(K, V)> {
    map.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
}

#[test]
fn entries_stay_in_the_order_of_insertion() {
    let mut map: OrderedMap<String, u8> = OrderedMap::default();
    for (key, value) in [("b", 0), ("c", 1), ("a", 2)] {
        assert_eq!(map.insert(key.to_owned(), value), None);
    }
    assert_eq!(map.insert("c".to_owned(), 3), Some(1));
    *map.entry("b".to_owned()).or_default() += 4;
    map.entry("d".to_owned()).or_insert(5);
    assert!(map.keys().eq(["b", "c", "a", "d"]));
    assert!(map.values().eq(&[4, 3, 2, 5]));
    assert_eq!((map.get("a"), map["d"], map.get("e")), (Some(&2), 5, None));
}

#[test]
fn keys_of_one_hash_are_told_apart() {
    let mut map: OrderedMap<Alike, u8> = (0..20).map(|number| (Alike(number), number)).collect();
    for number in 0..20 {
        assert_eq!(map.get_index_of(&Alike(number)), Some(usize::from(number)));
    }
    assert_eq!(map.get(&Alike(20)), None);
    assert_eq!(map.insert(Alike(2), 9), Some(2));
    assert_eq!(map[&Alike(2)], 9);
}

#[test]
fn what_was_moved_is_found() {
    let mut map: OrderedMap<Alike, u8> =
        [4, 1, 3, 0, 2].map(|number| (Alike(number), number)).into_iter().collect();
    map.retain(|_, value| *value != 3);
    assert_eq!(entries(&map), [4, 1, 0, 2].map(|number| (Alike(number), number)));
    map.sort_unstable_keys();
    assert_eq!(entries(&map), [0, 1, 2, 4].map(|number| (Alike(number), number)));
    assert_eq!(
        [0, 1, 2, 3, 4].map(|number| map.get_index_of(&Alike(number))),
        [Some(0), Some(1), Some(2), None, Some(3)]
    );
}

#[test]
fn an_item_is_in_a_set_once() {
    let mut set: OrderedSet<u8> = [3, 1, 3, 2, 1].into_iter().collect();
    assert!(set.iter().eq(&[3, 1, 2]));
    assert!(!set.insert(1) && set.insert(0));
    assert_eq!((set.len(), set[3], set.get_index_of(&2)), (4, 0, Some(2)));
    set.sort_unstable();
    assert!(set.into_iter().eq([0, 1, 2, 3]));
}

#[test]
fn all_of_many_are_found() {
    let mut set = OrderedSet::default();
    for number in 0..1000_usize {
        assert_eq!(set.get_index_of(&number), None);
        assert!(set.insert(number));
    }
    assert!((0..1000).all(|number| set.get_index_of(&number) == Some(number)));
}

#[test]
fn of_many_few_may_stay() {
    let mut map: OrderedMap<usize, usize> = (0..20).map(|number| (number, number * 2)).collect();
    map.retain(|key, _| key % 5 == 0);
    assert_eq!(entries(&map), [(0, 0), (5, 10), (10, 20), (15, 30)]);
    map.extend((20..30).map(|number| (number, 0)));
    map.retain(|key, _| *key != 5);
    assert_eq!((map.get(&15), map.get(&5), map.get_index_of(&29)), (Some(&30), None, Some(12)));
    map.insert(5, 1);
    assert_eq!((map[&5], map.len()), (1, 14));
}
