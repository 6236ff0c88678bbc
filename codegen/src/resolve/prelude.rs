//! The shapes of the [prelude](https://smithy.io/2.0/spec/model.html#prelude), which every model can target and no file
//! defines.

use crate::load::ShapeType;
use crate::shape_id::ShapeId;

/// The names of the shapes that can be targeted, for suggestions.
pub(super) const NAMES: [&str; 21] = [
    "BigDecimal",
    "BigInteger",
    "Blob",
    "Boolean",
    "Byte",
    "Document",
    "Double",
    "Float",
    "Integer",
    "Long",
    "PrimitiveBoolean",
    "PrimitiveByte",
    "PrimitiveDouble",
    "PrimitiveFloat",
    "PrimitiveInteger",
    "PrimitiveLong",
    "PrimitiveShort",
    "Short",
    "String",
    "Timestamp",
    "Unit",
];

/// The type of a simple shape of the prelude.
pub(super) fn shape_type(id: &ShapeId) -> Option<&'static ShapeType> {
    if !id.is_prelude() {
        return None;
    }
    Some(match id.name() {
        "BigDecimal" => &ShapeType::BigDecimal,
        "BigInteger" => &ShapeType::BigInteger,
        "Blob" => &ShapeType::Blob,
        "Boolean" | "PrimitiveBoolean" => &ShapeType::Boolean,
        "Byte" | "PrimitiveByte" => &ShapeType::Byte,
        "Document" => &ShapeType::Document,
        "Double" | "PrimitiveDouble" => &ShapeType::Double,
        "Float" | "PrimitiveFloat" => &ShapeType::Float,
        "Integer" | "PrimitiveInteger" => &ShapeType::Integer,
        "Long" | "PrimitiveLong" => &ShapeType::Long,
        "Short" | "PrimitiveShort" => &ShapeType::Short,
        "String" => &ShapeType::String,
        "Timestamp" => &ShapeType::Timestamp,
        _ => return None,
    })
}

/// Whether this is one of the number or boolean shapes that have a zero value.
pub(super) fn is_primitive(id: &ShapeId) -> bool {
    id.is_prelude() && id.name().starts_with("Primitive")
}

/// `smithy.api#Unit`.
pub(super) fn unit() -> ShapeId {
    ShapeId::known("smithy.api#Unit")
}
