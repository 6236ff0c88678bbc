//! Conversion of the lists and maps that setters take.

use std::collections::BTreeMap;

/// Converts and collects the items of a list.
#[allow(dead_code, reason = "a model need not have lists")]
pub(crate) fn list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// Converts and collects the entries of a map. Of entries with the same key, the last one counts.
#[allow(dead_code, reason = "a model need not have maps")]
pub(crate) fn map<K: Ord, V>(
    entries: impl IntoIterator<Item = (impl Into<K>, impl Into<V>)>,
) -> BTreeMap<K, V> {
    entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
}

/// Collects what a function makes of the items of a list.
#[allow(dead_code, reason = "a model need not have lists in lists")]
pub(crate) fn list_of<I, T>(items: impl IntoIterator<Item = I>, item: impl FnMut(I) -> T) -> Vec<T> {
    items.into_iter().map(item).collect()
}

/// Collects what a function makes of the values of a map, whose keys are converted. Of entries with the same key, the last
/// one counts.
#[allow(dead_code, reason = "a model need not have lists in maps")]
pub(crate) fn map_of<K: Ord, I, V>(
    entries: impl IntoIterator<Item = (impl Into<K>, I)>,
    mut value: impl FnMut(I) -> V,
) -> BTreeMap<K, V> {
    entries.into_iter().map(|(key, item)| (key.into(), value(item))).collect()
}
