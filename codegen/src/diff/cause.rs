//! What several changes come from: one shape that members at many places have their values from.
//!
//! The lowered form has what a member takes from its target, and not that it takes it from there. So the cause is found by
//! its effect: the shape that most of the members reach at which the same happened.

use std::collections::{BTreeMap, BTreeSet};

use super::report::Change;
use super::rules::Kind;

/// From which shapes a change may come, and what it is there.
pub(super) struct Source<'a> {
    shapes: Vec<&'a str>,
    /// What changed, in the same words wherever the same happened.
    what: (String, String),
}

impl<'a> Source<'a> {
    pub(super) fn of(kind: Kind, shapes: &[&'a str], before: Option<&str>, after: Option<&str>) -> Self {
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let (shapes, what) = match kind {
            Kind::ConstraintChanged => {
                let what = (text(before), text(after));
                (shapes, (left(&what.0, &what.1), left(&what.1, &what.0)))
            }
            Kind::SensitiveAdded
            | Kind::SensitiveRemoved
            | Kind::DefaultChanged
            | Kind::DocumentedDefaultChanged
            | Kind::TimestampFormatChanged
            | Kind::StreamingChanged
            | Kind::CallChanged
            | Kind::OperationErrorAdded
            | Kind::OperationErrorRemoved => (shapes, (text(before), text(after))),
            // Whether it is in an `Option` or a list differs from place to place.
            Kind::MemberTypeChanged
            | Kind::MemberJsonTypeChanged
            | Kind::MemberTargetChanged
            | Kind::MemberBecameOptional
            | Kind::MemberBecamePlain
            | Kind::MemberSparseChanged
            | Kind::MemberBoxChanged => (shapes, Default::default()),
            _ => (&[][..], Default::default()),
        };
        let is_own = |id: &&str| !id.starts_with("smithy.api#");
        Self { shapes: shapes.iter().copied().filter(is_own).collect(), what }
    }
}

/// The constraints in one text that are not in the other, without what they are on.
fn left(text: &str, other: &str) -> String {
    let parts = |text: &'_ str| -> BTreeSet<String> {
        let bare = |part: &str| {
            let part = ["Each item: ", "Values: ", "Keys: "]
                .into_iter()
                .find_map(|label| part.strip_prefix(label))
                .unwrap_or(part);
            part.to_ascii_lowercase().replace(": ", " ")
        };
        text.split("; ").map(bare).filter(|part| part != "none").collect()
    };
    parts(text).difference(&parts(other)).cloned().collect::<Vec<_>>().join("; ")
}

/// Gives the changes that have one their cause.
pub(super) fn find(changes: &mut [Change], sources: &[Source<'_>]) {
    type Alike<'s> = (Kind, &'s (String, String));
    let mut alike: BTreeMap<Alike<'_>, Vec<(usize, &Source<'_>)>> = BTreeMap::new();
    for (index, (change, source)) in changes.iter().zip(sources).enumerate() {
        if !source.shapes.is_empty() {
            alike.entry((change.kind, &source.what)).or_default().push((index, source));
        }
    }
    for (_, mut left) in alike {
        let mut reached: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, source) in &left {
            source.shapes.iter().for_each(|id| reached.entry(id).or_default().push(*index));
        }
        // The shape with most changes first.
        let mut reached: Vec<_> = reached.into_iter().filter(|(_, indices)| indices.len() > 1).collect();
        reached.sort_by_key(|(id, indices)| (std::cmp::Reverse(indices.len()), *id));
        for (id, indices) in reached {
            let open: Vec<usize> =
                indices.into_iter().filter(|index| left.iter().any(|(other, _)| other == index)).collect();
            if open.len() > 1 {
                left.retain(|(index, _)| !open.contains(index));
                for index in open {
                    if let Some(change) = changes.get_mut(index) {
                        change.cause = Some(id.to_owned());
                    }
                }
            }
        }
    }
}
