//! Renames: a shape that is gone and one that is new, with the same members, the same targets and the same uses.
//!
//! First everything that looks alike from outside is taken for a pair, where there is no other candidate. Then pairs that
//! do not hold under all the others are dropped, until none has to be. So types that refer to each other can be renamed
//! together, and an operation with its input and output.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::matched::Matched;
use super::names::Names;
use super::view::{Definition, OperationItem, TypeItem, View, each_name};
use super::words;
use crate::lower::{Field, Role, Type, UnionVariant};

/// What was found: old and new.
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
    let before = Looks { view: old, name: &|ident| names.new_name(ident) };
    let after = Looks { view: new, name: &known };
    let definitions = |items: &[TypeItem<'a>]| items.iter().map(|item| item.definition).collect::<Vec<_>>();
    let mut found = Renames {
        types: candidates(
            &definitions(&types.removed),
            &definitions(&types.added),
            |item| before.definition(*item),
            |item| after.definition(*item),
        ),
        operations: candidates(
            &operations.removed,
            &operations.added,
            |item| before.operation(item),
            |item| after.operation(item),
        ),
    };
    let (uses_before, uses_after) = (uses(old), uses(new));
    loop {
        let mut assumed = names.clone();
        found.types.iter().for_each(|(before, after)| assumed.insert(before.ident(), after.ident()));
        let renamed: BTreeMap<&str, &str> = found
            .operations
            .iter()
            .map(|(before, after)| (before.operation.name.as_str(), after.operation.name.as_str()))
            .collect();
        let count = found.types.len() + found.operations.len();
        found.types.retain(|(before, after)| {
            let old_uses = uses_before.get(before.ident()).into_iter().flatten();
            let translated: Option<BTreeSet<Use<'_>>> =
                old_uses.map(|place| place.translated(&assumed, &renamed)).collect();
            let same_uses = translated.as_ref() == uses_after.get(after.ident());
            same_uses && same_types(&assumed, *before, *after)
        });
        found.operations.retain(|(before, after)| same_operation(&assumed, before, after));
        if found.types.len() + found.operations.len() == count {
            return found;
        }
    }
}

/// Pairs of one old and one new item that look alike, and like no other.
fn candidates<T: Copy>(
    old: &[T],
    new: &[T],
    look_old: impl Fn(&T) -> Option<String>,
    look_new: impl Fn(&T) -> Option<String>,
) -> Vec<(T, T)> {
    let mut groups: BTreeMap<String, (Vec<T>, Vec<T>)> = BTreeMap::new();
    for item in old {
        look_old(item).into_iter().for_each(|look| groups.entry(look).or_default().0.push(*item));
    }
    for item in new {
        look_new(item).into_iter().for_each(|look| groups.entry(look).or_default().1.push(*item));
    }
    let pair = |(old, new): (Vec<T>, Vec<T>)| match (old.as_slice(), new.as_slice()) {
        ([old], [new]) => Some((*old, *new)),
        _ => None,
    };
    groups.into_values().filter_map(pair).collect()
}

/// How items look without their own names, and without those of types that may be renamed as well.
struct Looks<'a, 'v> {
    view: &'v View<'a>,
    /// What a type is called in the new crate, where it is surely the same in both.
    name: &'v dyn Fn(&'a str) -> Option<&'a str>,
}

impl<'a> Looks<'a, '_> {
    /// Nothing where there is too little to look at.
    fn definition(&self, item: Definition<'a>) -> Option<String> {
        let mut look = item.kind().to_owned();
        match item {
            Definition::Structure(item) => {
                if let Role::Error(facts) = &item.role {
                    let _ = write!(look, " error {:?} {:?}", facts.fault, facts.http_status);
                }
                self.members(&mut look, item.fields.iter().map(|field| self.field(field)).collect());
            }
            Definition::Union(item) => {
                self.members(&mut look, item.variants.iter().map(|variant| self.variant(variant)).collect());
            }
            Definition::Enum(item) => {
                let values = item.variants.iter().map(|v| format!("{}={:?}", v.member, v.value));
                self.members(&mut look, values.collect());
                return (!item.variants.is_empty()).then_some(look);
            }
        }
        Some(look)
    }

    fn members(&self, look: &mut String, mut members: Vec<String>) {
        members.sort();
        let _ = write!(look, " {}", members.join(", "));
    }

    fn field(&self, field: &'a Field) -> String {
        let Field { member, wire_name, optional, boxed, required, sensitive, .. } = field;
        let target = self.target(&field.ty, &field.target);
        format!("{member} {wire_name} {optional} {boxed} {required} {sensitive} {target}")
    }

    fn variant(&self, variant: &'a UnionVariant) -> String {
        let UnionVariant { member, wire_name, boxed, sensitive, .. } = variant;
        let target = variant.ty.as_ref().map(|ty| self.target(ty, &variant.target)).unwrap_or_default();
        format!("{member} {wire_name} {boxed} {sensitive} {target}")
    }

    /// The target of a member with its type; the target alone cannot tell where it may be renamed with the rest.
    fn target(&self, ty: &'a Type, target: &str) -> String {
        match ty {
            Type::Named { .. } | Type::Vec(_) | Type::Map(..) => {
                words::ty_named(ty, &|ident| (self.name)(ident).unwrap_or("_"))
            }
            ty => format!("{:?} {}", self.view.key(target), words::ty(ty)),
        }
    }

    fn operation(&self, item: &OperationItem<'a>) -> Option<String> {
        let operation = item.operation;
        let data = |ident: Option<&crate::name::Ident>| {
            ident.and_then(|ident| self.view.named(&ident.text)).and_then(|item| self.definition(item))
        };
        let (input, output) = (data(operation.input.as_ref()), data(operation.output.as_ref()));
        let members =
            |ident: Option<&crate::name::Ident>| match ident.and_then(|it| self.view.named(&it.text)) {
                Some(Definition::Structure(item)) => item.fields.len(),
                _ => 0,
            };
        if members(operation.input.as_ref()) + members(operation.output.as_ref()) == 0 {
            return None;
        }
        let errors = item.errors.map_or(0, |errors| errors.errors.len());
        let (read_only, idempotent) = (operation.read_only, operation.idempotent);
        Some(format!("{input:?} {output:?} {errors} {read_only} {idempotent}"))
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
        let mut add = |ty: &'a Type, member: &'a str| {
            each_name(ty, |ident| {
                uses.entry(ident).or_default().insert(Use::Member(of, member));
            });
        };
        match item.definition {
            Definition::Structure(item) => item.fields.iter().for_each(|field| add(&field.ty, &field.member)),
            Definition::Union(item) => {
                item.variants.iter().for_each(|v| v.ty.iter().for_each(|ty| add(ty, &v.member)));
            }
            Definition::Enum(_) => {}
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
    let same = |old: Option<&Type>, new: Option<&Type>| match (old, new) {
        (Some(old), Some(new)) => names.same(old, new),
        (old, new) => old == new,
    };
    let new = member_types(new);
    let found = |(member, ty)| new.get(member).is_some_and(|other| same(ty, *other));
    member_types(old).into_iter().all(found)
}

/// The types of the members of a structure or union.
fn member_types(item: Definition<'_>) -> BTreeMap<&str, Option<&Type>> {
    match item {
        Definition::Structure(item) => {
            item.fields.iter().map(|field| (field.member.as_str(), Some(&field.ty))).collect()
        }
        Definition::Union(item) => {
            item.variants.iter().map(|variant| (variant.member.as_str(), variant.ty.as_ref())).collect()
        }
        Definition::Enum(_) => BTreeMap::new(),
    }
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
