//! Traits as the files have them, with those that mixins and `apply` add: to write the model again in the author's JSON.

use std::sync::Arc;

use serde_json::Value;

use super::closure::Closure;
use super::draft::{DraftTraits, Drafts};
use super::traits::enumeration::ENUM_VALUE;
use crate::load::TraitList;
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// The values of traits in the closure, in JSON.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written(OrderedMap<ShapeId, WrittenShape>);

#[derive(Clone, Debug, Default)]
struct WrittenShape {
    traits: TraitList<Arc<Value>>,
    members: OrderedMap<String, TraitList<Arc<Value>>>,
}

impl Written {
    pub(super) fn of(drafts: &Drafts<'_>, service: &ShapeId, closure: &Closure) -> Self {
        let ids = closure.data.iter().chain(closure.operations.keys()).chain([service]);
        let shapes = ids.filter_map(|id| drafts.get_key_value(id)).map(|(id, draft)| {
            let members = draft.members.iter();
            let members = members.map(|(name, member)| (name.to_string(), values(&member.traits))).collect();
            (id.clone(), WrittenShape { traits: values(&draft.traits), members })
        });
        Self(shapes.collect())
    }

    /// The traits of a shape, or of a member of it, sorted by id; those of the values of enums without `enumValue`, which
    /// has become the value.
    pub(crate) fn traits(
        &self,
        shape: &ShapeId,
        member: Option<&str>,
    ) -> impl Iterator<Item = (&ShapeId, &Value)> {
        let shape = self.0.get(shape);
        let traits = shape.and_then(|shape| match member {
            None => Some(&shape.traits),
            Some(name) => shape.members.get(name),
        });
        let values = traits.into_iter().flat_map(TraitList::iter).map(|(id, value)| (id, &**value));
        values.filter(|(id, _)| id.as_str() != ENUM_VALUE)
    }
}

fn values(traits: &DraftTraits<'_>) -> TraitList<Arc<Value>> {
    traits.map(|_, written| Arc::clone(&written.value))
}
