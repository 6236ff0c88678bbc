//! Enums of strings and of integers.

use super::docs::{deprecated, docs, is_internal};
use super::ir::{Enum, Literal, Repr, Variant};
use super::lowering::Lowering;
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
        let variants = values.iter().map(|value| Variant {
            member: value.name.clone(),
            ident: self.member_ident(shape, &value.name),
            docs: docs(&value.traits, None),
            deprecated: deprecated(&value.traits),
            value: literal(&value.value),
        });
        Enum {
            shape_id: shape.id.to_string(),
            name: self.model.name(&shape.id).to_owned(),
            ident: self.type_ident(shape),
            docs: docs(&shape.traits, None),
            deprecated: deprecated(&shape.traits),
            repr,
            variants: variants.collect(),
            sensitive: shape.traits.sensitive(),
            internal: is_internal(&shape.traits),
            users: self.usage.users(self.symbols, &shape.id),
        }
    }
}
