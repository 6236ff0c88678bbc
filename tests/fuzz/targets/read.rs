//! Any JSON as a structure.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ssm_types::smithy::check::Check;
use ssm_types::smithy::{Redacted, Structure};
use ssm_types::{STRUCTURES, with_structure};

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, json)) = bytes.split_first() else { return };
    // Every third structure: a byte reaches them all.
    let name = STRUCTURES[usize::from(choice) * 3 % STRUCTURES.len()];
    with_structure!(name, S => check::<S>(json), else => ());
});

fn check<S: Structure>(json: &[u8]) {
    let Ok(value) = serde_json::from_slice::<S>(json) else { return };
    if let Err(violations) = value.check() {
        assert!(!violations.to_string().is_empty());
    }
    let _ = serde_json::to_string(&Redacted(&value));
    // A union's member that is not known can be read but not written.
    let Ok(text) = serde_json::to_string(&value) else { return };
    let again: S = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), text);
    let _ = format!("{value:?}");
}
