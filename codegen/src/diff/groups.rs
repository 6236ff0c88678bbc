//! What a type is listed under: the only operation that uses it, or the type itself.

use std::collections::{BTreeMap, BTreeSet};

use super::matched::Pair;
use super::report::Group;
use super::view::{OperationItem, View};

/// Which operations use a type, in both crates.
pub(super) struct Groups<'a> {
    old: BTreeMap<&'a str, BTreeSet<&'a str>>,
    new: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// The new names of the old crate's operations.
    renamed: BTreeMap<&'a str, &'a str>,
    /// The operations that only one crate has.
    single: BTreeSet<&'a str>,
}

impl<'a> Groups<'a> {
    pub(super) fn of(old: &View<'a>, new: &View<'a>, operations: &[Pair<OperationItem<'a>>]) -> Self {
        let (mut renamed, mut single) = (BTreeMap::new(), BTreeSet::new());
        for pair in operations {
            match pair {
                Pair::Kept(old, new) => {
                    renamed.insert(old.operation.name.as_str(), new.operation.name.as_str());
                }
                Pair::Added(item) | Pair::Removed(item) => {
                    single.insert(item.operation.name.as_str());
                }
            }
        }
        Self { old: old.users(), new: new.users(), renamed, single }
    }

    pub(super) fn of_type(&self, old: Option<&str>, new: Option<&str>) -> Group {
        let before = old.and_then(|ident| self.old.get(ident)).into_iter().flatten();
        let before = before.map(|name| self.renamed.get(name).unwrap_or(name));
        let after = new.and_then(|ident| self.new.get(ident)).into_iter().flatten();
        let users: BTreeSet<&str> = before.chain(after).copied().collect();
        // A type that comes or goes with operations is listed under the first of them.
        let follows = (old.is_none() || new.is_none()) && users.iter().all(|name| self.single.contains(name));
        match users.first() {
            Some(operation) if users.len() == 1 || follows => Group::Operation((*operation).to_owned()),
            _ => Group::Type(new.or(old).unwrap_or_default().to_owned()),
        }
    }
}
