//! The shapes of the [prelude](https://smithy.io/2.0/spec/model.html#prelude), which every model can target and no file
//! defines.

use crate::load::ShapeType;
use crate::shape_id::ShapeId;

/// The simple shapes.
static SHAPES: [(&str, ShapeType); 20] = [
    ("BigDecimal", ShapeType::BigDecimal),
    ("BigInteger", ShapeType::BigInteger),
    ("Blob", ShapeType::Blob),
    ("Boolean", ShapeType::Boolean),
    ("Byte", ShapeType::Byte),
    ("Document", ShapeType::Document),
    ("Double", ShapeType::Double),
    ("Float", ShapeType::Float),
    ("Integer", ShapeType::Integer),
    ("Long", ShapeType::Long),
    ("PrimitiveBoolean", ShapeType::Boolean),
    ("PrimitiveByte", ShapeType::Byte),
    ("PrimitiveDouble", ShapeType::Double),
    ("PrimitiveFloat", ShapeType::Float),
    ("PrimitiveInteger", ShapeType::Integer),
    ("PrimitiveLong", ShapeType::Long),
    ("PrimitiveShort", ShapeType::Short),
    ("Short", ShapeType::Short),
    ("String", ShapeType::String),
    ("Timestamp", ShapeType::Timestamp),
];

/// The names of the shapes that can be targeted, for suggestions.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SHAPES.iter().map(|(name, _)| *name).chain(["Unit"])
}

/// The type of a simple shape of the prelude.
pub(super) fn shape_type(id: &ShapeId) -> Option<&'static ShapeType> {
    if !id.is_prelude() {
        return None;
    }
    SHAPES.iter().find(|(name, _)| *name == id.name()).map(|(_, shape_type)| shape_type)
}

/// Whether this is one of the number or boolean shapes that have a zero value.
pub(super) fn is_primitive(id: &ShapeId) -> bool {
    id.is_prelude() && id.name().starts_with("Primitive")
}

/// `smithy.api#Unit`.
pub(super) fn unit() -> ShapeId {
    ShapeId::known("smithy.api#Unit")
}
