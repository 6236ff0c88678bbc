//! Renames: a shape that is gone and one that is new, with the same members, the same targets and the same uses.
//!
//! First, everything with the same profile is paired if there is no other candidate. Then pairs that do not hold, given
//! all the others, are dropped until all hold. So types that refer to each other can be renamed together, and so can an
//! operation with its input and output.

use std::collections::{BTreeMap, BTreeSet};

use super::matched::{Matched, only_pairs};
use super::names::Names;
use super::profile::Profiles;
use super::view::{Definition, OperationItem, TypeItem, View};
use crate::lower::{Field, Type};

/// The pairs that were found: old and new.
#[derive(Default)]
pub(super) struct Renames<'a> {
    pub(super) types: Vec<(Definition<'a>, Definition<'a>)>,
    pub(super) operations: Vec<(OperationItem<'a>, OperationItem<'a>)>,
}

pub(super) fn find<'a>(
    old: &View<'a>,
    new: &View<'a>,
    types: &Matched<TypeItem<'a>>,
    operations: &Matched<OperationItem<'a>>,
    names: &Names<'a>,
) -> Renames<'a> {
    let none = |removed: usize, added: usize| removed == 0 || added == 0;
    if none(types.removed.len(), types.added.len()) && none(operations.removed.len(), operations.added.len())
    {
        return Renames::default();
    }
    let known = |name: &'a str| names.known(name);
    let before = Profiles { view: old, name: &|ident| names.new_name(ident) };
    let after = Profiles { view: new, name: &known };
    fn definitions<'t>(items: &[TypeItem<'t>]) -> impl Iterator<Item = Definition<'t>> {
        items.iter().map(|item| item.definition)
    }
    let mut renames = Renames {
        types: only_pairs(
            definitions(&types.removed).map(|item| (before.definition(item), item)),
            definitions(&types.added).map(|item| (after.definition(item), item)),
        ),
        operations: only_pairs(
            operations.removed.iter().map(|item| (before.operation(item), *item)),
            operations.added.iter().map(|item| (after.operation(item), *item)),
        ),
    };
    let (uses_before, uses_after) = (uses(old), uses(new));
    loop {
        let mut assumed = names.clone();
        renames.types.iter().for_each(|(before, after)| assumed.insert(before.ident(), after.ident()));
        let renamed: BTreeMap<&str, &str> = renames
            .operations
            .iter()
            .map(|(before, after)| (before.operation.name.as_str(), after.operation.name.as_str()))
            .collect();
        let count = renames.types.len() + renames.operations.len();
        renames.types.retain(|(before, after)| {
            let old_uses = uses_before.get(before.ident()).into_iter().flatten();
            let translated: Option<BTreeSet<Use<'_>>> =
                old_uses.map(|place| place.translated(&assumed, &renamed)).collect();
            let same_uses = translated.as_ref() == uses_after.get(after.ident());
            same_uses && same_types(&assumed, *before, *after)
        });
        renames.operations.retain(|(before, after)| same_operation(&assumed, before, after));
        if renames.types.len() + renames.operations.len() == count {
            return renames;
        }
    }
}

/// Where a type is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Use<'a> {
    /// By a member of a type.
    Member(&'a str, &'a str),
    /// By an operation, as its input, output or error.
    Operation(&'a str, &'static str),
}

impl<'a> Use<'a> {
    /// The same use in the new crate.
    fn translated<'n>(self, names: &Names<'n>, operations: &BTreeMap<&str, &'n str>) -> Option<Use<'n>>
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

fn uses<'a>(view: &View<'a>) -> BTreeMap<&'a str, BTreeSet<Use<'a>>> {
    let mut uses: BTreeMap<&str, BTreeSet<Use<'_>>> = BTreeMap::new();
    for item in view.types.values() {
        let of = item.definition.ident();
        for field in item.definition.fields() {
            for (ident, _) in field.ty.names() {
                uses.entry(ident).or_default().insert(Use::Member(of, &field.member));
            }
        }
    }
    for item in view.operations.values() {
        let operation = item.operation;
        let errors = item.errors.into_iter().flat_map(|errors| &errors.errors).map(|e| ("error", &e.ident));
        let data = operation.input.iter().map(|ident| ("input", ident));
        let data = data.chain(operation.output.iter().map(|ident| ("output", ident)));
        for (part, ident) in data.chain(errors) {
            uses.entry(&ident.text).or_default().insert(Use::Operation(&operation.name, part));
        }
    }
    uses
}

fn same_types(names: &Names<'_>, old: Definition<'_>, new: Definition<'_>) -> bool {
    let types: BTreeMap<&str, &Type> =
        new.fields().iter().map(|field| (field.member.as_str(), &field.ty)).collect();
    let has = |field: &Field| types.get(field.member.as_str()).is_some_and(|ty| names.same(&field.ty, ty));
    old.fields().iter().all(has)
}

fn same_operation(names: &Names<'_>, old: &OperationItem<'_>, new: &OperationItem<'_>) -> bool {
    let same = |old: &Option<crate::name::Ident>, new: &Option<crate::name::Ident>| match (old, new) {
        (Some(old), Some(new)) => names.is(&old.text, &new.text),
        (old, new) => old.is_none() && new.is_none(),
    };
    let errors = |item: &OperationItem<'_>| -> BTreeSet<String> {
        item.errors.iter().flat_map(|errors| &errors.errors).map(|error| error.ident.text.clone()).collect()
    };
    let translated: BTreeSet<String> =
        errors(old).into_iter().map(|name| names.new_name(&name).map_or(name, str::to_owned)).collect();
    same(&old.operation.input, &new.operation.input)
        && same(&old.operation.output, &new.operation.output)
        && translated == errors(new)
}
