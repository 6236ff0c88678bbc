//! Types: what all kinds have in common.

use std::collections::{BTreeMap, BTreeSet};

use super::Kind;
use super::compare::{Comparison, Subject};
use super::operation::own_id;
use super::pairs::Pair;
use super::view::{Definition, TypeItem};
use super::{enumeration, structure, union, words};
use crate::name::Ident;

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

/// As many comparisons of two members are made to find out which are one in spite of other names.
const MOST_COMPARED: usize = 1_000_000;

/// What two members must have in common to be one.
pub(super) enum Same<'s, T> {
    /// This part.
    Part(fn(&T) -> Part<'_>),
    /// All that is asked for.
    All(&'s dyn Fn(&T, &T) -> bool),
}

/// A part of a member by which it can be told from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part<'m> {
    Name(&'m str),
    Ident(&'m Ident),
    Text(&'m str),
    Integer(i64),
}

/// The members of a type in both crates, by their indices.
#[derive(Default)]
pub(super) struct Members {
    /// Those in both, in the order of the old one.
    pub(super) pairs: Vec<(usize, usize)>,
    pub(super) removed: Vec<usize>,
    pub(super) added: Vec<usize>,
}

/// Finds the members that are one: by the first of these, what is left then by the second, and so on.
pub(super) fn members<T>(old: &[T], new: &[T], is: &[Same<'_, T>]) -> Members {
    let mut found =
        Members { pairs: Vec::new(), removed: (0..old.len()).collect(), added: (0..new.len()).collect() };
    for same in is {
        let pairs = match same {
            Same::Part(part) => {
                by_part(&found, |index| old.get(index).map(part), |index| new.get(index).map(part))
            }
            Same::All(same) => one_to_one(&found, |one, other| {
                old.get(one).zip(new.get(other)).is_some_and(|(old, new)| same(old, new))
            }),
        };
        let (olds, news): (BTreeSet<usize>, BTreeSet<usize>) = pairs.iter().copied().unzip();
        found.removed.retain(|index| !olds.contains(index));
        found.added.retain(|index| !news.contains(index));
        found.pairs.extend(pairs);
    }
    found.pairs.sort_unstable();
    found
}

/// The pairs of what is left that have this part in common with each other and with nothing else.
fn by_part<'m>(
    left: &Members,
    old: impl Fn(usize) -> Option<Part<'m>>,
    new: impl Fn(usize) -> Option<Part<'m>>,
) -> Vec<(usize, usize)> {
    let mut groups: BTreeMap<Part<'_>, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for index in &left.removed {
        old(*index).into_iter().for_each(|part| groups.entry(part).or_default().0.push(*index));
    }
    for index in &left.added {
        new(*index).into_iter().for_each(|part| groups.entry(part).or_default().1.push(*index));
    }
    let pair = |(old, new): (Vec<usize>, Vec<usize>)| match (old.as_slice(), new.as_slice()) {
        ([old], [new]) => Some((*old, *new)),
        _ => None,
    };
    groups.into_values().filter_map(pair).collect()
}

/// The pairs of what is left that are one, and one with nothing else.
fn one_to_one(left: &Members, matches: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    // Each has to be compared with each. Where so many are left, the type is another one.
    if left.removed.len().saturating_mul(left.added.len()) > MOST_COMPARED {
        return Vec::new();
    }
    let mut pairs = Vec::new();
    for one in &left.removed {
        let mut found = left.added.iter().filter(|other| matches(*one, **other));
        if let (Some(other), None) = (found.next(), found.next())
            && left.removed.iter().filter(|one| matches(**one, *other)).count() == 1
        {
            pairs.push((*one, *other));
        }
    }
    pairs
}

/// Whether a name may be another spelling of the other. That a member has the same type and target is no evidence by
/// itself where the target is as common as a string.
pub(super) fn is_similar(old: &str, new: &str) -> bool {
    strsim::jaro_winkler(&old.to_lowercase(), &new.to_lowercase()) >= 0.85
}
