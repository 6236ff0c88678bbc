//! Enums of strings and of integers.

use super::docs::docs;
use super::ir::{Enum, Repr, Variant, WireValue};
use super::lowering::Lowering;
use crate::resolve::{EnumValue, Shape};

impl Lowering<'_> {
    pub(super) fn enumeration<T>(
        &self,
        shape: &Shape,
        repr: Repr,
        values: &[EnumValue<T>],
        wire: impl Fn(&T) -> WireValue,
    ) -> Enum {
        let variants = values.iter().map(|value| Variant {
            member: value.name.clone(),
            ident: self.member_ident(&shape.id, &value.name),
            docs: docs(&value.traits, None),
            deprecated: value.traits.deprecated().cloned(),
            value: wire(&value.value),
        });
        Enum { facts: self.type_facts(shape), repr, variants: variants.collect() }
    }
}
