//! Cases of several stages together, and where they lie.

mod diff;
mod diff_properties;
mod resolve;

use std::path::{Path, PathBuf};

/// The top of the repository.
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The folder of cases.
fn fixtures() -> PathBuf {
    repository().join("tests/fixtures")
}

/// The folder that an environment variable names: models that are not ours to check in.
fn external(variable: &str) -> PathBuf {
    std::env::var_os(variable).map(PathBuf::from).unwrap_or_else(|| panic!("{variable} names a folder"))
}
