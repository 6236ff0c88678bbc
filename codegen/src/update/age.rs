//! Whether a model is older than the one that it is to replace.

use crate::diff::{Kind, Report};

/// Why the new model of a comparison seems to be the older one; `None` if it does not.
///
/// A model has no date of its own. It seems older if its service has a lower version, or if it only removes things:
/// services grow, and a service seldom removes something without adding anything.
pub(super) fn older(report: &Report) -> Option<String> {
    let (old, new) = (&report.old.version, &report.new.version);
    if is_lower(new, old) {
        return Some(format!("its service has the version {new}, and that of the present one is {old}"));
    }
    let count = |wanted: fn(Kind) -> bool| report.changes.iter().filter(|it| wanted(it.kind)).count();
    let removed = count(is_removal);
    (removed > 0 && count(is_addition) == 0).then(|| match removed {
        1 => "it lacks something that the present one has, and has nothing that is new".to_owned(),
        _ => format!("it lacks {removed} things that the present one has, and has nothing that is new"),
    })
}

fn is_removal(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::OperationRemoved
            | Kind::TypeRemoved
            | Kind::MemberRemoved
            | Kind::VariantRemoved
            | Kind::UnionMemberRemoved
            | Kind::OperationErrorRemoved
    )
}

/// Whether something is new.
pub(super) fn is_addition(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::OperationAdded
            | Kind::TypeAdded
            | Kind::MemberAdded
            | Kind::VariantAdded
            | Kind::UnionMemberAdded
            | Kind::OperationErrorAdded
    )
}

/// Whether a version is lower than another of the same form, such as dates or numbers with dots.
fn is_lower(version: &str, other: &str) -> bool {
    let form = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let numbers = |text: &str| -> Option<Vec<u64>> {
        let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
        runs.map(|run| run.parse().ok()).collect()
    };
    form(version) == form(other)
        && matches!((numbers(version), numbers(other)), (Some(a), Some(b)) if !a.is_empty() && a < b)
}

#[cfg(test)]
mod tests {
    use super::is_lower;

    #[test]
    fn versions_of_one_form_have_an_order() {
        assert!(is_lower("2014-11-06", "2015-01-01"));
        assert!(is_lower("1.9", "1.10"));
        assert!(!is_lower("1.10", "1.10"));
        assert!(!is_lower("2014-11-06", "20141107"), "another form");
        assert!(!is_lower("alpha", "beta") && !is_lower("", "1"));
    }
}
