//! Which members are `Option`s.

use crate::resolve::{Kind, Member, Model, Shape};

/// Whether the field of this member is an `Option`, by the rules for clients that AWS's SDKs apply
/// (Smithy 2.0, [structure member optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality)).
///
/// Members of inputs always are, so that what is not set is not sent; so are members that target a structure or a
/// union, for which no other value can stand in (`CLIENT_CAREFUL` in Smithy's `NullableIndex`).
pub(super) fn is_optional(model: &Model, container: &Shape, member: &Member) -> bool {
    let target = &model.shape(&member.target).kind;
    let careful = matches!(target, Kind::Structure(_) | Kind::Union(_) | Kind::Unit);
    container.traits.input()
        || member.traits.client_optional()
        || careful
        || !(member.traits.required() || member.traits.default().is_some())
}
