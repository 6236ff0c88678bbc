//! Checks that a server can tell the operations apart by their requests
//! (Smithy 2.0, [uniqueness of URI patterns](https://smithy.io/2.0/spec/http-bindings.html#uri-conflicts)).

use super::checks::{Checks, WrongPart};
use super::traits::http::HTTP;
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// Checks that no two operations have the same host, method and path.
pub(super) fn check(checks: &mut Checks<'_>) {
    let model = checks.model;
    let mut first: OrderedMap<_, &ShapeId> = OrderedMap::default();
    for (shape, _) in model.operations() {
        let Some(http) = shape.traits.http() else { continue };
        let other = *first.entry((shape.traits.host_prefix(), http.route())).or_insert(&shape.id);
        if *other == shape.id {
            continue;
        }
        let message = format!("requests with this method and path are those of {other} already");
        let at = WrongPart::TraitValue(HTTP, &["uri"]);
        checks.report(checks.of_bindings, "route-conflict", (&shape.id, None), at, message);
    }
}
