//! The resolved model: one service's closure, with nothing left to look up or to doubt.

use std::collections::BTreeMap;
#[cfg(feature = "cli")]
use std::mem::discriminant;

use serde_json::Value;

use super::context::Operation;
use super::recursion::Boxed;
use super::traits::{EndpointRuleSet, Traits, has_effect};
use crate::load::ShapeType;
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// A service and the shapes of its closure, or types without a service.
///
/// Mixins are flattened, `apply` statements applied, every target exists, every trait that is read has a type, and cycles
/// are marked for boxes. Look-ups cannot fail for an id that comes from the model itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    /// None for types without a service.
    pub(super) service: Option<ShapeId>,
    /// The namespace of the service, or else of the types.
    pub(crate) namespace: String,
    /// The names that shapes of the closure have in place of their own, by the `rename` of the service or of a shape closure
    /// (Smithy 2.0, [service closure](https://smithy.io/2.0/spec/service-types.html#service-closure)).
    pub(crate) renamed: OrderedMap<ShapeId, String>,
    pub(super) closures: OrderedMap<usize, Vec<Value>>,
    pub(super) shapes: OrderedMap<ShapeId, Shape>,
    pub(super) boxed: Boxed,
    /// How many shapes all files of the model have, those outside the closure included.
    pub(crate) shapes_read: usize,
    /// How many keys the metadata of all files has, counted in each file.
    pub(crate) metadata_read: usize,
    /// The rules by which the endpoint of the service is found: its own, or those of all services of AWS.
    pub(crate) endpoint_rules: EndpointRuleSet,
}

/// One shape of the closure.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    /// The absolute id.
    pub id: ShapeId,
    /// What the shape is, with its members.
    pub kind: Kind,
    /// The traits on the shape itself.
    pub traits: Traits,
}

impl Shape {
    /// Whether it is a stream of events ([event streams](https://smithy.io/2.0/spec/streaming.html#event-streams)).
    pub(crate) fn is_event_stream(&self) -> bool {
        matches!(self.kind, Kind::Union(_)) && self.traits.streaming()
    }
}

/// The kinds of shape (Smithy 2.0, [shape types](https://smithy.io/2.0/spec/model.html#shape-types)), as far as a
/// closure of types can hold them.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Bytes, or a stream of bytes with the `streaming` trait.
    Blob,
    /// `true` or `false`.
    Boolean,
    /// Text.
    String,
    /// An integer of 8 bits.
    Byte,
    /// An integer of 16 bits.
    Short,
    /// An integer of 32 bits.
    Integer,
    /// An integer of 64 bits.
    Long,
    /// A number of 32 bits.
    Float,
    /// A number of 64 bits.
    Double,
    /// An integer without bounds.
    BigInteger,
    /// A decimal number without bounds.
    BigDecimal,
    /// An instant.
    Timestamp,
    /// Untyped data.
    Document,
    /// Named strings; also a string with the `enum` trait of Smithy 1.0.
    Enum(Vec<EnumValue<String>>),
    /// Named integers.
    IntEnum(Vec<EnumValue<i32>>),
    /// A list, or a set of Smithy 1.0.
    List(Member),
    /// A map from strings.
    Map {
        /// What the keys are.
        key: Member,
        /// What the values are.
        value: Member,
    },
    /// Named members, in the model's order.
    Structure(OrderedMap<String, Member>),
    /// Named members of which one is set.
    Union(OrderedMap<String, Member>),
    /// `smithy.api#Unit`: no data.
    Unit,
    /// An operation.
    Operation(Operation),
    /// The service; one in a model.
    Service(Service),
}

/// A member of a structure, union, list or map.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// The member's name: `member`, `key` or `value` in lists and maps.
    pub name: String,
    /// The shape it targets.
    pub target: ShapeId,
    /// The traits on the member.
    pub traits: Traits,
}

/// A value of an enum or intEnum.
#[derive(Clone, Debug)]
pub(crate) struct EnumValue<T> {
    /// The member's name; made from the value where Smithy 1.0 gives none.
    pub name: String,
    /// What is written on the wire.
    pub value: T,
    /// The traits on the member, without `enumValue`.
    pub traits: Traits,
}

/// The service.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Service {
    /// The version, often a date.
    pub version: String,
    /// All operations that the closure keeps, also those bound through resources, sorted.
    pub operations: Vec<ShapeId>,
}

impl Model {
    /// The service with its traits; none for types without a service.
    pub(crate) fn service(&self) -> Option<(&Shape, &Service)> {
        let shape = self.shapes.get(self.service.as_ref()?)?;
        match &shape.kind {
            Kind::Service(service) => Some((shape, service)),
            _ => None,
        }
    }

    /// Whether the service has a trait with this absolute id.
    pub(super) fn service_has(&self, id: &str) -> bool {
        self.service().is_some_and(|(service, _)| service.traits.has(id))
    }

