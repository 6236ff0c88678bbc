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
