//! What went wrong in JSON that may hold secrets.

/// Where the JSON is wrong and what should stand there, without what stands there: serde's own message of a wrong type
/// shows the value, and that may be a token or a password.
pub(crate) fn without_values(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(", expected ") {
        Some((_, expected)) => format!("there must be {expected}"),
        None if error.is_data() => {
            format!("a value cannot be taken at line {} column {}", error.line(), error.column())
        }
        None => message,
    }
}
