//! The cause that several changes have in common: one shape that members at many places take their values from.
//!
//! The lowered form holds what a member takes from its target, but not that it comes from there. So the cause is found
//! by its effect: it is the shape that most of the members with the same change reach.

use std::cmp::Reverse;

use super::report::Change;
use super::rules::Kind;
use super::words;
use crate::ordered::OrderedMap;

/// The shapes that may be the cause of a change, and a description of the change that is the same at all places.
pub(super) struct Source<'a> {
    shapes: Vec<&'a str>,
    /// What changed, in the same words wherever it is the same.
    what: [Option<String>; 2],
}

impl<'a> Source<'a> {
    pub(super) fn of(kind: Kind, shapes: &[&'a str], values: [&Option<String>; 2]) -> Self {
        let (shapes, what) = match kind {
            Kind::ConstraintChanged => (shapes, values.map(|text| text.as_deref().map(bare))),
            Kind::SensitiveAdded
            | Kind::SensitiveRemoved
            | Kind::DefaultChanged
            | Kind::DocumentedDefaultChanged
            | Kind::TimestampFormatChanged
            | Kind::StreamingChanged
            | Kind::CallChanged
            | Kind::OperationErrorAdded
            | Kind::OperationErrorRemoved => (shapes, values.map(Clone::clone)),
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

/// Constraints without what they apply to: the items of a list have constraints that another member has itself.
fn bare(text: &str) -> String {
    text.split("; ").map(words::bare_constraint).collect::<Vec<_>>().join("; ")
}

/// Sets the cause of changes that have one in common.
pub(super) fn find(changes: &mut [Change], sources: &[Source<'_>]) {
    type Alike<'s> = (Kind, &'s [Option<String>; 2]);
    let mut alike: OrderedMap<Alike<'_>, Vec<usize>> = OrderedMap::default();
    for (index, (change, source)) in changes.iter().zip(sources).enumerate() {
        if !source.shapes.is_empty() {
            alike.entry((change.kind, &source.what)).or_default().push(index);
        }
    }
    for ((kind, [before, after]), same) in alike {
        let mut reached: OrderedMap<&str, Vec<usize>> = OrderedMap::default();
        for index in same {
            sources[index].shapes.iter().for_each(|id| reached.entry(id).or_default().push(index));
        }
        // The shape with the most changes comes first.
        let mut reached: Vec<_> = reached.into_iter().collect();
        match kind {
            // Of a list and its items, or a map and its keys and values, the list or map is sparse: it comes first already.
            Kind::MemberSparseChanged => reached.sort_by_key(|(_, indices)| Reverse(indices.len())),
            _ => reached.sort_by_key(|(id, indices)| (Reverse(indices.len()), *id)),
        }
        for (id, indices) in reached {
            let is_open = |index: &usize| changes[*index].cause.is_none();
            let open: Vec<usize> = indices.into_iter().filter(is_open).collect();
            if open.len() < 2 {
                continue;
            }
            for index in open {
                let change = &mut changes[index];
                change.cause = Some(id.to_owned());
                if kind == Kind::ConstraintChanged {
                    (change.before, change.after) = (before.clone(), after.clone());
                    change.action = kind.rule().action_for(&change.path, before.as_deref(), after.as_deref());
                }
            }
        }
    }
}
