//! Fields of structures and variants of unions, each compared with its old one.

use super::comparison::{Comparison, Subject};
use super::form::same_form;
use super::names::Names;
use super::rules::Kind;
use super::words;
use crate::lower::{Field, Literal, Type};

/// Compares a field with its old one.
pub(super) fn compare<'a>(
    comparison: &mut Comparison<'a>,
    subject: &Subject<'a>,
    old: &'a Field,
    new: &'a Field,
    sent: bool,
) {
    let idents = (&old.ident.text, &new.ident.text);
    // A setter can have another name although the field has the same.
    let setters = (&old.ident.setter(), &new.ident.setter());
    let named = if idents.0 == idents.1 { setters } else { idents };
    comparison.differ(Kind::FieldRenamed, subject, named, |name| name.clone());
    let names = (&old.wire_name, &new.wire_name);
    comparison.differ(Kind::WireNameChanged, subject, names, |name| name.clone());
    let changed = field_type(comparison, subject, old, new);
    if !changed {
        target(comparison, subject, old, new);
        if !same_default(&comparison.names, old.default.as_ref(), new.default.as_ref()) {
            let text = |field: &Field| words::default(field.default.as_ref(), &field.ty);
            comparison.push(Kind::DefaultChanged, subject, Some(text(old)), Some(text(new)));
        }
    }
    match (old.required, new.required) {
        // The type says more.
        _ if changed => {}
        (false, true) if sent => comparison.push(Kind::RequiredAdded, subject, None, None),
        (false, true) => comparison.push(Kind::PresenceAdded, subject, None, None),
        (true, false) if sent => comparison.push(Kind::RequiredRemoved, subject, None, None),
        (true, false) => comparison.push(Kind::PresenceRemoved, subject, None, None),
        _ => {}
    }
    comparison.differ(Kind::LocationChanged, subject, (&old.location, &new.location), words::location);
    comparison.differ(Kind::HostLabelChanged, subject, (old.host_label, new.host_label), |label| {
        if label { "part of the host's name" } else { "no part of the host's name" }.to_owned()
    });
    value_facts(comparison, subject, old, new);
    comparison.deprecated(subject, old.deprecated.as_ref(), new.deprecated.as_ref());
}

/// Notes how the type of a field changed, if it did.
fn field_type<'a>(
    comparison: &mut Comparison<'a>,
    subject: &Subject<'a>,
    old: &'a Field,
    new: &'a Field,
) -> bool {
    let value = type_change(comparison, &old.ty, &new.ty);
    let kind = value.or(match (old.optional, new.optional) {
        (false, true) => Some(Kind::MemberBecameOptional),
        (true, false) => Some(Kind::MemberBecamePlain),
        _ if old.boxed != new.boxed => Some(Kind::MemberBoxChanged),
        _ => None,
    });
    if let Some(kind) = kind {
        comparison.push(kind, subject, Some(words::field(old)), Some(words::field(new)));
    }
    kind.is_some()
}

/// Whether two defaults are the same, even if a type in them was renamed.
fn same_default(names: &Names<'_>, old: Option<&Literal>, new: Option<&Literal>) -> bool {
    match (old, new) {
        (
            Some(Literal::Variant { ty, variant, .. }),
            Some(Literal::Variant { ty: new_ty, variant: new_variant, .. }),
        ) => names.is(ty, new_ty) && variant == new_variant,
        (old, new) => old == new,
    }
}

/// Notes that the target of a member has another name, unless the type itself says so.
fn target<'a>(comparison: &mut Comparison<'a>, subject: &Subject<'a>, old: &Field, new: &Field) {
    let is_type = matches!(new.ty, Type::Named { .. });
    if !is_type && comparison.old.key(&old.target) != comparison.new.key(&new.target) {
        let targets = (old.target.clone(), new.target.clone());
        comparison.push(Kind::MemberTargetChanged, subject, Some(targets.0), Some(targets.1));
    }
}

/// The kind of change between the types of two values.
fn type_change<'a>(comparison: &Comparison<'a>, old: &'a Type, new: &'a Type) -> Option<Kind> {
    let names = &comparison.names;
    if names.same(old, new) {
        None
    } else if names.same(&words::dense(old), &words::dense(new)) {
        Some(Kind::MemberSparseChanged)
    } else if same_form(&comparison.old, old, &comparison.new, new) {
        Some(Kind::MemberTypeChanged)
    } else {
        Some(Kind::MemberJsonTypeChanged)
    }
}

/// Notes the other changes of a value: which of its data is sensitive, the timestamp format, the default, and the
/// constraints.
fn value_facts<'a>(comparison: &mut Comparison<'a>, subject: &Subject<'a>, old: &Field, new: &Field) {
    match (old.sensitive, new.sensitive) {
        (false, true) => comparison.push(Kind::SensitiveAdded, subject, None, None),
        (true, false) => comparison.push(Kind::SensitiveRemoved, subject, None, None),
        _ => {}
    }
    if [old, new].iter().all(|field| field.ty.parts().contains(&&Type::Timestamp)) {
        let formats = (old.timestamps, new.timestamps);
        comparison.differ(Kind::TimestampFormatChanged, subject, formats, |format| {
            words::format(format).to_owned()
        });
    }
    let streaming = (old.facts.streaming, new.facts.streaming);
    comparison.differ(Kind::StreamingChanged, subject, streaming, |streaming| {
        if streaming { "as the body of the message" } else { "inside the message" }.to_owned()
    });
    // A default that is part of the type has a change of its own already.
    let noted =
        comparison.changes.iter().rev().take_while(|change| change.path == subject.path).any(|change| {
            matches!(
                change.kind,
                Kind::DefaultChanged
                    | Kind::MemberBecameOptional
                    | Kind::MemberBecamePlain
                    | Kind::MemberTypeChanged
                    | Kind::MemberJsonTypeChanged
            )
        });
    if !noted {
        let defaults = (old.facts.default.as_ref(), new.facts.default.as_ref());
        comparison.differ(Kind::DocumentedDefaultChanged, subject, defaults, words::documented_default);
    }
    comparison.differ(
        Kind::IdempotencyTokenChanged,
        subject,
        (old.facts.idempotency_token, new.facts.idempotency_token),
        |is_token| if is_token { "an idempotency token" } else { "no idempotency token" }.to_owned(),
    );
    let kind = comparison.xml_kind();
    comparison.differ(kind, subject, (words::xml(&old.facts), words::xml(&new.facts)), |text| text);
    let constraints = (words::constraints(&old.facts, &old.ty), words::constraints(&new.facts, &new.ty));
    comparison.lists_differ(Kind::ConstraintChanged, subject, &constraints.0, &constraints.1);
}
