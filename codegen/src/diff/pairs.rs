//! Matching the shapes of the new crate with those of the old one.

use super::matched::Matched;
use super::names::Names;
use super::rename;
use super::view::{OperationItem, TypeItem, View};

/// The shapes of two crates, side by side.
pub(super) struct Pairs<'a> {
    pub(super) types: Matched<TypeItem<'a>>,
    pub(super) operations: Matched<OperationItem<'a>>,
    pub(super) names: Names<'a>,
}

impl<'a> Pairs<'a> {
    /// By shape id; then the rest by Rust name; then the rest by being otherwise the same.
    pub(super) fn of(old: &View<'a>, new: &View<'a>) -> Self {
        let mut types = Matched::new(old.types.values().copied(), new.types.values().copied());
        types.by(|item| Some(old.key(item.shape_id())), |item| Some(new.key(item.shape_id())));
        types.by(|item| Some(item.ident()), |item| Some(item.ident()));
        let mut names = Names::default();
        names.extend(&types.kept);
        let mut operations = Matched::new(old.operations.values().copied(), new.operations.values().copied());
        operations.by(|item| Some(old.key(item.shape_id())), |item| Some(new.key(item.shape_id())));
        operations.by(|item| Some(item.ident()), |item| Some(item.ident()));
        rename::pair([old, new], &mut types, &mut operations, &mut names);
        Self { types, operations, names }
    }
}
