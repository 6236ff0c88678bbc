//! What a type is listed under: the only operation that uses it, or the type itself.

use super::matched::Matched;
use super::report::Group;
use super::view::{Placed, View};
use crate::ordered::{OrderedMap, OrderedSet};

/// Which operations use a type, in both crates.
pub(super) struct Groups<'a> {
    old: OrderedMap<&'a str, OrderedSet<&'a str>>,
    new: OrderedMap<&'a str, OrderedSet<&'a str>>,
    /// The new names of the old crate's operations.
    renamed: OrderedMap<&'a str, &'a str>,
    /// The operations that only one crate has.
    single: OrderedSet<&'a str>,
}

impl<'a> Groups<'a> {
    pub(super) fn of(old: &View<'a>, new: &View<'a>, operations: &Matched<Placed<'a>>) -> Self {
        let name = |operation: &Placed<'a>| operation.item.name();
        let single = operations.removed.iter().chain(&operations.added).map(name).collect();
        let renamed = operations.kept.iter().map(|(old, new)| (name(old), name(new))).collect();
        Self { old: old.users(), new: new.users(), renamed, single }
    }

    pub(super) fn of_type(&self, old: Option<&str>, new: Option<&str>) -> Group {
        let before = old.and_then(|ident| self.old.get(ident)).into_iter().flatten();
        let before = before.map(|name| self.renamed.get(name).unwrap_or(name));
        let after = new.and_then(|ident| self.new.get(ident)).into_iter().flatten();
        let users: OrderedSet<&str> = before.chain(after).copied().collect();
        // A type that comes or goes with operations is listed under the first of them.
        let follows = (old.is_none() || new.is_none()) && users.iter().all(|name| self.single.contains(name));
        match users.iter().min() {
            Some(operation) if users.len() == 1 || follows => Group::Operation((*operation).to_owned()),
            _ => Group::Type(new.or(old).unwrap_or_default().to_owned()),
        }
    }
}
