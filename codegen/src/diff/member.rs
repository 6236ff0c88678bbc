//! What the fields of structures and the variants of unions have in common.

use super::comparison::{Comparison, Subject};
use super::form::same_form;
use super::rules::Kind;
use super::words;
use crate::lower::{MemberFacts, Type};
use crate::resolve::TimestampFormat;

/// Notes that the target of a member has another name, unless the type itself says so.
pub(super) fn target<'a>(
    comparison: &mut Comparison<'a>,
    subject: &Subject<'a>,
    ty: Option<&Type>,
    (old, new): (&str, &str),
) {
    let is_type = matches!(ty, Some(Type::Named { .. }));
    if !is_type && comparison.old.key(old) != comparison.new.key(new) {
        comparison.push(Kind::MemberTargetChanged, subject, Some(old.to_owned()), Some(new.to_owned()));
    }
}

/// What kind of change lies between the types of two values.
pub(super) fn type_change<'a>(comparison: &Comparison<'a>, old: &'a Type, new: &'a Type) -> Option<Kind> {
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

/// Whether a value of the type can hold an instant itself.
fn holds_instants(ty: &Type) -> bool {
    match ty {
        Type::Timestamp => true,
        Type::Vec(item) | Type::Option(item) | Type::Map(_, item) => holds_instants(item),
        _ => false,
    }
}

/// What is known of the value of a field or of a union's variant beyond its type.
pub(super) struct Value<'a> {
    pub(super) sensitive: bool,
    pub(super) timestamps: Option<TimestampFormat>,
    pub(super) facts: &'a MemberFacts,
    /// The type; none of a variant that holds nothing.
    pub(super) ty: Option<&'a Type>,
}

/// Notes what else changed of a value: what of its data is sensitive, how instants are written, the default, and what
/// the service accepts.
pub(super) fn value_facts<'a>(
    comparison: &mut Comparison<'a>,
    subject: &Subject<'a>,
    old: &Value<'_>,
    new: &Value<'_>,
) {
    match (old.sensitive, new.sensitive) {
        (false, true) => comparison.push(Kind::SensitiveAdded, subject, None, None),
        (true, false) => comparison.push(Kind::SensitiveRemoved, subject, None, None),
        _ => {}
    }
    let instants = |value: &Value<'_>| value.ty.is_some_and(holds_instants);
    if instants(old) && instants(new) {
        let formats = (old.timestamps, new.timestamps);
        comparison.differ(Kind::TimestampFormatChanged, subject, formats, |format| {
            words::format(format).to_owned()
        });
    }
    let streaming = (old.facts.streaming, new.facts.streaming);
    comparison.differ(Kind::StreamingChanged, subject, streaming, |streaming| {
        if streaming { "as the body of the message" } else { "inside the message" }.to_owned()
    });
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
    comparison.differ(kind, subject, (words::xml(old.facts), words::xml(new.facts)), |text| text);
    let constraints = (words::constraints(old.facts, old.ty), words::constraints(new.facts, new.ty));
    comparison.lists_differ(Kind::ConstraintChanged, subject, &constraints.0, &constraints.1);
}
