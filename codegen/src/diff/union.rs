//! Unions and their variants.

use std::rc::Rc;

use super::comparison::{Comparison, Subject};
use super::documentation::same_docs;
use super::member::{Value, target, type_change, value_facts};
use super::members::{Criterion, Part, is_similar, members};
use super::rules::Kind;
use super::words;
use crate::lower::{Union, UnionVariant};

/// Compares two unions, and gives the names of members whose documentation changed.
pub(super) fn compare<'a>(
    comparison: &mut Comparison<'a>,
    subject: &Subject<'a>,
    old: &'a Union,
    new: &'a Union,
) -> Vec<&'a str> {
    comparison.deprecated(subject, old.deprecated.as_ref(), new.deprecated.as_ref());
    comparison.type_sensitive(subject, (old.sensitive, new.sensitive), Kind::TypeSensitiveAdded);
    let names = Rc::clone(&comparison.names);
    let matched = members(
        &old.variants,
        &new.variants,
        &[
            Criterion::Part(|variant| Part::Name(&variant.member)),
            Criterion::Part(|variant| Part::Ident(&variant.ident)),
            Criterion::All(&|old, new| {
                let same = match (&old.ty, &new.ty) {
                    (Some(old), Some(new)) => names.same(old, new),
                    (old, new) => old.is_none() && new.is_none(),
                };
                same && old.target == new.target && is_similar(&old.member, &new.member)
            }),
        ],
    );
    let mut documented = Vec::new();
    for (before, after) in &matched.pairs {
        if let (Some(old), Some(new)) = (old.variants.get(*before), new.variants.get(*after)) {
            let subject = subject.member(&new.member, &new.ident.text, &new.facts.shapes);
            variant(comparison, &subject, old, new);
            documented.extend((!same_docs(&old.docs, &new.docs)).then_some(new.ident.text.as_str()));
        }
    }
    comparison.order(subject, &matched.pairs);
    for variant in matched.removed.iter().filter_map(|index| old.variants.get(*index)) {
        let subject = subject.member(&variant.member, &variant.ident.text, &variant.facts.shapes);
        comparison.push(Kind::UnionMemberRemoved, &subject, Some(words::variant(variant)), None);
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
    old: &UnionVariant,
    new: &UnionVariant,
) {
    let idents = (&old.ident.text, &new.ident.text);
    if idents.0 != idents.1 {
        let kind = if old.wire_name == new.wire_name { Kind::FieldRenamed } else { Kind::UnionMemberRenamed };
        comparison.differ(kind, subject, idents, |name| name.clone());
    } else {
        let names = (&old.wire_name, &new.wire_name);
        comparison.differ(Kind::WireNameChanged, subject, names, |name| name.clone());
    }
    let change = match (&old.ty, &new.ty) {
        (Some(old), Some(new)) => type_change(comparison, old, new),
        (None, None) => None,
        // Both are `{}` or an object in JSON, but what is in the object is another matter.
        _ => Some(Kind::MemberJsonTypeChanged),
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
