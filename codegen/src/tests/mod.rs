//! Cases of several stages together, and where they lie.

mod diff;
mod diff_properties;
mod resolve;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::config::Config;
use crate::front::front;
use crate::lower::Crate;
use crate::source::Source;

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

/// The crate of a model, which says where it is from.
#[track_caller]
fn crate_of(name: impl Into<String>, text: String) -> Crate {
    let sources = [Source { name: name.into(), text }];
    let front = front(&sources, &Config::default());
    front.unwrap_or_else(|found| panic!("{}: {found:#?}", sources[0].name)).krate
}

/// The crate of SSM, for all tests that need one that is large.
static SSM: LazyLock<Crate> =
    LazyLock::new(|| crate_of("ssm.json", fs::read_to_string(repository().join("models/ssm.json")).unwrap()));
