//! The path to an error in a document: `Parameters[3].Type`.
//!
//! Only the errors that serde words itself, about a value or its type, get a path. Errors of syntax, and of input that
//! ends too early, stay as the format made them, since formats tell them apart by their own error values.

use std::fmt::Debug;

use serde_core::de::Error;

/// Puts the name of a member in front of an error.
#[cold]
pub(super) fn at_member<E: Error>(error: E, name: &str) -> E {
    at(error, name)
}

/// Puts the index of a list's item in front of an error.
#[cold]
pub(super) fn at_index<E: Error>(error: E, index: usize) -> E {
    at(error, &format!("[{index}]"))
}

/// Puts the key of a map's value in front of an error.
#[cold]
pub(super) fn at_key<E: Error>(error: E, key: &dyn Debug) -> E {
    at(error, &format!("[{key:?}]"))
}

/// The error of a sensitive member: it does not quote what was found there, as other errors do.
#[cold]
pub(crate) fn hidden<E: Error>(name: &str) -> E {
    E::custom(format_args!("`{name}`: invalid value: sensitive data, which is not shown"))
}

fn at<E: Error>(error: E, step: &str) -> E {
    match with_step(&error.to_string(), step) {
        Some(text) => E::custom(text),
        None => error,
    }
}

/// The message of an error, with one more step in front of its path.
#[inline]
fn with_step(text: &str, step: &str) -> Option<String> {
    const OF_VALUES: [&str; 3] = ["invalid type: ", "invalid value: ", "invalid length "];
    match text.strip_prefix('`') {
        Some(rest) if rest.starts_with('[') => Some(format!("`{step}{rest}")),
        Some(rest) => Some(format!("`{step}.{rest}")),
        None if OF_VALUES.iter().any(|head| text.starts_with(head)) => Some(format!("`{step}`: {text}")),
        None => None,
    }
}
