//! Checks that the members of a type have different names in JSON
//! (Smithy 2.0, [jsonName trait](https://smithy.io/2.0/spec/protocol-traits.html#jsonname-trait)).

use super::checks::Checks;
use super::context::WrongPart;
use super::traits::protocol::REST_JSON_1;
use crate::ordered::OrderedMap;

/// Checks the structures and unions of the closure.
pub(super) fn check(checks: &Checks<'_>) {
    let model = checks.model;
    // In other protocols, members have their own names.
    if !model.service_has(REST_JSON_1) {
        return;
    }
    for shape in model.shapes() {
        let mut names: OrderedMap<&str, &str> = OrderedMap::default();
        for member in shape.kind.members() {
            if checks.binding(&shape.id, member).is_some() {
                continue;
            }
            let name = member.traits.json_name().unwrap_or(&member.name);
            let Some(first) = names.insert(name, &member.name) else { continue };
            let (second, name) = (&member.name, name.escape_debug());
            let message = format!("`{first}` and `{second}` are both called `{name}` in JSON");
            checks.context.error("json-name-conflict", (&shape.id, Some(second)), WrongPart::Name, message);
        }
    }
}
