//! Fields that need not be set, read as if they were.

use std::collections::BTreeMap;

use super::blob::Blob;

/// A field for which unset is as good as empty: `command.instance_ids.or_empty()` is a `&[String]`, and
/// `command.comment.or_empty()` a `&str`, whether set or not.
pub trait OrEmpty {
    /// The borrowed form of the value.
    type Value: ?Sized;

    /// The value, or an empty one if it is not set.
    fn or_empty(&self) -> &Self::Value;
}

impl OrEmpty for Option<String> {
    type Value = str;

    #[inline]
    fn or_empty(&self) -> &str {
        self.as_deref().unwrap_or_default()
    }
}

impl OrEmpty for Option<Blob> {
    type Value = [u8];

    #[inline]
    fn or_empty(&self) -> &[u8] {
        self.as_deref().unwrap_or_default()
    }
}

impl<T> OrEmpty for Option<Vec<T>> {
    type Value = [T];

    fn or_empty(&self) -> &[T] {
        self.as_deref().unwrap_or_default()
    }
}

impl<K, V> OrEmpty for Option<BTreeMap<K, V>> {
    type Value = BTreeMap<K, V>;

    fn or_empty(&self) -> &BTreeMap<K, V> {
        self.as_ref().unwrap_or(const { &BTreeMap::new() })
    }
}
