//! Where in a document an error is: `Parameters[3].Type`.
//!
//! Only the errors that serde names itself, of a value or its type, are told with a path. Those of syntax and of an input
//! that ends too early stay as the format made them, since it tells by its own errors which is which.

use std::fmt::Debug;

use serde_core::de::Error;

/// The error of a member.
#[cold]
pub(super) fn at_member<E: Error>(error: E, name: &str) -> E {
    at(error, name)
}

/// The error of an item of a list.
#[cold]
pub(super) fn at_index<E: Error>(error: E, index: usize) -> E {
    at(error, &format!("[{index}]"))
}

/// The error of a value in a map.
#[cold]
pub(super) fn at_key<E: Error>(error: E, key: &dyn Debug) -> E {
    at(error, &format!("[{key:?}]"))
}

/// The error of what is sensitive: without what was found there, which errors quote.
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

/// What is said of an error, with one more step in front of the path to it.
fn with_step(text: &str, step: &str) -> Option<String> {
    const OF_VALUES: [&str; 3] = ["invalid type: ", "invalid value: ", "invalid length "];
    match text.strip_prefix('`') {
        Some(rest) if rest.starts_with('[') => Some(format!("`{step}{rest}")),
        Some(rest) => Some(format!("`{step}.{rest}")),
        None if OF_VALUES.iter().any(|head| text.starts_with(head)) => Some(format!("`{step}`: {text}")),
        None => None,
    }
}
