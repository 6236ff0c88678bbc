//! The support code of generated crates, by itself: what no type of SSM has, and the ends of what can be said.

mod blob;
mod body;
#[cfg(feature = "check")]
mod check;
mod endpoint;
mod enumeration;
mod error;
mod http;
mod number;
mod or_empty;
mod page;
mod redact;
mod serving;
pub(crate) mod shapes;
mod sigv4;
mod structure;
mod timestamp;
mod union;
mod wait;

use std::fmt::Debug;

use serde_core::Serialize;
use serde_core::de::DeserializeOwned;

/// What reading the text gives; the error as text, without its place.
fn read<T: DeserializeOwned>(json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|error| {
        let text = error.to_string();
        text.split_once(" at line").map_or(text.clone(), |(text, _)| text.to_owned())
    })
}

/// The text that is written; the error as text.
fn written<T: Serialize>(value: &T) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}

/// The text is read as the value, which is written as the same text.
#[track_caller]
fn both_ways<T: DeserializeOwned + Serialize + PartialEq + Debug>(json: &str, value: T) {
    assert_eq!(read::<T>(json).as_ref(), Ok(&value));
    assert_eq!(written(&value).as_deref(), Ok(json));
}

/// The text cannot be read, for this reason.
#[track_caller]
fn refused<T: DeserializeOwned + Debug>(json: &str, reason: &str) {
    match read::<T>(json) {
        Ok(value) => assert_eq!(format!("{value:?}"), reason),
        Err(error) => assert_eq!(error, reason),
    }
}
