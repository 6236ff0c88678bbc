//! What is sensitive. One predicate for the constant, for `Debug` and for the docs.

use crate::resolve::{Member, Model};
use crate::shape_id::ShapeId;

/// Whether the member carries sensitive data: it or its target is marked, looking through lists and maps at any depth
/// (Smithy 2.0, [sensitive trait](https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait)).
///
/// The members of a structure are not looked at: the structure redacts them itself.
pub(super) fn is_sensitive(model: &Model, member: &Member) -> bool {
    member.traits.sensitive() || is_target_sensitive(model, &member.target)
}

fn is_target_sensitive(model: &Model, target: &ShapeId) -> bool {
    let shape = model.shape(target);
    let (key, item) = shape.kind.held();
    shape.traits.sensitive() || key.into_iter().chain(item).any(|member| is_sensitive(model, member))
}
