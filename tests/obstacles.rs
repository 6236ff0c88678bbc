//! The crate of the obstacle course: names, the wire and redaction, written down by hand.
//!
//! That it compiles is half of the test. Generate it with
//! `cargo codegen tests/obstacle-course/model.json --out tests/obstacle-course`.

mod names;
mod operations;
mod redaction;
mod wire;

use std::fmt::Debug;

use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_json::Value;

/// Reads a value.
fn read<T: DeserializeOwned>(json: &Value) -> T {
    serde_json::from_str(&json.to_string()).unwrap()
}

/// Asserts that a value stands on the wire like this, and that it is read back.
#[track_caller]
fn assert_wire<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, json: &Value) {
    assert_eq!(serde_json::to_value(value).unwrap(), *json);
    assert_eq!(read::<T>(json), *value);
}
