//! The working form of the stage: shapes that still know where they are written, borrowed from the ASTs.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::Value;

use crate::diagnostic::{Place, Spot};
use crate::load::{Apply, Properties, Reference, ShapeType, TraitList, Version};
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// All shapes of all files, sorted by id.
pub(super) type Drafts<'a> = OrderedMap<ShapeId, Draft<'a>>;

/// Members by their names, in the model's order.
pub(super) type DraftMembers<'a> = OrderedMap<Cow<'a, str>, DraftMember<'a>>;

/// Traits, each with the place where it is written.
pub(super) type DraftTraits<'a> = TraitList<DraftTrait<'a>>;

/// A shape on its way into the model.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) site: Site<'a>,
    pub(super) version: Version,
    pub(super) shape_type: ShapeType,
    pub(super) properties: Cow<'a, Properties>,
    pub(super) members: DraftMembers<'a>,
    pub(super) traits: DraftTraits<'a>,
    pub(super) mixins: &'a [ShapeId],
    /// Where references are written that come from mixins: the property, the target, and the mixin's site.
    pub(super) inherited: Vec<(&'static str, ShapeId, Site<'a>)>,
    /// `apply` statements for members that the shape does not write itself, with the members' names: a mixin must bring
    /// them.
    pub(super) pending: Vec<(&'a Apply, &'a str, Site<'a>)>,
}

/// A member on its way into the model.
#[derive(Clone, Debug)]
pub(super) struct DraftMember<'a> {
    pub(super) site: Site<'a>,
    pub(super) target: ShapeId,
    pub(super) traits: DraftTraits<'a>,
}

/// The value of a trait, with the place of the shape, member or `apply` statement that it is written at. A mixin's trait
/// keeps its place in the shapes that use the mixin.
#[derive(Clone, Debug)]
pub(super) struct DraftTrait<'a> {
    pub(super) site: Site<'a>,
    pub(super) value: Arc<Value>,
    /// The sites of what other files add to a list, each with the index at which that begins.
    pub(super) added: Vec<(usize, Site<'a>)>,
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

impl<'a> Draft<'a> {
    /// The shape that a reference is written in: this one, or a mixin.
    pub(super) fn site_of(&self, reference: &Reference) -> Site<'a> {
        let is_it = |(property, target, _): &&(&str, ShapeId, Site<'_>)| {
            (*property, target) == (reference.property, &reference.target)
        };
        self.inherited.iter().find(is_it).map_or(self.site, |(_, _, site)| *site)
    }

    /// Whether the shape is only there to be mixed into others.
    pub(super) fn is_mixin(&self) -> bool {
        self.traits.has("smithy.api#mixin")
    }

    /// Whether the shape is a type of data: no part of a service, and neither a mixin nor the definition of a trait.
    pub(super) fn is_type(&self) -> bool {
        self.shape_type.holds_data() && !self.is_mixin() && !self.traits.has("smithy.api#trait")
    }
}

impl DraftMember<'_> {
    /// What the trait `enumValue` says, if the member has it.
    pub(super) fn enum_value(&self) -> Option<&Value> {
        self.traits.get("smithy.api#enumValue").map(|written| &*written.value)
    }
}

impl<'a> DraftTrait<'a> {
    /// Where an entry of a list is written, and its number there: several files may add to a list.
    pub(super) fn entry(&self, index: usize) -> (Site<'a>, usize) {
        let mut added = self.added.iter().rev();
        let part = added.find_map(|(start, site)| Some((*site, index.checked_sub(*start)?)));
        part.unwrap_or((self.site, index))
    }

    /// Where what these keys lead to in the trait is written, and the keys there.
    pub(super) fn written(&self, keys: &[&str]) -> (Site<'a>, Vec<String>) {
        let mut keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        let index = keys.first().and_then(|key| key.parse().ok()).filter(|_| !self.added.is_empty());
        let (Some(index), Some(first)) = (index, keys.first_mut()) else { return (self.site, keys) };
        let (site, index) = self.entry(index);
        *first = index.to_string();
        (site, keys)
    }

    /// The place of what these keys lead to in the trait.
    pub(super) fn place(&self, id: &str, keys: &[&str]) -> Place {
        let (site, keys) = self.written(keys);
        site.trait_value(id, &keys.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

impl<'a> Site<'a> {
    /// The value of a trait that the specification implies at this site.
    pub(super) fn implied(self, value: Value) -> DraftTrait<'a> {
        DraftTrait { site: self, value: Arc::new(value), added: Vec::new() }
    }

    /// The place of a member of this shape.
    pub(super) fn member(self, shape_type: ShapeType, name: &'a str) -> Self {
        let slot = match shape_type {
            ShapeType::List | ShapeType::Set | ShapeType::Map => Slot::Named(name),
            _ => Slot::Member(name),
        };
        Self { slot, ..self }
    }

    /// The keys of the shape or member, and then these.
    fn path(self, below: &[&str]) -> Vec<String> {
        let applied;
        let keys: &[&str] = match self.slot {
            Slot::Shape => &["shapes", self.shape],
            Slot::Member(name) => &["shapes", self.shape, "members", name],
            Slot::Named(name) => &["shapes", self.shape, name],
            Slot::Applied(name) => {
                applied = format!("{}${name}", self.shape);
                &["shapes", &applied]
            }
        };
        keys.iter().chain(below).map(|key| (*key).to_owned()).collect()
    }

    fn key_below(self, keys: &[&str]) -> Place {
        Place { file: self.file, spot: Spot::Key { path: self.path(keys), occurrence: 0 } }
    }

    /// The value of a property below, such as `target`.
    pub(super) fn below(self, keys: &[&str]) -> Place {
        Place { file: self.file, spot: Spot::Value(self.path(keys)) }
    }

    /// The name of the shape or member.
    pub(super) fn key(self) -> Place {
        self.key_below(&[])
    }

    /// The name of a trait.
    pub(super) fn trait_key(self, id: &str) -> Place {
        self.key_below(&["traits", id])
    }

    /// The value of a trait, or a part of it.
    pub(super) fn trait_value(self, id: &str, keys: &[&str]) -> Place {
        self.below(&[&["traits", id], keys].concat())
    }
}
