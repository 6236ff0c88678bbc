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
    /// The `type` property, with what only this type has.
    pub shape_type: ShapeType,
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

/// Makes the type of the values of the `type` property, each with its name in JSON and what only such a shape has.
macro_rules! shape_types {
    ($($name:literal $variant:ident $(($properties:ident))?;)+) => {
        /// The values of the `type` property, without `apply`.
        #[derive(Clone, Debug, PartialEq)]
        pub(crate) enum ShapeType {
            $($variant $(($properties))?),+
        }

        /// Every value that the `type` property may have.
        pub(crate) const TYPE_NAMES: &[&str] = &["apply", $($name),+];

        impl ShapeType {
            /// The type without its properties, by its name in JSON; none for `apply` and for unknown names.
            pub(crate) fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant $(($properties::default()))?),)+
                    _ => None,
                }
            }

            /// The name in JSON.
            pub(crate) fn name(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $name),+
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
    "operation" Operation(Operation);
    "resource" Resource(Resource);
    "service" Service(Service);
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
    "blob",
    "boolean",
    "string",
    "enum",
    "timestamp",
    "document",
    "list",
    "map",
    "structure",
    "union",
];

/// The types of [simple shapes](https://smithy.io/2.0/spec/simple-types.html): those of [`NUMBER_TYPES`] first.
pub(crate) const SIMPLE_TYPES: &[&str] = DATA_TYPES.split_at(15).0;

/// The types of numbers.
pub(crate) const NUMBER_TYPES: &[&str] = DATA_TYPES.split_at(9).0;

/// What only a service has ([service](https://smithy.io/2.0/spec/service-types.html#service)).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Service {
    /// The version, often a date.
    pub version: Option<String>,
    /// The operations that are bound to the service itself.
    pub operations: Vec<ShapeId>,
    /// The resources that are bound to the service itself.
    pub resources: Vec<ShapeId>,
    /// The errors that every operation may return.
    pub errors: Vec<ShapeId>,
    /// Names that replace those of shapes in the closure.
    pub rename: OrderedMap<ShapeId, String>,
}

/// What only a resource has ([resource](https://smithy.io/2.0/spec/service-types.html#resource)).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Resource {
    /// The identifiers by name.
    pub identifiers: OrderedMap<String, ShapeId>,
    /// The properties by name.
    pub properties: OrderedMap<String, ShapeId>,
    /// The operations of the life cycle by slot (see [`LIFECYCLE`]).
    pub lifecycle: OrderedMap<&'static str, ShapeId>,
    /// Further operations on an instance.
    pub operations: Vec<ShapeId>,
    /// Further operations on the collection.
    pub collection_operations: Vec<ShapeId>,
    /// The resources below this one.
    pub resources: Vec<ShapeId>,
}

/// The slots of a resource's life cycle.
pub(super) const LIFECYCLE: [&str; 6] = ["put", "create", "read", "update", "delete", "list"];

/// What only an operation has ([operation](https://smithy.io/2.0/spec/service-types.html#operation)).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Operation {
    /// The input; none means `smithy.api#Unit`.
    pub input: Option<ShapeId>,
    /// The output; none means `smithy.api#Unit`.
    pub output: Option<ShapeId>,
    /// The errors.
    pub errors: Vec<ShapeId>,
}

impl ShapeType {
    /// Whether values have this type: every type but service, resource and operation.
    pub(crate) fn holds_data(&self) -> bool {
        !matches!(self, Self::Service(_) | Self::Resource(_) | Self::Operation(_))
    }

    /// Whether it is a simple type without members.
    pub(crate) fn is_plain(&self) -> bool {
        SIMPLE_TYPES.contains(&self.name()) && !matches!(self, Self::Enum | Self::IntEnum)
    }
}
