//! Lists and maps of what converts into their values: what setters are given.

use std::collections::BTreeMap;

/// A list of all items, converted.
#[allow(dead_code, reason = "a model need not have lists")]
pub(crate) fn list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// A map of all entries, converted. Of two entries with one key, the second counts.
#[allow(dead_code, reason = "a model need not have maps")]
pub(crate) fn map<K: Ord, V>(
    entries: impl IntoIterator<Item = (impl Into<K>, impl Into<V>)>,
) -> BTreeMap<K, V> {
    entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
}
