//! The working form of the stage: shapes that still know where they are written, borrowed from the ASTs.

use std::borrow::Cow;
use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde_json::Value;

use crate::diagnostic::{Place, Spot};
use crate::load::{Apply, ShapeType, Version};
use crate::shape_id::ShapeId;

/// All shapes of all files by id.
pub(super) type Drafts<'a> = BTreeMap<ShapeId, Draft<'a>>;

/// Traits, sorted by id. There are few on a shape and very many shapes: a list is smaller and faster than a map.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftTraits<'a>(Vec<(&'a str, DraftTrait<'a>)>);

/// A shape on its way into the model.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) site: Site<'a>,
    pub(super) version: Version,
    pub(super) shape_type: Cow<'a, ShapeType>,
    pub(super) members: IndexMap<Cow<'a, str>, DraftMember<'a>>,
    pub(super) traits: DraftTraits<'a>,
    pub(super) mixins: &'a [ShapeId],
    /// `apply` statements for members which the shape does not write itself: a mixin must bring them.
    pub(super) pending: Vec<(&'a Apply, Site<'a>)>,
}

/// A member on its way into the model.
#[derive(Clone, Debug)]
pub(super) struct DraftMember<'a> {
    pub(super) site: Site<'a>,
    pub(super) target: ShapeId,
    pub(super) traits: DraftTraits<'a>,
}

/// The value of a trait, with the place where its owner is written; by mixins and `apply` that is not always the owner
/// that has it in the end.
#[derive(Clone, Debug)]
pub(super) struct DraftTrait<'a> {
    pub(super) site: Site<'a>,
    pub(super) value: Cow<'a, Value>,
}

/// Where a shape or member is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Site<'a> {
    pub(super) file: usize,
    /// The name of the file.
    pub(super) file_name: &'a str,
    /// The id of the shape.
    pub(super) shape: &'a str,
    pub(super) slot: Slot<'a>,
}

/// The part of a shape that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot<'a> {
    /// The shape itself.
    Shape,
    /// A member under `members`.
    Member(&'a str),
    /// The `member` of a list, or the `key` or `value` of a map.
    Named(&'a str),
    /// An `apply` statement for a member, under its own key.
    Applied(&'a str),
}

impl<'a> DraftTraits<'a> {
    /// The trait with this id.
    pub(super) fn get(&self, id: &str) -> Option<&DraftTrait<'a>> {
        let index = self.0.binary_search_by_key(&id, |(id, _)| id).ok()?;
        self.0.get(index).map(|(_, found)| found)
    }

    /// The same, to change it.
    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut DraftTrait<'a>> {
        let index = self.0.binary_search_by_key(&id, |(id, _)| id).ok()?;
        self.0.get_mut(index).map(|(_, found)| found)
    }

    /// Sets a trait.
    pub(super) fn insert(&mut self, id: &'a str, added: DraftTrait<'a>) {
        match self.0.binary_search_by_key(&id, |(id, _)| id) {
            Ok(index) => {
                if let Some((_, before)) = self.0.get_mut(index) {
                    *before = added;
                }
            }
            Err(index) => self.0.insert(index, (id, added)),
        }
    }

    /// Takes a trait away.
    pub(super) fn remove(&mut self, id: &str) -> Option<DraftTrait<'a>> {
        let index = self.0.binary_search_by_key(&id, |(id, _)| id).ok()?;
        Some(self.0.remove(index).1)
    }

    /// All traits.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'a str, &DraftTrait<'a>)> {
        self.0.iter().map(|(id, found)| (*id, found))
    }

    /// How many traits there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

impl<'a> FromIterator<(&'a str, DraftTrait<'a>)> for DraftTraits<'a> {
    /// Of equal ids the last one counts.
    fn from_iter<I: IntoIterator<Item = (&'a str, DraftTrait<'a>)>>(traits: I) -> Self {
        let mut list = Self::default();
        for (id, added) in traits {
            match list.0.last() {
                Some((last, _)) if *last >= id => list.insert(id, added),
                _ => list.0.push((id, added)),
            }
        }
        list
    }
}

impl<'a> IntoIterator for DraftTraits<'a> {
    type Item = (&'a str, DraftTrait<'a>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> Draft<'a> {
    /// Whether the shape has the trait.
    pub(super) fn has(&self, id: &str) -> bool {
        self.traits.get(id).is_some()
    }

    /// Whether the shape is only there to be mixed into others.
    pub(super) fn is_mixin(&self) -> bool {
        self.has("smithy.api#mixin")
    }
}

impl<'a> Site<'a> {
    /// The value of a trait that the specification implies at this site.
    pub(super) fn implied(self, value: Value) -> DraftTrait<'a> {
        DraftTrait { site: self, value: Cow::Owned(value) }
    }

    /// The place of a member of this shape.
    pub(super) fn member(self, shape_type: &ShapeType, name: &'a str) -> Self {
        let slot = match shape_type {
            ShapeType::List | ShapeType::Set | ShapeType::Map => Slot::Named(name),
            _ => Slot::Member(name),
        };
        Self { slot, ..self }
    }

    fn path(self) -> Vec<String> {
        let keys: &[&str] = match &self.slot {
            Slot::Shape => &["shapes", self.shape],
            Slot::Member(name) => &["shapes", self.shape, "members", name],
            Slot::Named(name) => &["shapes", self.shape, name],
            Slot::Applied(name) => return vec!["shapes".to_owned(), format!("{}${name}", self.shape)],
        };
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    /// The value of a property below, such as `target`.
    pub(super) fn below(self, keys: &[&str]) -> Place {
        let mut path = self.path();
        path.extend(keys.iter().map(|key| (*key).to_owned()));
        Place { file: self.file, spot: Spot::Value(path) }
    }

    /// The name of the shape or member.
    pub(super) fn key(self) -> Place {
        Place { file: self.file, spot: Spot::Key { path: self.path(), occurrence: 0 } }
    }

    /// The name of a trait.
    pub(super) fn trait_key(self, id: &str) -> Place {
        let mut path = self.path();
        path.extend(["traits".to_owned(), id.to_owned()]);
        Place { file: self.file, spot: Spot::Key { path, occurrence: 0 } }
    }

    /// The value of a trait, or a part of it.
    pub(super) fn trait_value(self, id: &str, keys: &[&str]) -> Place {
        let mut path = self.path();
        path.extend(["traits".to_owned(), id.to_owned()]);
        path.extend(keys.iter().map(|key| (*key).to_owned()));
        Place { file: self.file, spot: Spot::Value(path) }
    }
}
