//! Values as they stand in the source.

use super::ir::{Literal, Number};
use super::lowering::Lowering;
use crate::resolve::{EnumValue, Kind, ShapeValue};
use crate::shape_id::ShapeId;

impl Lowering<'_> {
    /// The default of a member; `None` if the type's own `Default` gives the same
    /// (Smithy 2.0, [default values](https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints)).
    pub(super) fn default(&self, target: &ShapeId, value: &ShapeValue) -> Option<Literal> {
        let seconds = match value {
            ShapeValue::Timestamp(instant) => {
                instant.number.map(|seconds| Literal::Timestamp(Number(seconds)))
            }
            _ => None,
        };
        let literal = seconds.or_else(|| self.literal(target, value))?;
        let is_own = match &literal {
            Literal::Bool(value) => !value,
            Literal::Integer(number) => *number == 0,
            Literal::Float(number) | Literal::Double(number) | Literal::Timestamp(number) => number.0 == 0.0,
            Literal::Text(text) => text.is_empty(),
            Literal::Blob(bytes) => bytes.is_empty(),
            Literal::BigNumber(digits) => digits == "0",
            Literal::DateTime(_) | Literal::Document(_) | Literal::Variant { .. } => false,
        };
        (!is_own).then_some(literal)
    }

    /// A simple value; `None` if it is made of others, or if an enum does not know it.
    pub(super) fn literal(&self, target: &ShapeId, value: &ShapeValue) -> Option<Literal> {
        let shape = self.model.shape(target);
        let variant = |(name, deprecated): (&str, bool)| Literal::Variant {
            ty: self.type_ident(target).text,
            variant: self.member_ident(target, name).text,
            deprecated: deprecated || shape.traits.deprecated().is_some(),
        };
        Some(match (value, &shape.kind) {
            (ShapeValue::Boolean(value), _) => Literal::Bool(*value),
            (ShapeValue::Text(text), Kind::Enum(values)) => variant(member(values, text)?),
            (ShapeValue::Text(text), _) => Literal::Text(text.clone()),
            (ShapeValue::Integer(number), Kind::IntEnum(values)) => {
                variant(member(values, &i32::try_from(*number).ok()?)?)
            }
            (ShapeValue::Integer(number), _) => Literal::Integer(*number),
            (ShapeValue::Float(number), Kind::Float) => Literal::Float(Number((*number as f32).into())),
            (ShapeValue::Float(number), _) => Literal::Double(Number(*number)),
            (ShapeValue::BigNumber(digits), _) => Literal::BigNumber(digits.clone()),
            (ShapeValue::Blob(bytes), _) => Literal::Blob(bytes.clone()),
            (ShapeValue::Timestamp(instant), _) => Literal::DateTime(instant.to_string()),
            (ShapeValue::Document(value), _) => Literal::Document(value.to_string()),
            (
                ShapeValue::Null
                | ShapeValue::List(_)
                | ShapeValue::Map(_)
                | ShapeValue::Structure(_)
                | ShapeValue::Union(_),
                _,
            ) => return None,
        })
    }
}

/// The member of an enum that has the value, and whether it is deprecated.
fn member<'a, T: PartialEq<V>, V: ?Sized>(values: &'a [EnumValue<T>], value: &V) -> Option<(&'a str, bool)> {
    let known = values.iter().find(|known| known.value == *value)?;
    Some((&known.name, known.traits.deprecated().is_some()))
}
