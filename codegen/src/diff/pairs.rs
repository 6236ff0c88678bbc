//! Matching the shapes of the new crate with those of the old one: by shape id, then by Rust name, then renames.
//!
//! A rename is a shape that is gone and one that is new, with the same members, the same targets and the same uses.
//! First, everything with the same profile is paired if there is no other candidate. Then pairs that do not hold, given
//! all the others, are dropped until all hold. So types that refer to each other can be renamed together, and so can an
//! operation with its input and output.

use std::collections::BTreeMap;

use super::matched::Matched;
use super::names::Names;
use super::profile::Profiles;
use super::view::{Placed, View, types};
use crate::lower::{Field, Operation, Type};
use crate::ordered::{OrderedMap, OrderedSet};

/// The shapes of two crates, side by side.
pub(super) struct Pairs<'a> {
    pub(super) types: Matched<Placed<'a>>,
    pub(super) operations: Matched<Placed<'a>>,
    pub(super) names: Names<'a>,
}

impl<'a> Pairs<'a> {
    pub(super) fn of(old: &View<'a>, new: &View<'a>) -> Self {
        let matched = |before: &BTreeMap<_, Placed<'a>>, after: &BTreeMap<_, Placed<'a>>| {
            let mut matched = Matched::new(before.values().copied(), after.values().copied());
            let key = |view: &View<'a>, placed: &Placed<'a>| Some(view.key(placed.item.shape_id()));
            matched.by(|placed| key(old, placed), |placed| key(new, placed));
            matched.by(|placed| Some(placed.ident()), |placed| Some(placed.ident()));
            matched
        };
        let types = matched(&old.types, &new.types);
        let operations = matched(&old.operations, &new.operations);
        let mut names = Names::default();
        names.extend(&types.kept);
        let mut pairs = Self { types, operations, names };
        pairs.add_renamed(old, new);
        pairs
    }

    fn add_renamed(&mut self, old: &View<'a>, new: &View<'a>) {
        let before = Profiles { view: old, name: &|ident| self.names.new_name(ident) };
        let after = Profiles { view: new, name: &|ident| self.names.known(ident) };
        let mut types = self.types.unmatched();
        types.by(|ty| before.definition(ty), |ty| after.definition(ty));
        let mut operations = self.operations.unmatched();
        operations
            .by(|of| before.operation(of.item.operation()?), |of| after.operation(of.item.operation()?));
        if types.kept.is_empty() && operations.kept.is_empty() {
            return;
        }
        let (uses_before, uses_after) = (uses(old), uses(new));
        loop {
            let mut assumed = self.names.clone();
            assumed.extend(&types.kept);
            let renamed: OrderedMap<&str, &str> =
                operations.kept.iter().map(|(before, after)| (before.ident(), after.ident())).collect();
            let count = types.kept.len() + operations.kept.len();
            types.kept.retain(|(before, after)| {
                let old_uses = uses_before.get(before.ident()).into_iter().flatten();
                let translated: Option<OrderedSet<Use<'_>>> =
                    old_uses.map(|place| place.translated(&assumed, &renamed)).collect();
                let same_uses = translated.as_ref() == uses_after.get(after.ident());
                same_uses && same_types(&assumed, before, after)
            });
            operations.kept.retain(|(before, after)| {
                let pair = before.item.operation().zip(after.item.operation());
                pair.is_some_and(|(before, after)| same_operation(&assumed, before, after))
            });
            if types.kept.len() + operations.kept.len() == count {
                self.types.by(|ty| assumed.new_name(ty.ident()), |ty| Some(ty.ident()));
                self.operations.by(|of| renamed.get(of.ident()).copied(), |of| Some(of.ident()));
                self.names = assumed;
                return;
            }
        }
    }
}

/// Where a type is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Use<'a> {
    /// By a member of a type.
    Member(&'a str, &'a str),
    /// By an operation, as its input, output or error.
    Operation(&'a str, &'static str),
}

impl<'a> Use<'a> {
    /// The same use in the new crate.
    fn translated<'n>(self, names: &Names<'n>, operations: &OrderedMap<&str, &'n str>) -> Option<Use<'n>>
    where
        'a: 'n,
    {
        match self {
            Self::Member(ty, member) => names.new_name(ty).map(|ty| Use::Member(ty, member)),
            Self::Operation(name, part) => {
                Some(Use::Operation(operations.get(name).copied().unwrap_or(name), part))
            }
        }
    }
}

fn uses<'a>(view: &View<'a>) -> OrderedMap<&'a str, OrderedSet<Use<'a>>> {
    let mut uses: OrderedMap<&str, OrderedSet<Use<'_>>> = OrderedMap::default();
    for item in view.types.values() {
        for field in item.item.fields() {
            for (ident, _) in field.ty.names() {
                uses.entry(ident).or_default().insert(Use::Member(item.ident(), &field.member));
            }
        }
    }
    for operation in view.krate.operations() {
        for (part, ident) in types(operation) {
            uses.entry(&ident.text).or_default().insert(Use::Operation(&operation.ident.text, part));
        }
    }
    uses
}

fn same_types(names: &Names<'_>, old: &Placed<'_>, new: &Placed<'_>) -> bool {
    let types: OrderedMap<&str, &Type> =
        new.item.fields().iter().map(|field| (field.member.as_str(), &field.ty)).collect();
    let has = |field: &Field| types.get(field.member.as_str()).is_some_and(|ty| names.same(&field.ty, ty));
    old.item.fields().iter().all(has)
}

fn same_operation(names: &Names<'_>, old: &Operation, new: &Operation) -> bool {
    let translated: OrderedSet<&str> = old
        .error
        .errors
        .iter()
        .map(|error| names.new_name(&error.ident.text).unwrap_or(&error.ident.text))
        .collect();
    let errors: OrderedSet<&str> = new.error.errors.iter().map(|error| error.ident.text.as_str()).collect();
    names.same_data(&old.input, &new.input)
        && names.same_data(&old.output, &new.output)
        && translated == errors
}
