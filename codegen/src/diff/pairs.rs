//! Matching the shapes of the new crate with those of the old one.

use super::matched::{Matched, Pair};
use super::names::Names;
use super::rename;
use super::view::{OperationItem, TypeItem, View};

/// The shapes of two crates, side by side.
pub(super) struct Pairs<'a> {
    pub(super) types: Vec<Pair<TypeItem<'a>>>,
    pub(super) operations: Vec<Pair<OperationItem<'a>>>,
    pub(super) names: Names<'a>,
}

impl<'a> Pairs<'a> {
    /// By shape id; then the rest by Rust name; then the rest by being otherwise the same.
    pub(super) fn of(old: &View<'a>, new: &View<'a>) -> Self {
        let mut types = Matched::by_key(&old.types, &new.types);
        types.by(|item| item.definition.ident());
        let mut names = Names::default();
        for (before, after) in &types.kept {
            names.insert(before.definition.ident(), after.definition.ident());
        }
        let mut operations = Matched::by_key(&old.operations, &new.operations);
        operations.by(|item| &item.operation.ident.text);

        let renamed = rename::find(old, new, &types, &operations, &names);
        for (before, after) in &renamed.types {
            names.insert(before.ident(), after.ident());
        }
        let ids = renamed.types.iter().map(|(before, after)| (before.shape_id(), after.shape_id()));
        types.move_renamed(ids, |item| item.definition.shape_id());
        let ids = renamed
            .operations
            .iter()
            .map(|(before, after)| (before.operation.shape_id.as_str(), after.operation.shape_id.as_str()));
        operations.move_renamed(ids, |item| &item.operation.shape_id);
        Self { types: types.into_pairs(), operations: operations.into_pairs(), names }
    }
}
