//! Which shape of the new crate is which of the old one.

use std::collections::{BTreeMap, BTreeSet};

use super::rename;
use super::view::{Key, OperationItem, TypeItem, View};
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
pub(super) struct Names<'a> {
    new: BTreeMap<&'a str, &'a str>,
    /// The new names alone.
    known: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn insert(&mut self, old: &'a str, new: &'a str) {
        self.new.insert(old, new);
        self.known.insert(new);
    }

    /// What a type of the old crate is called now.
    pub(super) fn new_name(&self, old: &str) -> Option<&'a str> {
        self.new.get(old).copied()
    }

    /// The name, if a type of the old crate is called so now.
    pub(super) fn known(&self, new: &str) -> Option<&'a str> {
        self.known.get(new).copied()
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
        let ids = found.types.iter().map(|(before, after)| (before.shape_id(), after.shape_id()));
        types.move_renamed(ids, |item| item.definition.shape_id());
        let ids = found
            .operations
            .iter()
            .map(|(before, after)| (before.operation.shape_id.as_str(), after.operation.shape_id.as_str()));
        operations.move_renamed(ids, |item| &item.operation.shape_id);
        Self { types: types.into_pairs(), operations: operations.into_pairs(), names }
    }
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
        let names: Vec<&str> = self.removed.iter().map(&name).collect();
        self.move_renamed(names.into_iter().map(|name| (name, name)), name);
    }

    /// Pairs what is left of either side by the ids of both.
    fn move_renamed<'a>(
        &mut self,
        pairs: impl Iterator<Item = (&'a str, &'a str)>,
        id: impl Fn(&T) -> &'a str,
    ) {
        let by_id = |items: &[T]| items.iter().map(|item| (id(item), *item)).collect::<BTreeMap<_, _>>();
        let (mut removed, mut added) = (by_id(&self.removed), by_id(&self.added));
        for (old, new) in pairs {
            if let (Some(before), Some(after)) = (removed.get(old), added.get(new)) {
                self.both.push((*before, *after));
                removed.remove(old);
                added.remove(new);
            }
        }
        self.removed.retain(|item| removed.contains_key(id(item)));
        self.added.retain(|item| added.contains_key(id(item)));
    }

    fn into_pairs(self) -> Vec<Pair<T>> {
        let both = self.both.into_iter().map(|(old, new)| Pair::Both(old, new));
        let removed = self.removed.into_iter().map(Pair::Removed);
        both.chain(removed).chain(self.added.into_iter().map(Pair::Added)).collect()
    }
}
