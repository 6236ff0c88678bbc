//! Enums of strings and of integers.

use super::docs::FIELD_WIDTH;
use super::structure::deprecated;
use super::{Enum, Literal, Lowering, Repr, Variant};
use crate::resolve::{EnumValue, Shape};

impl Lowering<'_> {
    pub(super) fn string_enum(&self, shape: &Shape, values: &[EnumValue<String>]) -> Enum {
        self.enumeration(shape, Repr::String, values, |value| Literal::Text(value.clone()))
    }

    pub(super) fn int_enum(&self, shape: &Shape, values: &[EnumValue<i32>]) -> Enum {
        self.enumeration(shape, Repr::Integer, values, |value| Literal::Integer((*value).into()))
    }

    fn enumeration<T>(
        &self,
        shape: &Shape,
        repr: Repr,
        values: &[EnumValue<T>],
        literal: impl Fn(&T) -> Literal,
    ) -> Enum {
        let variants = values.iter().map(|value| {
            let ident = self.member_ident(shape, &value.name);
            let wire = literal(&value.value);
            Variant {
                docs: self.value_docs(shape, value, &wire, &ident, FIELD_WIDTH),
                deprecated: deprecated(&value.traits),
                member: value.name.clone(),
                value: wire,
                ident,
            }
        });
        Enum {
            shape_id: shape.id.to_string(),
            ident: self.type_ident(shape),
            docs: self.item_docs(shape, self.type_facts(shape), self.type_links(shape)),
            deprecated: deprecated(&shape.traits),
            repr,
            variants: variants.collect(),
            sensitive: shape.traits.sensitive(),
        }
    }
}
