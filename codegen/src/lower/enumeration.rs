//! Enums of strings and of integers.

use super::docs::{deprecated, docs};
use super::ir::{Enum, Repr, Variant, WireValue};
use super::lowering::Lowering;
use crate::resolve::{EnumValue, Shape};

impl Lowering<'_> {
    pub(super) fn string_enum(&self, shape: &Shape, values: &[EnumValue<String>]) -> Enum {
        self.enumeration(shape, Repr::String, values, |value| WireValue::Text(value.clone()))
    }

    pub(super) fn int_enum(&self, shape: &Shape, values: &[EnumValue<i32>]) -> Enum {
        self.enumeration(shape, Repr::Integer, values, |value| WireValue::Integer(*value))
    }

    fn enumeration<T>(
        &self,
        shape: &Shape,
        repr: Repr,
        values: &[EnumValue<T>],
        wire: impl Fn(&T) -> WireValue,
    ) -> Enum {
        let variants = values.iter().map(|value| Variant {
            member: value.name.clone(),
            ident: self.member_ident(shape, &value.name),
            docs: docs(&value.traits, None),
            deprecated: deprecated(&value.traits),
            value: wire(&value.value),
        });
        Enum { facts: self.type_facts(shape), repr, variants: variants.collect() }
    }
}
