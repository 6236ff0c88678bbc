//! Unions and their variants.

use std::rc::Rc;

use super::comparison::{Comparison, Subject};
use super::documentation::same_docs;
use super::form::same_form;
use super::member::{Value, target, type_change, value_facts};
use super::members::{Members, Part, is_similar, members, possibly_renamed};
use super::rules::Kind;
use super::words;
use crate::lower::{Type, Union, UnionVariant};

/// Compares two unions, and gives the names of members whose documentation changed.
pub(super) fn compare<'a>(
    comparison: &mut Comparison<'a>,
    subject: &Subject<'a>,
    old: &'a Union,
    new: &'a Union,
) -> Vec<&'a str> {
    comparison.deprecated(subject, old.deprecated.as_ref(), new.deprecated.as_ref());
    comparison.type_sensitive(subject, (old.sensitive, new.sensitive), None);
    let names = Rc::clone(&comparison.names);
    let matched = matched(old, new);
    let mut documented = Vec::new();
    for (before, after) in &matched.pairs {
        if let (Some(old), Some(new)) = (old.variants.get(*before), new.variants.get(*after)) {
            let subject = subject.member(&new.member, &new.ident.text, &new.facts.shapes);
            variant(comparison, &subject, old, new);
            documented.extend((!same_docs(&old.docs, &new.docs)).then_some(new.ident.text.as_str()));
        }
    }
    comparison.order(subject, &matched.pairs);
    let renamed = possibly_renamed(&matched, |before, after| {
        old.variants.get(before).zip(new.variants.get(after)).is_some_and(|(old, new)| {
            let same = match (&old.ty, &new.ty) {
                (Some(old), Some(new)) => names.same(old, new),
                (old, new) => old.is_none() && new.is_none(),
            };
            same && old.target == new.target && is_similar(&old.member, &new.member)
        })
    });
    for (index, variant) in
        matched.removed.iter().filter_map(|index| Some((index, old.variants.get(*index)?)))
    {
        let subject = subject.member(&variant.member, &variant.ident.text, &variant.facts.shapes);
        comparison.push(Kind::UnionMemberRemoved, &subject, Some(words::variant(variant)), None);
        if let Some(variant) = renamed.get(index).and_then(|index| new.variants.get(*index)) {
            comparison.add_to_action(&format!("It was possibly renamed to `{}`.", variant.ident.text));
        }
    }
    for variant in matched.added.iter().filter_map(|index| new.variants.get(*index)) {
        let subject = subject.member(&variant.member, &variant.ident.text, &variant.facts.shapes);
        comparison.push(Kind::UnionMemberAdded, &subject, None, Some(words::variant(variant)));
    }
    documented
}

fn variant<'a>(
    comparison: &mut Comparison<'a>,
    subject: &Subject<'a>,
    old: &'a UnionVariant,
    new: &'a UnionVariant,
) {
    let idents = (&old.ident.text, &new.ident.text);
    comparison.differ(Kind::FieldRenamed, subject, idents, |name| name.clone());
    let names = (&old.wire_name, &new.wire_name);
    comparison.differ(Kind::WireNameChanged, subject, names, |name| name.clone());
    let change = match (&old.ty, &new.ty) {
        (Some(old), Some(new)) => type_change(comparison, old, new),
        (None, None) => None,
        (old, new) => {
            let value = |ty: &'a Option<Type>| ty.as_ref().unwrap_or(&Type::Unit);
            let same = same_form(&comparison.old, value(old), &comparison.new, value(new));
            Some(if same { Kind::MemberTypeChanged } else { Kind::MemberJsonTypeChanged })
        }
    };
    match change.or((old.boxed != new.boxed).then_some(Kind::MemberBoxChanged)) {
        Some(kind) => {
            comparison.push(kind, subject, Some(words::variant(old)), Some(words::variant(new)));
        }
        None => target(comparison, subject, new.ty.as_ref(), (&old.target, &new.target)),
    }
    value_facts(comparison, subject, &value(old), &value(new));
    comparison.deprecated(subject, old.deprecated.as_ref(), new.deprecated.as_ref());
}

fn value(item: &UnionVariant) -> Value<'_> {
    Value { sensitive: item.sensitive, timestamps: item.timestamps, facts: &item.facts, ty: item.ty.as_ref() }
}

/// Which member is which.
pub(super) fn matched(old: &Union, new: &Union) -> Members {
    members(
        &old.variants,
        &new.variants,
        &[|variant| Part::Name(&variant.member), |variant| Part::Ident(&variant.ident)],
    )
}
