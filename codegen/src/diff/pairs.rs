//! Matching the shapes of the new crate with those of the old one.

use super::matched::Matched;
use super::names::Names;
use super::rename;
use super::view::{Placed, View};

/// The shapes of two crates, side by side.
pub(super) struct Pairs<'a> {
    pub(super) types: Matched<Placed<'a>>,
    pub(super) operations: Matched<Placed<'a>>,
    pub(super) names: Names<'a>,
}

impl<'a> Pairs<'a> {
    /// By shape id; then the rest by Rust name; then the rest by being otherwise the same.
    pub(super) fn of(old: &View<'a>, new: &View<'a>) -> Self {
        let [mut types, mut operations] =
            [(&old.types, &new.types), (&old.operations, &new.operations)].map(|(before, after)| {
                let mut matched = Matched::new(before.values().copied(), after.values().copied());
                let key = |view: &View<'a>, placed: &Placed<'a>| Some(view.key(placed.item.shape_id()));
                matched.by(|placed| key(old, placed), |placed| key(new, placed));
                matched.by(|placed| Some(placed.ident()), |placed| Some(placed.ident()));
                matched
            });
        let mut names = Names::default();
        names.extend(&types.kept);
        rename::pair([old, new], &mut types, &mut operations, &mut names);
        Self { types, operations, names }
    }
}
