//! Which shape of the new crate is which of the old one.

use std::collections::BTreeMap;

use super::rename;
use super::view::{Definition, Key, OperationItem, TypeItem, View};
use crate::lower::Type;

/// The shapes of two crates, side by side.
pub(super) struct Pairs<'a> {
    pub(super) types: Vec<Pair<TypeItem<'a>>>,
    pub(super) operations: Vec<Pair<OperationItem<'a>>>,
    pub(super) names: Names<'a>,
}

/// A shape in both crates, or in one of them.
pub(super) enum Pair<T> {
    Added(T),
    Removed(T),
    Both(T, T),
}

/// The new name in Rust of each type of the old crate that there still is.
#[derive(Clone, Default)]
pub(super) struct Names<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Names<'a> {
    pub(super) fn insert(&mut self, old: &'a str, new: &'a str) {
        self.0.insert(old, new);
    }

    /// What a type of the old crate is called now.
    pub(super) fn new_name(&self, old: &str) -> Option<&'a str> {
        self.0.get(old).copied()
    }

    /// The old names with the new ones.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().map(|(old, new)| (*old, *new))
    }

    /// Whether both types are the same, wherever a type in them has another name now. Whether a type is deprecated is
    /// the type's own affair.
    pub(super) fn same(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Named { ident: old, .. }, Type::Named { ident: new, .. }) => self.is(old, new),
            (Type::Vec(old), Type::Vec(new)) | (Type::Option(old), Type::Option(new)) => self.same(old, new),
            (Type::Map(key, value), Type::Map(new_key, new_value)) => {
                self.same(key, new_key) && self.same(value, new_value)
            }
            (old, new) => old == new,
        }
    }

    /// Whether a name of the old crate and one of the new are of one type.
    pub(super) fn is(&self, old: &str, new: &str) -> bool {
        self.new_name(old) == Some(new)
    }
}

impl<'a> Pairs<'a> {
    /// By shape id; what is left by name in Rust; and what is left then where all else is the same.
    pub(super) fn of(old: &View<'a>, new: &View<'a>) -> Self {
        let mut types = Matched::by_key(&old.types, &new.types);
        types.by(|item| item.definition.ident());
        let mut names = Names::default();
        for (before, after) in &types.both {
            names.insert(before.definition.ident(), after.definition.ident());
        }
        let mut operations = Matched::by_key(&old.operations, &new.operations);
        operations.by(|item| &item.operation.ident.text);

        let found = rename::find(old, new, &types, &operations, &names);
        for (before, after) in &found.types {
            names.insert(before.ident(), after.ident());
        }
        types.move_renamed(
            &found.types,
            |item, (before, _)| same_definition(item.definition, *before),
            |item, (_, after)| same_definition(item.definition, *after),
        );
        operations.move_renamed(
            &found.operations,
            |item, (before, _)| std::ptr::eq(item.operation, before.operation),
            |item, (_, after)| std::ptr::eq(item.operation, after.operation),
        );
        Self { types: types.into_pairs(), operations: operations.into_pairs(), names }
    }
}

fn same_definition(one: Definition<'_>, other: Definition<'_>) -> bool {
    one.shape_id() == other.shape_id()
}

/// Pairs so far, and what is left on either side.
pub(super) struct Matched<T> {
    both: Vec<(T, T)>,
    pub(super) removed: Vec<T>,
    pub(super) added: Vec<T>,
}

impl<T: Copy> Matched<T> {
    fn by_key(old: &BTreeMap<Key<'_>, T>, new: &BTreeMap<Key<'_>, T>) -> Self {
        let mut matched = Self { both: Vec::new(), removed: Vec::new(), added: Vec::new() };
        for (key, item) in old {
            match new.get(key) {
                Some(other) => matched.both.push((*item, *other)),
                None => matched.removed.push(*item),
            }
        }
        matched.added = new.iter().filter(|(key, _)| !old.contains_key(key)).map(|(_, item)| *item).collect();
        matched
    }

    /// Pairs what is left and has the same name.
    fn by<'a>(&mut self, name: impl Fn(&T) -> &'a str) {
        let Self { both, removed, added } = self;
        removed.retain(|item| match added.iter().position(|other| name(other) == name(item)) {
            Some(at) => {
                both.push((*item, added.swap_remove(at)));
                false
            }
            None => true,
        });
    }

    fn move_renamed<R>(
        &mut self,
        found: &[R],
        is_old: impl Fn(&T, &R) -> bool,
        is_new: impl Fn(&T, &R) -> bool,
    ) {
        for pair in found {
            let old = self.removed.iter().position(|item| is_old(item, pair));
            let new = self.added.iter().position(|item| is_new(item, pair));
            if let (Some(old), Some(new)) = (old, new) {
                self.both.push((self.removed.remove(old), self.added.remove(new)));
            }
        }
    }

    fn into_pairs(self) -> Vec<Pair<T>> {
        let both = self.both.into_iter().map(|(old, new)| Pair::Both(old, new));
        let removed = self.removed.into_iter().map(Pair::Removed);
        both.chain(removed).chain(self.added.into_iter().map(Pair::Added)).collect()
    }
}
