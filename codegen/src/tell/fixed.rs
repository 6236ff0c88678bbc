//! What is said about the parts that every crate has.

use super::page::FIELD_WIDTH;
use super::shapes::field_path;
use crate::fill::fill_text;
use crate::name::Ident;

/// Of the variant of an enum for all other values.
pub(crate) const UNKNOWN_VALUE: &str = "A value that is not in the model.";
/// Of the variant of a union for all other members.
pub(crate) const UNKNOWN_MEMBER: &str = "A member that is not in the model: its name and its value.";
/// Of the variant of an operation's errors for all others.
pub(crate) const UNHANDLED: &str = "An error that is not in the model, or not listed for this operation.";
/// Of the module of all operations.
pub(crate) const OPERATIONS: &str =
    "The operations: what goes in, what comes out, what can fail, and how they are called on the wire.";

/// Of the module of the structures' names.
pub(crate) const STRUCTURES: &str = "The names of all structures, and the look-up of one by its name.";
/// Of the constant with the names of structures.
pub(crate) const STRUCTURE_NAMES: &str = "The names of all structures, sorted.";
/// Of the constant with the facts of the service.
pub(crate) const SERVICE: &str = "The service.";
/// Of the constant by which the operation of a request is found.
pub(crate) const ROUTES: &str = "All operations, by what their requests look like.";
/// Of the constant with the names of operations.
pub(crate) const OPERATION_NAMES: &str = "The names of all operations, sorted.";

/// Of the constant `SENSITIVE` with these names of fields.
pub(crate) fn sensitive_fields(names: &[&str]) -> Vec<String> {
    match names {
        [] => vec!["No sensitive fields.".to_owned()],
        names => {
            fill_text(&format!("Fields that carry sensitive data: `{}`.", names.join("`, `")), FIELD_WIDTH)
        }
    }
}

/// Of the field that an error has beside its members.
pub(crate) const ADDED_MESSAGE: &str =
    "What happened, in the service's words; the model has no member for it.";

/// Of a field's setter.
pub(crate) fn setter(field: &Ident) -> Vec<String> {
    let text = &field.text;
    let why = match text.strip_prefix("with_") {
        // What has this name is another field's, or may be one day.
        Some(other) if !field.is_setter => format!("; `{text}` would set `{other}`"),
        _ => String::new(),
    };
    fill_text(&format!("Sets [`{text}`]({}){why}.", field_path("Self", field)), FIELD_WIDTH)
}
