//! Structures and their fields.

use std::rc::Rc;

use super::comparison::{Comparison, Subject};
use super::documentation::same_docs;
use super::member::{Value, target, type_change, value_facts};
use super::members::{Members, Part, is_similar, members, possibly_renamed};
use super::names::Names;
use super::rules::Kind;
use super::words;
use crate::lower::{ErrorFacts, Field, Literal, Message, Role, Structure, Type};
use crate::name::Ident;
use crate::resolve::Fault;

/// Compares two structures, and gives the names of members whose documentation changed.
pub(super) fn compare<'a>(
    comparison: &mut Comparison<'a>,
    subject: &Subject<'a>,
    old: &'a Structure,
    new: &'a Structure,
) -> Vec<&'a str> {
    comparison.deprecated(subject, old.deprecated.as_ref(), new.deprecated.as_ref());
    comparison.type_sensitive(subject, (old.sensitive, new.sensitive), None);
    match (&old.role, &new.role) {
        (Role::Error(old), Role::Error(new)) => error(comparison, subject, old, new),
        (_, Role::Error(_)) => comparison.push(Kind::ErrorTraitAdded, subject, None, None),
        (Role::Error(_), _) => comparison.push(Kind::ErrorTraitRemoved, subject, None, None),
        _ => {}
    }
    let names = Rc::clone(&comparison.names);
    let matched = matched(old, new);
    let sent = comparison.is_sent(&new.ident.text);
    let mut documented = Vec::new();
    for (before, after) in &matched.pairs {
        if let (Some(old), Some(new)) = (old.fields.get(*before), new.fields.get(*after)) {
            let subject = subject.member(&new.member, &new.ident.text, &new.facts.shapes);
            field(comparison, &subject, old, new, sent);
            documented.extend((!same_docs(&old.docs, &new.docs)).then_some(new.ident.text.as_str()));
        }
    }
    comparison.order(subject, &matched.pairs);
    let renamed = possibly_renamed(&matched, |before, after| {
        old.fields.get(before).zip(new.fields.get(after)).is_some_and(|(old, new)| {
            names.same(&old.ty, &new.ty)
                && (&old.target, old.optional, old.required) == (&new.target, new.optional, new.required)
                && is_similar(&old.member, &new.member)
        })
    });
    for (index, field) in matched.removed.iter().filter_map(|index| Some((index, old.fields.get(*index)?))) {
        // An error keeps the field.
        if added_message(new) == Some(&field.ident) && words::field(field) == MESSAGE {
            continue;
        }
        let subject = subject.member(&field.member, &field.ident.text, &field.facts.shapes);
        comparison.push(Kind::MemberRemoved, &subject, Some(words::field(field)), None);
        if let Some(field) = renamed.get(index).and_then(|index| new.fields.get(*index)) {
            comparison.add_to_action(&format!("It was possibly renamed to `{}`.", field.ident.text));
        }
    }
    for field in matched.added.iter().filter_map(|index| new.fields.get(*index)) {
        let subject = subject.member(&field.member, &field.ident.text, &field.facts.shapes);
        let ty = words::field(field);
        if added_message(old) == Some(&field.ident) && ty != MESSAGE {
            let is_text = field.ty == Type::String;
            let kind = if is_text { Kind::MemberBecamePlain } else { Kind::MemberJsonTypeChanged };
            comparison.push(kind, &subject, Some(MESSAGE.to_owned()), Some(ty));
            continue;
        }
        let kind = if field.required && sent { Kind::RequiredMemberAdded } else { Kind::MemberAdded };
        comparison.push(kind, &subject, None, Some(ty));
    }
    documented
}

/// The type of the field that an error has for its message where no member is for it.
const MESSAGE: &str = "Option<String>";

/// That field.
fn added_message(item: &Structure) -> Option<&Ident> {
    match &item.role {
        Role::Error(ErrorFacts { message: Message { ident, is_member: false, .. }, .. }) => Some(ident),
        _ => None,
    }
}

fn error<'a>(comparison: &mut Comparison<'a>, subject: &Subject<'a>, old: &ErrorFacts, new: &ErrorFacts) {
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
    // That the field is an `Option`, or sensitive, is a change of the field.
    let message = |message: &Message| match message {
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

fn field<'a>(
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

/// Which member is which.
pub(super) fn matched(old: &Structure, new: &Structure) -> Members {
    members(&old.fields, &new.fields, &[|field| Part::Name(&field.member), |field| Part::Ident(&field.ident)])
}
