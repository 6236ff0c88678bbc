//! What the fields of structures and the variants of unions have in common.

use super::comparison::{Comparison, Subject};
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
pub(super) fn type_change<'a>(comparison: &Comparison<'a>, old: &Type, new: &Type) -> Option<Kind> {
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

/// What the member is called in other formats than JSON.
fn names(facts: &MemberFacts) -> impl PartialEq {
    (&facts.xml, &facts.xml_keys, &facts.xml_items, &facts.ec2_query_name)
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
    let formats = (old.timestamps, new.timestamps);
    comparison
        .differ(Kind::TimestampFormatChanged, subject, formats, |format| words::format(format).to_owned());
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
    let same = old.facts.constraints == new.facts.constraints
        && old.facts.idempotency_token == new.facts.idempotency_token
        && names(old.facts) == names(new.facts);
    let constraints = (words::constraints(old.facts, old.ty), words::constraints(new.facts, new.ty));
    if !same {
        comparison.differ(Kind::ConstraintChanged, subject, constraints, |text| text);
    }
}
