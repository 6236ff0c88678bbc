//! Checks that each label of a host's prefix has a member that gives it
//! (Smithy 2.0, [endpoint traits](https://smithy.io/2.0/spec/endpoint-traits.html)).

use super::checks::Checks;
use super::context::WrongPart;
use super::traits::endpoint::ENDPOINT;
use super::traits::http::labels;

/// Checks all operations.
pub(super) fn check(checks: &Checks<'_>) {
    let model = checks.model;
    for (shape, operation) in model.operations() {
        let Some(prefix) = shape.traits.host_prefix() else { continue };
        let id = &operation.input;
        let input = model.get(id);
        for label in labels(prefix) {
            let problem = match input.and_then(|input| input.kind.member(label)) {
                None => format!("{id} has no such member"),
                Some(member) if !member.traits.host_label() => {
                    format!("that member of {id} has no hostLabel")
                }
                Some(member) if !member.traits.required() => format!("that member of {id} is not required"),
                Some(_) => continue,
            };
            let message = format!("the host has the label `{label}`, but {problem}");
            let at = WrongPart::TraitValue(ENDPOINT, &["hostPrefix"]);
            checks.context.error("invalid-label", (&shape.id, None), at, message);
        }
    }
}
