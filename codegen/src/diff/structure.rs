//! Structures and their fields.

use std::rc::Rc;

use super::comparison::{Comparison, Subject};
use super::documentation::same_docs;
use super::member::{Value, target, type_change, value_facts};
use super::members::{Criterion, Part, is_similar, members};
use super::names::Names;
use super::rules::Kind;
use super::words;
use crate::lower::{ErrorFacts, Field, Literal, Message, Role, Structure};
use crate::resolve::Fault;

/// Compares two structures, and gives the names of members whose documentation changed.
pub(super) fn compare<'a>(
    comparison: &mut Comparison<'a>,
    subject: &Subject<'a>,
    old: &'a Structure,
    new: &'a Structure,
) -> Vec<&'a str> {
    comparison.deprecated(subject, old.deprecated.as_ref(), new.deprecated.as_ref());
    comparison.type_sensitive(subject, (old.sensitive, new.sensitive), Kind::TypeSensitiveAdded);
    match (&old.role, &new.role) {
        (Role::Error(old), Role::Error(new)) => error(comparison, subject, old, new),
        (_, Role::Error(_)) => comparison.push(Kind::ErrorTraitAdded, subject, None, None),
        (Role::Error(_), _) => comparison.push(Kind::ErrorTraitRemoved, subject, None, None),
        _ => {}
    }
    let names = Rc::clone(&comparison.names);
    let matched = members(
        &old.fields,
        &new.fields,
        &[
            Criterion::Part(|field| Part::Name(&field.member)),
            Criterion::Part(|field| Part::Ident(&field.ident)),
            Criterion::All(&|old, new| {
                names.same(&old.ty, &new.ty)
                    && (&old.target, old.optional, old.required) == (&new.target, new.optional, new.required)
                    && is_similar(&old.member, &new.member)
            }),
        ],
    );
    let sent = comparison.is_sent(&new.ident.text);
    let mut documented = Vec::new();
    for (before, after) in &matched.pairs {
        if let (Some(old), Some(new)) = (old.fields.get(*before), new.fields.get(*after)) {
            let subject = subject.member(&new.member, &new.ident.text);
            field(comparison, &subject, old, new, sent);
            documented.extend((!same_docs(&old.docs, &new.docs)).then_some(new.ident.text.as_str()));
        }
    }
    comparison.order(subject, &matched.pairs);
    for field in matched.removed.iter().filter_map(|index| old.fields.get(*index)) {
        let subject = subject.member(&field.member, &field.ident.text);
        comparison.push(Kind::MemberRemoved, &subject, Some(words::field(field)), None);
    }
    for field in matched.added.iter().filter_map(|index| new.fields.get(*index)) {
        let subject = subject.member(&field.member, &field.ident.text);
        let kind = if field.required && sent { Kind::RequiredMemberAdded } else { Kind::MemberAdded };
        comparison.push(kind, &subject, None, Some(words::field(field)));
    }
    documented
}

fn error(comparison: &mut Comparison<'_>, subject: &Subject<'_>, old: &ErrorFacts, new: &ErrorFacts) {
    comparison.differ(Kind::ErrorCodeChanged, subject, (&old.code, &new.code), |code| code.clone());
    comparison.differ(Kind::ErrorFaultChanged, subject, (old.fault, new.fault), |fault| match fault {
        Fault::Client => "client".to_owned(),
        Fault::Server => "server".to_owned(),
    });
    comparison.differ(Kind::ErrorRetryChanged, subject, (old.retry, new.retry), |retry| match retry {
        None => "not to be retried".to_owned(),
        Some(false) => "may be retried".to_owned(),
        Some(true) => "may be retried after a pause".to_owned(),
    });
    let statuses = (old.http_status, new.http_status);
    comparison.differ(Kind::ErrorStatusChanged, subject, statuses, |status| {
        status.map_or("none".to_owned(), |status| status.to_string())
    });
    // That the field is an `Option` or not is a change of the field.
    let message = |message: &Message| match message {
        Message { redacted: true, .. } => "a redacted message".to_owned(),
        Message { ident, is_member: true, .. } => format!("the field `{}`", ident.text),
        Message { ident, .. } => format!("the field `{}`, which is no member", ident.text),
    };
    comparison.differ(
        Kind::ErrorMessageChanged,
        subject,
        (message(&old.message), message(&new.message)),
        |text| text,
    );
}

fn field(comparison: &mut Comparison<'_>, subject: &Subject<'_>, old: &Field, new: &Field, sent: bool) {
    let idents = (&old.ident.text, &new.ident.text);
    let setters = (&old.ident.setter(), &new.ident.setter());
    if idents.0 != idents.1 || setters.0 != setters.1 {
        let idents = if idents.0 == idents.1 { setters } else { idents };
        let kind = if old.wire_name == new.wire_name { Kind::FieldRenamed } else { Kind::MemberRenamed };
        comparison.differ(kind, subject, idents, |name| name.clone());
    } else {
        let names = (&old.wire_name, &new.wire_name);
        comparison.differ(Kind::WireNameChanged, subject, names, |name| name.clone());
    }
    let changed = field_type(comparison, subject, old, new);
    if !changed {
        target(comparison, subject, Some(&new.ty), (&old.target, &new.target));
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
    value_facts(comparison, subject, &value(old), &value(new));
    comparison.deprecated(subject, old.deprecated.as_ref(), new.deprecated.as_ref());
}

/// Notes how the type of a field changed, if it did.
fn field_type(comparison: &mut Comparison<'_>, subject: &Subject<'_>, old: &Field, new: &Field) -> bool {
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

fn value(item: &Field) -> Value<'_> {
    Value { sensitive: item.sensitive, timestamps: item.timestamps, facts: &item.facts, ty: Some(&item.ty) }
}

/// Whether two defaults are the same, wherever a type in them has another name now.
fn same_default(names: &Names<'_>, old: Option<&Literal>, new: Option<&Literal>) -> bool {
    match (old, new) {
        (
            Some(Literal::Variant { ty, variant, .. }),
            Some(Literal::Variant { ty: new_ty, variant: new_variant, .. }),
        ) => names.is(ty, new_ty) && variant == new_variant,
        (old, new) => old == new,
    }
}
