//! Which members are `Option`s.

use super::lowering::Lowering;
use crate::resolve::{Kind, Member, Shape, ShapeValue};

impl Lowering<'_> {
    /// Whether the field of this member is an `Option`, by the rules for clients that AWS's SDKs apply
    /// (Smithy 2.0, [structure member optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality)).
    ///
    /// Members of inputs always are, marked as such or not, so that what is not set is not sent; so are members that target a
    /// structure or a union, for which no other value can stand in (`CLIENT_CAREFUL` in Smithy's `NullableIndex`).
    ///
    /// So is, in what a request can contain, a number that need not be there and has the default 0. In AWS's models such a
    /// default often says no more than that nothing is set, and that is not always the same: a member that is left out may
    /// mean 0.1. What nobody set is not sent, and a zero that somebody set is.
    pub(super) fn is_optional(&self, container: &Shape, member: &Member) -> bool {
        let target = &self.model.shape(&member.target).kind;
        let (required, default) = (member.traits.required(), member.traits.default());
        let is_zero = !required && default.is_some_and(|default| is_zero(&default.value));
        container.traits.input()
            || self.usage.role(&container.id).0
            || member.traits.client_optional()
            || matches!(target, Kind::Structure(_) | Kind::Union(_) | Kind::Unit)
            || is_zero && self.usage.is_sent(&container.id)
            || !(required || default.is_some())
    }
}

fn is_zero(value: &ShapeValue) -> bool {
    match value {
        ShapeValue::Integer(number) => *number == 0,
        ShapeValue::Float(number) => *number == 0.0,
        ShapeValue::BigNumber(digits) => digits == "0",
        _ => false,
    }
}
