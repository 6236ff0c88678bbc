//! The traits of a shape or member.

use std::any::Any;

use super::rule::TraitValue;
use crate::load::TraitList;
use crate::shape_id::ShapeId;

/// Traits with typed values. Of those that the generator does not read only the ids are kept.
///
/// Each family of traits adds the methods that give their values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Traits(TraitList<Option<TraitValue>>);

impl Traits {
    /// Traits with their values; without one where the generator does not read it.
    pub(in crate::resolve) fn new(values: TraitList<Option<TraitValue>>) -> Self {
        Self(values)
    }

    /// Whether there is a trait with this absolute id.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.0.has(id)
    }

    /// The absolute ids of all traits, sorted.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &ShapeId> {
        self.0.iter().map(|(id, _)| id)
    }

    /// Removes a trait that has become something else.
    pub(in crate::resolve) fn remove(&mut self, id: &str) {
        self.0.remove(id);
    }

    /// The value of the trait with this id, if it has this type.
    pub(in crate::resolve) fn value<T: Any>(&self, id: &str) -> Option<&T> {
        self.0.get(id)?.as_deref()?.downcast_ref()
    }
}
