//! Structures and their fields.

use std::rc::Rc;

use super::Kind;
use super::compare::{Comparison, Subject, same_default, same_prose};
use super::types::{Part, Same, is_similar, members, sensitive};
use super::words;
use crate::lower::{DEFAULT, REQUIRED, SENSITIVE};
use crate::lower::{ErrorFacts, Field, Message, Role, STREAMED, Structure, Type};
use crate::resolve::{Fault, TimestampFormat};

/// Compares two structures, and gives the names of members whose documentation changed.
pub(super) fn compare<'a>(
    comparison: &mut Comparison<'a>,
    subject: &Subject<'a>,
    old: &'a Structure,
    new: &'a Structure,
) -> Vec<&'a str> {
    comparison.deprecated(subject, old.deprecated.as_ref(), new.deprecated.as_ref());
    sensitive(comparison, subject, old.sensitive, new.sensitive, Kind::TypeSensitiveAdded);
    match (&old.role, &new.role) {
        (Role::Error(old), Role::Error(new)) => error(comparison, subject, old, new),
        (_, Role::Error(_)) => comparison.push(Kind::ErrorTraitAdded, subject, None, None),
        (Role::Error(_), _) => comparison.push(Kind::ErrorTraitRemoved, subject, None, None),
        _ => {}
    }
    let names = Rc::clone(&comparison.names);
    let found = members(
        &old.fields,
        &new.fields,
        &[
            Same::Part(|field| Part::Name(&field.member)),
            Same::Part(|field| Part::Ident(&field.ident)),
            Same::All(&|old, new| {
                names.same(&old.ty, &new.ty)
                    && (&old.target, old.optional, old.required) == (&new.target, new.optional, new.required)
                    && is_similar(&old.member, &new.member)
            }),
        ],
    );
    let sent = comparison.is_sent(&new.ident.text);
    let mut documented = Vec::new();
    for (before, after) in &found.pairs {
        if let (Some(old), Some(new)) = (old.fields.get(*before), new.fields.get(*after)) {
            let subject = subject.member(&new.member, &new.ident.text);
            field(comparison, &subject, old, new, sent);
            documented.extend((!same_prose(&old.docs, &new.docs)).then_some(new.ident.text.as_str()));
        }
    }
    comparison.order(subject, &found.pairs);
    for field in found.removed.iter().filter_map(|index| old.fields.get(*index)) {
        let subject = subject.member(&field.member, &field.ident.text);
        comparison.push(Kind::MemberRemoved, &subject, Some(words::field(field)), None);
    }
    for field in found.added.iter().filter_map(|index| new.fields.get(*index)) {
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
    if idents.0 != idents.1 {
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
    let both = (old.sensitive, new.sensitive);
    data(comparison, subject, both, (old.timestamps, new.timestamps), (&old.docs.facts, &new.docs.facts));
    comparison.deprecated(subject, old.deprecated.as_ref(), new.deprecated.as_ref());
}

/// Notes that the target of a member has another name, unless the type itself says so.
pub(super) fn target(
    comparison: &mut Comparison<'_>,
    subject: &Subject<'_>,
    ty: Option<&Type>,
    (old, new): (&str, &str),
) {
    let is_type = matches!(ty, Some(Type::Named { .. }));
    if !is_type && comparison.old.key(old) != comparison.new.key(new) {
        comparison.push(Kind::MemberTargetChanged, subject, Some(old.to_owned()), Some(new.to_owned()));
    }
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

/// What kind of change lies between the types of two values.
pub(super) fn type_change(comparison: &Comparison<'_>, old: &Type, new: &Type) -> Option<Kind> {
    let names = &comparison.names;
    let forms = || (words::json_form(&comparison.old, old), words::json_form(&comparison.new, new));
    if names.same(old, new) {
        None
    } else if names.same(&words::dense(old), &words::dense(new)) {
        Some(Kind::MemberSparseChanged)
    } else if forms().0 == forms().1 {
        Some(Kind::MemberTypeChanged)
    } else {
        Some(Kind::MemberJsonTypeChanged)
    }
}

/// Notes what fields and the variants of unions have in common: what of their data is sensitive, how instants are
/// written, and what documentation states of it.
pub(super) fn data(
    comparison: &mut Comparison<'_>,
    subject: &Subject<'_>,
    sensitive: (bool, bool),
    timestamps: (Option<TimestampFormat>, Option<TimestampFormat>),
    (old, new): (&[String], &[String]),
) {
    match sensitive {
        (false, true) => comparison.push(Kind::SensitiveAdded, subject, None, None),
        (true, false) => comparison.push(Kind::SensitiveRemoved, subject, None, None),
        _ => {}
    }
    comparison
        .differ(Kind::TimestampFormatChanged, subject, timestamps, |format| words::format(format).to_owned());
    let streamed = |facts: &[String]| facts.iter().any(|fact| fact == STREAMED);
    comparison.differ(Kind::StreamingChanged, subject, (streamed(old), streamed(new)), |streamed| {
        if streamed { "as the body of the message" } else { "inside the message" }.to_owned()
    });
    let default = |facts: &[String]| {
        let fact = facts.iter().find_map(|fact| fact.strip_prefix(DEFAULT));
        fact.map_or("none".to_owned(), |fact| fact.trim_end_matches('.').to_owned())
    };
    // A default that is in the type has a change of its own already.
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
        let defaults = (default(old), default(new));
        comparison.differ(Kind::DocumentedDefaultChanged, subject, defaults, |text| text);
    }
    let rest = |facts: &[String]| {
        let stated = |fact: &&String| {
            [REQUIRED, SENSITIVE, STREAMED].contains(&fact.as_str())
                || fact.starts_with(DEFAULT)
                // How the field is named, and where it travels, stand in the field.
                || ["Named `", "Travels ", "Event stream:"].iter().any(|head| fact.starts_with(head))
        };
        let rest = facts.iter().filter(|fact| !stated(fact)).map(|fact| fact.trim_end_matches('.'));
        let rest: Vec<&str> = rest.collect();
        if rest.is_empty() { "none".to_owned() } else { rest.join("; ") }
    };
    comparison.differ(Kind::ConstraintChanged, subject, (rest(old), rest(new)), |text| text);
}
