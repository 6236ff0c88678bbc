//! The `Cargo.toml` of a new crate, and what generated code depends on.

use crate::lower::{Crate, Needs};

/// A crate that generated code depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Its name in `Cargo.toml`.
    pub name: &'static str,
    /// Its line under `[dependencies]`.
    pub line: &'static str,
}

const ALWAYS: &[Dependency] = &[
    Dependency {
        name: "base64",
        line: r#"base64 = { version = "0.23", default-features = false, features = ["alloc"] }"#,
    },
    Dependency {
        name: "jiff",
        line: r#"jiff = { version = "1", default-features = false, features = ["std"] }"#,
    },
    Dependency {
        name: "serde_core",
        line: r#"serde_core = { version = "1", default-features = false, features = ["std"] }"#,
    },
];

/// For models with documents, and for the examples in the documentation, which are tests.
pub(crate) const SERDE_JSON: Dependency = Dependency { name: "serde_json", line: r#"serde_json = "1""# };

/// The same for numbers without bounds, which are read and written digit for digit.
const SERDE_JSON_RAW: Dependency =
    Dependency { line: r#"serde_json = { version = "1", features = ["raw_value"] }"#, ..SERDE_JSON };

/// What the code of this crate depends on, by name.
pub(crate) fn dependencies(krate: &Crate) -> Vec<Dependency> {
    let json = match krate.needs {
        Needs { big_numbers: true, .. } => Some(SERDE_JSON_RAW),
        Needs { document: true, .. } => Some(SERDE_JSON),
        Needs { .. } => None,
    };
    ALWAYS.iter().copied().chain(json).collect()
}

/// How the manifest of a crate ends that no workspace takes in.
pub(super) const ALONE: &str =
    "\n# The crate stands alone; without this line it can be a member of a workspace.\n[workspace]\n";

/// The manifest of a new crate.
pub(crate) fn manifest(krate: &Crate, package: &str) -> String {
    let dependencies: String =
        dependencies(krate).iter().map(|dependency| format!("{}\n", dependency.line)).collect();
    // The examples in the documentation are tests.
    let tests = if krate.needs.document || krate.needs.big_numbers {
        String::new()
    } else {
        format!("\n[dev-dependencies]\n{}\n", SERDE_JSON.line)
    };
    // Not the title, which is any text.
    let (_, service) = krate.service.shape_id.split_once('#').unwrap_or_default();
    format!(
        r#"[package]
name = "{package}"
version = "0.1.0"
description = "Types of {service}, generated from its Smithy model"
# license = "…" # Which one is yours to say, and depends on the model's.
edition = "2024"
rust-version = "1.85"

[features]
# Where requests go, and what can be waited for.
http = []

[dependencies]
{dependencies}{tests}{ALONE}"#
    )
}
