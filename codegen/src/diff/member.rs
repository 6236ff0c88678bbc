//! What the fields of structures and the variants of unions have in common.

use super::comparison::{Comparison, Subject};
use super::rules::Kind;
use super::words;
use crate::lower::{DEFAULT, REQUIRED, SENSITIVE, STREAMED, Type};
use crate::resolve::TimestampFormat;

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
