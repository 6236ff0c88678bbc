//! Types: what all kinds have in common.

use super::Kind;
use super::compare::{Comparison, Subject};
use super::operation::own_id;
use super::pairs::Pair;
use super::view::{Definition, TypeItem};
use super::{enumeration, structure, union, words};

pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, pair: &Pair<TypeItem<'a>>) {
    match pair {
        Pair::Added(item) => {
            let ident = item.definition.ident();
            let subject = subject(comparison, item.definition, None, Some(ident));
            comparison.push(Kind::TypeAdded, &subject, None, Some(ident.to_owned()));
        }
        Pair::Removed(item) => {
            let ident = item.definition.ident();
            let subject = subject(comparison, item.definition, Some(ident), None);
            comparison.push(Kind::TypeRemoved, &subject, Some(ident.to_owned()), None);
        }
        Pair::Both(old, new) => both(comparison, old, new),
    }
}

fn subject<'a>(
    comparison: &Comparison<'_>,
    item: Definition<'a>,
    old: Option<&str>,
    new: Option<&str>,
) -> Subject<'a> {
    Subject {
        group: comparison.type_group(old, new),
        shape: item.shape_id(),
        path: item.ident().to_owned(),
        member: None,
    }
}

fn both<'a>(comparison: &mut Comparison<'a>, old_item: &TypeItem<'a>, new_item: &TypeItem<'a>) {
    let (old, new) = (old_item.definition, new_item.definition);
    let subject = subject(comparison, new, Some(old.ident()), Some(new.ident()));
    let renamed = old.ident() != new.ident();
    comparison.differ(Kind::TypeRenamed, &subject, (old.ident(), new.ident()), str::to_owned);
    if !renamed {
        own_id(comparison, &subject, old.shape_id(), new.shape_id());
        let modules = (old_item.module, new_item.module);
        comparison.differ(Kind::FileMoved, &subject, modules, words::file);
    }
    let documented = match (old, new) {
        (Definition::Structure(old), Definition::Structure(new)) => {
            structure::compare(comparison, &subject, old, new)
        }
        (Definition::Union(old), Definition::Union(new)) => union::compare(comparison, &subject, old, new),
        (Definition::Enum(old), Definition::Enum(new)) => {
            enumeration::compare(comparison, &subject, old, new)
        }
        _ => {
            let kinds = (old.kind(), new.kind());
            comparison.differ(Kind::TypeKindChanged, &subject, kinds, str::to_owned);
            return;
        }
    };
    comparison.documentation(&subject, (old.docs(), new.docs()), &documented);
}

/// Notes whether a type as a whole is sensitive.
pub(super) fn sensitive(
    comparison: &mut Comparison<'_>,
    subject: &Subject<'_>,
    old: bool,
    new: bool,
    added: Kind,
) {
    match (old, new) {
        (false, true) => comparison.push(added, subject, None, None),
        (true, false) => comparison.push(Kind::TypeSensitiveRemoved, subject, None, None),
        _ => {}
    }
}

/// Whether two members are one.
pub(super) type Same<'s, T> = &'s dyn Fn(&T, &T) -> bool;

/// The members of a type in both crates: by name in the model, then by name in Rust, then by what else tells them
/// apart. The indices are those of the old and of the new list, in the order of the old one.
pub(super) fn members<T>(old: &[T], new: &[T], is: &[Same<'_, T>]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for same in is {
        let open = |taken: &[usize], length: usize| -> Vec<usize> {
            (0..length).filter(|index| !taken.contains(index)).collect()
        };
        let (old_taken, new_taken): (Vec<usize>, Vec<usize>) = pairs.iter().copied().unzip();
        let (old_open, new_open) = (open(&old_taken, old.len()), open(&new_taken, new.len()));
        let matches =
            |one: usize, other: usize| old.get(one).zip(new.get(other)).is_some_and(|(a, b)| same(a, b));
        for one in &old_open {
            let mut found = new_open.iter().filter(|other| matches(*one, **other));
            if let (Some(other), None) = (found.next(), found.next())
                && old_open.iter().filter(|one| matches(**one, *other)).count() == 1
            {
                pairs.push((*one, *other));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Whether a name may be another spelling of the other. That a member has the same type and target is no evidence by
/// itself where the target is as common as a string.
pub(super) fn is_similar(old: &str, new: &str) -> bool {
    strsim::jaro_winkler(&old.to_lowercase(), &new.to_lowercase()) >= 0.85
}