    /// All shapes of the closure, by id; the service, its operations and `smithy.api` targets included.
    pub(crate) fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.values()
    }

    /// The shape with this id, which must come from the model.
    pub(crate) fn shape(&self, id: &ShapeId) -> &Shape {
        &self.shapes[id]
    }

    /// The shape with this id, if the closure has it.
    pub(crate) fn get(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id)
    }

    /// How often each trait occurs in the closure: on shapes, members and the values of enums. `smithy.api#enumValue` is
    /// not among them, for it has become the value.
    pub(super) fn trait_counts<'m>(&'m self) -> OrderedMap<&'m str, usize> {
        let mut counts: OrderedMap<&str, usize> = OrderedMap::default();
        let mut add = |traits: &'m Traits| {
            for id in traits.ids() {
                *counts.entry(id.as_str()).or_default() += 1;
            }
        };
        for shape in self.shapes.values() {
            add(&shape.traits);
            shape.kind.parts().into_iter().for_each(|(_, traits)| add(traits));
        }
        counts
    }

    /// How often each trait occurs that changes nothing in what is generated.
    pub(crate) fn traits_without_effect(&self) -> BTreeMap<String, usize> {
        let counts = self.trait_counts().into_iter().filter(|(id, _)| !has_effect(id));
        counts.map(|(id, count)| (id.to_owned(), count)).collect()
    }

    /// The operations of the service, sorted by id.
    pub(crate) fn operations(&self) -> impl Iterator<Item = (&Shape, &Operation)> {
        self.shapes.values().filter_map(|shape| match &shape.kind {
            Kind::Operation(operation) => Some((shape, operation)),
            _ => None,
        })
    }

    /// Whether the member of this structure or union must be boxed, so that the type has a size.
    pub(crate) fn is_boxed(&self, container: &ShapeId, member: &str) -> bool {
        self.boxed.get(container).is_some_and(|members| members.contains(member))
    }

    /// The shape closures that types without a service come from, by the file that has them, each in the form that it has
    /// where there is nothing but this data.
    pub(crate) fn shape_closures(&self, file: usize) -> Option<&[Value]> {
        self.closures.get(&file).map(Vec::as_slice)
    }

    /// The name of a shape in the closure: its own, or the one that it is renamed to.
    pub(crate) fn name<'a>(&'a self, id: &'a ShapeId) -> &'a str {
        self.renamed.get(id).map_or(id.name(), String::as_str)
    }
}

/// The kinds that are no more than their type.
static SIMPLE: [(ShapeType, Kind); 13] = [
    (ShapeType::BigDecimal, Kind::BigDecimal),
    (ShapeType::BigInteger, Kind::BigInteger),
    (ShapeType::Blob, Kind::Blob),
    (ShapeType::Boolean, Kind::Boolean),
    (ShapeType::Byte, Kind::Byte),
    (ShapeType::Document, Kind::Document),
    (ShapeType::Double, Kind::Double),
    (ShapeType::Float, Kind::Float),
    (ShapeType::Integer, Kind::Integer),
    (ShapeType::Long, Kind::Long),
    (ShapeType::Short, Kind::Short),
    (ShapeType::String, Kind::String),
    (ShapeType::Timestamp, Kind::Timestamp),
];

impl Kind {
    /// The kind of a shape that is no more than its type.
    pub(super) fn simple(shape_type: ShapeType) -> Option<Self> {
        SIMPLE.iter().find(|(simple, _)| *simple == shape_type).map(|(_, kind)| kind.clone())
    }

    /// The name of the type in JSON.
    #[cfg(feature = "cli")]
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            Self::Enum(_) => "enum",
            Self::IntEnum(_) => "intEnum",
            Self::List(_) => "list",
            Self::Map { .. } => "map",
            Self::Union(_) => "union",
            Self::Operation(_) => "operation",
            Self::Service(_) => "service",
            simple => {
                let is_same = |kind| discriminant(kind) == discriminant(simple);
                SIMPLE.iter().find(|(_, kind)| is_same(kind)).map_or("structure", |(of, _)| of.name())
            }
        }
    }

    /// Whether its values are strings.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self, Self::String | Self::Enum(_))
    }

    /// Whether its values are integers with bounds.
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self, Self::Byte | Self::Short | Self::Integer | Self::Long | Self::IntEnum(_))
    }

    /// The members of a list or map: the key of a map, and the item or value.
    pub(crate) fn held(&self) -> (Option<&Member>, Option<&Member>) {
        match self {
            Self::List(item) => (None, Some(item)),
            Self::Map { key, value } => (Some(key), Some(value)),
            _ => (None, None),
        }
    }

    /// The members of a structure or union, in order; none for the other kinds.
    pub(crate) fn members(&self) -> impl DoubleEndedIterator<Item = &Member> + ExactSizeIterator {
        let entries = match self {
            Self::Structure(members) | Self::Union(members) => members.as_slice(),
            _ => &[],
        };
        entries.iter().map(|(_, member)| member)
    }

    /// The member of a structure or union with this name.
    pub(crate) fn member(&self, name: &str) -> Option<&Member> {
        match self {
            Self::Structure(members) | Self::Union(members) => members.get(name),
            _ => None,
        }
    }

    /// All members that have a target: also the item of a list, and the key and value of a map.
    pub(crate) fn targeting(&self) -> Vec<&Member> {
        let (key, item) = self.held();
        key.into_iter().chain(item).chain(self.members()).collect()
    }

    /// All members by name, values of enums included, with their traits.
    pub(crate) fn parts(&self) -> Vec<(&str, &Traits)> {
        match self {
            Self::Enum(values) => values.iter().map(|value| (value.name.as_str(), &value.traits)).collect(),
            Self::IntEnum(values) => {
                values.iter().map(|value| (value.name.as_str(), &value.traits)).collect()
            }
            kind => {
                let members = kind.targeting().into_iter();
                members.map(|member| (member.name.as_str(), &member.traits)).collect()
            }
        }
    }
}
