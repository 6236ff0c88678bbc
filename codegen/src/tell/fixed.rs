//! What is said about the parts that every crate has.

use super::page::FIELD_WIDTH;
use super::shapes::field_path;
use crate::fill::fill_text;
use crate::name::Ident;

/// Documents the variant of an enum for values that the model does not have.
pub(crate) const UNKNOWN_VALUE: &str = "A value that is not in the model.";
/// Documents the variant of a union for members that the model does not have.
pub(crate) const UNKNOWN_MEMBER: &str = "A member that is not in the model: its name and its value.";
/// Documents the variant of an operation's errors for errors that the model does not list.
pub(crate) const UNHANDLED: &str = "An error that is not in the model, or not listed for this operation.";
/// Documents the module of all operations.
pub(crate) const OPERATIONS: &str =
    "The operations: what goes in, what comes out, what can fail, and how they are called on the wire.";

/// Documents the module of the structures' names.
pub(crate) const STRUCTURES: &str = "The names of all structures, and the look-up of one by its name.";
/// Documents the constant with the names of structures.
pub(crate) const STRUCTURE_NAMES: &str = "The names of all structures, sorted.";
/// Documents the constant with the facts of the service.
pub(crate) const SERVICE: &str = "The service.";
/// Documents the constant by which the operation of a request is found.
pub(crate) const ROUTES: &str = "All operations, by what their requests look like.";
/// Documents the constant with the names of operations.
pub(crate) const OPERATION_NAMES: &str = "The names of all operations, sorted.";

/// Documents the constant `SENSITIVE`, which holds these names of fields.
pub(crate) fn sensitive_fields(names: &[&str]) -> Vec<String> {
    match names {
        [] => vec!["No sensitive fields.".to_owned()],
        names => {
            fill_text(&format!("Fields that carry sensitive data: `{}`.", names.join("`, `")), FIELD_WIDTH)
        }
    }
}

/// Documents the field that an error has beside its members.
pub(crate) const ADDED_MESSAGE: &str =
    "What happened, in the service's words; the model has no member for it.";

/// Documents a field's setter.
pub(crate) fn setter(field: &Ident) -> Vec<String> {
    let text = &field.text;
    let why = match text.strip_prefix("with_") {
        // The setter with this name is another field's, or may be one day.
        Some(other) if !field.is_setter => format!("; `{text}` would set `{other}`"),
        _ => String::new(),
    };
    fill_text(&format!("Sets [`{text}`]({}){why}.", field_path("Self", field)), FIELD_WIDTH)
}
