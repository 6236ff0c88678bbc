//! Completes the `paginated` trait of operations with what the service sets for all, and checks its paths
//! (Smithy 2.0, [paginated trait](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait)).

use std::sync::Arc;

use serde_json::Value;

use super::Operation;
use super::closure::Closure;
use super::draft::{DraftMember, DraftTrait, Drafts};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::nearest;
use crate::shape_id::ShapeId;

const ID: &str = "smithy.api#paginated";

/// Completes and checks all paginated operations of the closure.
pub(super) fn complete(
    drafts: &mut Drafts<'_>,
    service: &ShapeId,
    closure: &Closure,
    found: &mut Diagnostics,
) {
    let shared =
        drafts.get(service).and_then(|draft| draft.traits.get(ID)).map(|found| Value::clone(&found.value));
    for (id, operation) in &closure.operations {
        let Some(paginated) = drafts.get_mut(id).and_then(|draft| draft.traits.get_mut(ID)) else { continue };
        if let (Some(Value::Object(shared)), Value::Object(own)) = (&shared, &*paginated.value) {
            let mut whole = shared.clone();
            whole.extend(own.clone());
            paginated.value = Arc::new(Value::Object(whole));
        }
        let paginated = paginated.clone();
        check(drafts, id, operation, &paginated, found);
    }
}

fn check(
    drafts: &Drafts<'_>,
    id: &ShapeId,
    operation: &Operation,
    paginated: &DraftTrait<'_>,
    found: &mut Diagnostics,
) {
    // A property is a path below the input or output; only tokens are required.
    let properties = [
        ("inputToken", &operation.input, true),
        ("outputToken", &operation.output, true),
        ("pageSize", &operation.input, false),
        ("items", &operation.output, false),
    ];
    for (property, structure, required) in properties {
        let message = match paginated.value.get(property) {
            Some(Value::String(path)) => match follow(drafts, structure, path) {
                Ok(_) => continue,
                Err(problem) => {
                    let path = path.escape_debug();
                    let message =
                        format!("the trait {ID} has the `{property}` `{path}`, but {}", problem.message);
                    let diagnostic =
                        Diagnostic::error("invalid-trait-value", place(paginated, property), message);
                    found.push(match problem.near {
                        Some(near) => diagnostic.shape(id).hint(format!("did you mean `{near}`?")),
                        None => diagnostic.shape(id),
                    });
                    continue;
                }
            },
            None if required && paginated.value.is_object() => {
                format!("the trait {ID} needs `{property}`, here or at the service")
            }
            // That a value has another form is found with the other traits.
            _ => continue,
        };
        found.push(Diagnostic::error("invalid-trait-value", place(paginated, ""), message).shape(id));
    }
}

fn place(paginated: &DraftTrait<'_>, property: &str) -> crate::diagnostic::Place {
    // A property that the service gives is not at the operation.
    match property {
        "" => paginated.site.trait_value(ID, &[]),
        property => paginated.site.trait_value(ID, &[property]),
    }
}

struct Problem {
    message: String,
    near: Option<String>,
}

/// The member at the end of a path such as `result.items`.
fn follow<'d, 'a>(
    drafts: &'d Drafts<'a>,
    structure: &ShapeId,
    path: &str,
) -> Result<&'d DraftMember<'a>, Problem> {
    let mut id = structure;
    let mut last = None;
    for name in path.split('.') {
        let Some(draft) = drafts.get(id) else {
            return Err(Problem { message: format!("{id} has no members"), near: None });
        };
        let Some(member) = draft.members.get(name) else {
            let near = nearest(name, draft.members.keys().map(|name| &**name)).map(str::to_owned);
            return Err(Problem { message: format!("{id} has no member `{}`", name.escape_debug()), near });
        };
        id = &member.target;
        last = Some(member);
    }
    last.ok_or_else(|| Problem { message: "the path is empty".to_owned(), near: None })
}
