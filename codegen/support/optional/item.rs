//! Items of lists in endpoint rules: an index in `getAttr`.

use std::convert::TryFrom;

/// The item with this index, from 0. A negative index counts from the end: -1 is the last item.
pub fn item<T: AsRef<str>>(list: &[T], index: i64) -> Option<&str> {
    let from_end = usize::try_from(index.unsigned_abs()).ok()?;
    let index = if index < 0 { list.len().checked_sub(from_end)? } else { from_end };
    list.get(index).map(AsRef::as_ref)
}
