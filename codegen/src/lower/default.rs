//! Default values, as they stand in the source.

use super::ir::Literal;
use super::lowering::Lowering;
use crate::resolve::{EnumValue, Kind, ShapeValue};
use crate::shape_id::ShapeId;

impl Lowering<'_> {
    /// The default of a member; `None` if the type's own `Default` gives the same
    /// (Smithy 2.0, [default values](https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints)).
    pub(super) fn default(&self, target: &ShapeId, value: &ShapeValue) -> Option<Literal> {
        let variant = |(name, deprecated): (&str, bool)| {
            let ty = self.symbols.type_ident(target).text.clone();
            Literal::Variant { ty, variant: self.symbols.member(target, name).text.clone(), deprecated }
        };
        match (value, &self.model.shape(target).kind) {
            (ShapeValue::Boolean(value), _) => value.then_some(Literal::Bool(true)),
            (ShapeValue::Text(text), Kind::Enum(values)) => member(values, text).map(variant),
            (ShapeValue::Text(text), _) => (!text.is_empty()).then(|| Literal::Text(text.clone())),
            (ShapeValue::Integer(number), Kind::IntEnum(values)) => {
                member(values, &i32::try_from(*number).ok()?).map(variant)
            }
            (ShapeValue::Integer(number), _) => (*number != 0).then_some(Literal::Integer(*number)),
            (ShapeValue::Float(number), _) if *number == 0.0 => None,
            (ShapeValue::Float(number), Kind::Float) => Some(Literal::Float(*number as f32)),
            (ShapeValue::Float(number), _) => Some(Literal::Double(*number)),
            (ShapeValue::BigNumber(digits), _) => (digits != "0").then(|| Literal::BigNumber(digits.clone())),
            (ShapeValue::Blob(bytes), _) => (!bytes.is_empty()).then(|| Literal::Blob(bytes.clone())),
            (ShapeValue::Timestamp(instant), _) => match instant.number {
                Some(seconds) => (seconds != 0.0).then_some(Literal::Timestamp(seconds)),
                None => Some(Literal::DateTime(instant.to_string())),
            },
            (ShapeValue::Document(value), _) => Some(Literal::Document(value.to_string())),
            // The default of a list or map is empty, and that of `Option` is null.
            (
                ShapeValue::Null
                | ShapeValue::List(_)
                | ShapeValue::Map(_)
                | ShapeValue::Structure(_)
                | ShapeValue::Union(_),
                _,
            ) => None,
        }
    }
}

/// The member of an enum that has the value, and whether it is deprecated.
fn member<'a, T: PartialEq<V>, V: ?Sized>(values: &'a [EnumValue<T>], value: &V) -> Option<(&'a str, bool)> {
    let known = values.iter().find(|known| known.value == *value)?;
    Some((&known.name, known.traits.deprecated().is_some()))
}
