//! Traits as the files have them, with those that mixins and `apply` add: to write the model again in the author's JSON.

use std::sync::Arc;

use serde_json::Value;

use super::context::Context;
use super::draft::DraftTraits;
use super::traits::refinement::ENUM_VALUE;
use crate::load::{TraitList, Traits};
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// The traits of shapes and members in the closure, by their ids, with their values in JSON.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written(OrderedMap<String, Traits>);

impl Written {
    pub(super) fn of(context: &Context<'_>) -> Self {
        let mut written = OrderedMap::default();
        let mut add = |id, traits: &DraftTraits<'_>| {
            written.insert(id, traits.map(|_, written| Arc::clone(&written.value)));
        };
        for (id, draft) in context.reached() {
            add(id.to_string(), &draft.traits);
            draft.members.iter().for_each(|(name, member)| add(id.with_member(name), &member.traits));
        }
        Self(written)
    }

    /// The traits of a shape, or of a member of it, sorted by id; those of the values of enums without `enumValue`, which
    /// has become the value.
    pub(crate) fn traits(
        &self,
        shape: &ShapeId,
        member: Option<&str>,
    ) -> impl Iterator<Item = (&ShapeId, &Value)> {
        let id = member.map_or_else(|| shape.to_string(), |member| shape.with_member(member));
        let traits = self.0.get(&id).into_iter().flat_map(TraitList::iter);
        traits.map(|(id, value)| (id, &**value)).filter(|(id, _)| id.as_str() != ENUM_VALUE)
    }
}
