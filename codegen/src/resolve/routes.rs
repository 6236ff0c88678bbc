//! Checks that a server can tell the operations apart by their requests
//! (Smithy 2.0, [uniqueness of URI patterns](https://smithy.io/2.0/spec/http-bindings.html#uri-conflicts)).

use super::draft::Drafts;
use super::http_bindings;
use super::model::Model;
use super::traits::http::HTTP;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// Checks that no two operations have the same host, method and path.
pub(super) fn check(model: &Model, drafts: &Drafts<'_>, diagnostics: &mut Diagnostics) {
    let severity = http_bindings::severity(model);
    let mut first: OrderedMap<_, &ShapeId> = OrderedMap::default();
    for (shape, _) in model.operations() {
        let Some(http) = shape.traits.http() else { continue };
        let other = *first.entry((shape.traits.host_prefix(), http.route())).or_insert(&shape.id);
        if *other == shape.id {
            continue;
        }
        let message = format!("requests with this method and path are those of {other} already");
        let place = drafts[&shape.id].trait_site(HTTP).trait_value(HTTP, &["uri"]);
        let diagnostic = Diagnostic::error("route-conflict", place, message).shape(&shape.id);
        diagnostics.push(Diagnostic { severity, ..diagnostic });
    }
}
