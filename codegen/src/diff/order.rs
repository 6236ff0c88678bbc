//! The order of changes.

use std::cmp::Reverse;

use super::report::Change;

/// Most severe first; among equally severe changes, those of what is sensitive first; then by what they are listed
/// under, kind and path.
pub(super) fn order(changes: &mut [Change]) {
    changes.sort_by_cached_key(|change| {
        (Reverse(change.class), !change.security, change.group.clone(), change.kind, change.path.clone())
    });
}
