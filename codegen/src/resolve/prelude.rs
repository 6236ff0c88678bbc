//! The shapes of the [prelude](https://smithy.io/2.0/spec/model.html#prelude), which every model can target and no file
//! defines.

use crate::load::{SIMPLE_TYPES, ShapeType};
use crate::shape_id::ShapeId;

/// The names of the shapes that can be targeted.
const NAMES: &str = "BigDecimal BigInteger Blob Boolean Byte Document Double Float Integer Long PrimitiveBoolean \
                     PrimitiveByte PrimitiveDouble PrimitiveFloat PrimitiveInteger PrimitiveLong PrimitiveShort Short \
                     String Timestamp Unit";

/// The names of the shapes that can be targeted, for suggestions.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.split(' ')
}

/// The type of a simple shape of the prelude: it is called like its type.
pub(super) fn shape_type(id: &ShapeId) -> Option<ShapeType> {
    if !id.is_prelude() {
        return None;
    }
    let name = names().find(|name| *name == id.name())?;
    let name = name.strip_prefix("Primitive").unwrap_or(name);
    let simple = SIMPLE_TYPES.iter().find(|simple| simple.eq_ignore_ascii_case(name))?;
    ShapeType::from_name(simple)
}

/// Whether this is one of the number or boolean shapes that have a zero value.
pub(super) fn is_primitive(id: &ShapeId) -> bool {
    id.is_prelude() && id.name().starts_with("Primitive")
}

/// `smithy.api#Unit`.
pub(super) fn unit() -> ShapeId {
    ShapeId::known("smithy.api#Unit")
}
