//! The JSON AST of one model file, one to one with the specification's chapter
//! [JSON AST](https://smithy.io/2.0/spec/json-ast.html).

use std::sync::Arc;

use serde_json::Value;

use super::trait_list::TraitList;
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// Traits with their values, which the stages that follow share.
pub(crate) type Traits = TraitList<Arc<Value>>;

/// One model file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ast {
    /// The name of the file, for messages.
    pub name: String,
    /// The major version of the `smithy` property.
    pub version: Version,
    /// The metadata, in the file's order.
    pub metadata: OrderedMap<String, Value>,
    /// The shapes, in the file's order.
    pub shapes: OrderedMap<ShapeId, Shape>,
    /// The `apply` statements, in the file's order.
    pub applies: Vec<Apply>,
}

/// The major versions of Smithy that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    /// 1 and 1.0.
    V1,
    /// 2 and 2.x.
    V2,
}

/// A shape as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shape {
    /// The `type` property.
    pub shape_type: ShapeType,
    /// What only services, resources and operations have.
    pub properties: Properties,
    /// The members in the file's order: those of `members`, the `member` of a list, the `key` and `value` of a map.
    pub members: OrderedMap<String, Member>,
    /// The traits by absolute id.
    pub traits: Traits,
    /// The mixins, in the order in which they are applied.
    pub mixins: Vec<ShapeId>,
}

/// A member as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    /// The shape that the member targets.
    pub target: ShapeId,
    /// The traits by absolute id.
    pub traits: Traits,
}

/// Traits that are added to a shape or member from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Apply {
    /// The shape, or the container of the member.
    pub target: ShapeId,
    /// The member, where the key is `ns#Shape$member`.
    pub member: Option<String>,
    /// The traits by absolute id.
    pub traits: Traits,
}

/// Makes the type of the values of the `type` property, each with its name in JSON.
macro_rules! shape_types {
    ($($name:literal $variant:ident;)+) => {
        /// The values of the `type` property, without `apply`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum ShapeType {
            $($variant),+
        }

        /// Every value that the `type` property may have.
        pub(crate) const TYPE_NAMES: &[&str] = &["apply", $($name),+];

        impl ShapeType {
            /// The type by its name in JSON; none for `apply` and for unknown names.
            pub(crate) fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// The name in JSON.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }
        }
    };
}

shape_types! {
    "bigDecimal" BigDecimal;
    "bigInteger" BigInteger;
    "blob" Blob;
    "boolean" Boolean;
    "byte" Byte;
    "document" Document;
    "double" Double;
    "enum" Enum;
    "float" Float;
    "integer" Integer;
    "intEnum" IntEnum;
    "list" List;
    "long" Long;
    "map" Map;
    "operation" Operation;
    "resource" Resource;
    "service" Service;
    "set" Set;
    "short" Short;
    "string" String;
    "structure" Structure;
    "timestamp" Timestamp;
    "union" Union;
}

/// The name of a type with its article.
pub(crate) fn with_article(shape_type: &str) -> String {
    let article = if shape_type.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {shape_type}")
}

/// The types of data, as a closure has them when sets are lists: those of [`SIMPLE_TYPES`] first.
pub(crate) const DATA_TYPES: &[&str] = &[
    "byte",
    "short",
    "integer",
    "intEnum",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "boolean",
    "string",
    "enum",
    "timestamp",
    "blob",
    "document",
    "list",
    "map",
    "structure",
    "union",
];

/// The types of [simple shapes](https://smithy.io/2.0/spec/simple-types.html): those of [`TEXT_TYPES`] first.
pub(crate) const SIMPLE_TYPES: &[&str] = DATA_TYPES.split_at(15).0;

/// The simple types that can be the text of an
/// [attribute in XML](https://smithy.io/2.0/spec/protocol-traits.html#xmlattribute-trait): those of [`NUMBER_TYPES`] first.
pub(crate) const TEXT_TYPES: &[&str] = DATA_TYPES.split_at(13).0;

/// The types of numbers.
pub(crate) const NUMBER_TYPES: &[&str] = DATA_TYPES.split_at(9).0;

/// What only [services, resources and operations](https://smithy.io/2.0/spec/service-types.html) have.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Properties {
    /// The version of a service, often a date.
    pub version: Option<String>,
    /// The names that a service gives to shapes of its closure in place of their own.
    pub rename: OrderedMap<ShapeId, String>,
    /// The shapes that are named by other properties: those of a property stand together, in the file's order.
    pub references: Vec<Reference>,
}

/// A reference to another shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reference {
    /// The property, such as `input`, `operations`, or a slot of a resource's life cycle.
    pub property: &'static str,
    /// The index in a list or the key in a map, of the properties that have several.
    pub key: Option<String>,
    /// The shape that is meant.
    pub target: ShapeId,
}

impl Reference {
    /// The keys that lead to the target from the shape that refers to it.
    pub(crate) fn keys(&self) -> Vec<&str> {
        [self.property].into_iter().chain(self.key.as_deref()).chain(["target"]).collect()
    }
}

impl Properties {
    /// The shapes that one of the properties refers to.
    pub(crate) fn targets(&self, property: &str) -> impl Iterator<Item = &ShapeId> {
        let references = self.references.iter().filter(move |reference| reference.property == property);
        references.map(|reference| &reference.target)
    }
}

impl ShapeType {
    /// Whether values have this type: every type but service, resource and operation.
    pub(crate) fn holds_data(self) -> bool {
        !matches!(self, Self::Service | Self::Resource | Self::Operation)
    }

    /// Whether it is a simple type without members.
    pub(crate) fn is_plain(self) -> bool {
        SIMPLE_TYPES.contains(&self.name()) && !matches!(self, Self::Enum | Self::IntEnum)
    }
}
