//! The traits of a shape or member.

use std::any::Any;

use super::rule::{SmithyTrait, TraitValue};
use crate::load::TraitList;
use crate::shape_id::ShapeId;

/// Traits with typed values. Of those that the generator does not read only the ids are kept.
///
/// Each family of traits adds the methods that give their values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Traits(TraitList<Option<TraitValue>>);

impl Traits {
    /// Whether there is a trait with this absolute id.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.0.get(id).is_some()
    }

    /// The absolute ids of all traits, sorted.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &ShapeId> {
        self.0.iter().map(|(id, _)| id)
    }

    /// Takes a trait away that has become something else.
    pub(in crate::resolve) fn remove(&mut self, id: &str) {
        self.0.remove(id);
    }

    /// The value of a trait.
    pub(in crate::resolve) fn get<T: SmithyTrait>(&self) -> Option<&T> {
        self.value(T::ID)
    }

    /// The value of the trait with this id, if it has this type.
    pub(in crate::resolve) fn value<T: Any>(&self, id: &str) -> Option<&T> {
        let value = self.0.get(id)?.as_deref()?;
        (value as &dyn Any).downcast_ref()
    }
}

impl PartialEq for Traits {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |a: &Option<TraitValue>, b: &Option<TraitValue>| match (a, b) {
            (Some(a), Some(b)) => a.is_equal(&**b),
            (a, b) => a.is_none() && b.is_none(),
        };
        self.0.len() == other.0.len()
            && self.0.iter().zip(other.0.iter()).all(|((a_id, a), (b_id, b))| a_id == b_id && is_same(a, b))
    }
}

impl FromIterator<(ShapeId, Option<TraitValue>)> for Traits {
    fn from_iter<I: IntoIterator<Item = (ShapeId, Option<TraitValue>)>>(traits: I) -> Self {
        Self(traits.into_iter().collect())
    }
}
