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

/// Code that the users of a crate switch on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its name in `Cargo.toml`.
    pub name: &'static str,
    /// The crates that it needs beyond those that the crate always needs, each with a line that says that it is optional.
    pub dependencies: Vec<Dependency>,
}

impl Feature {
    /// Its line under `[features]`.
    pub fn line(&self) -> String {
        let names: Vec<_> = self.dependencies.iter().map(|it| format!("\"dep:{}\"", it.name)).collect();
        format!("{} = [{}]", self.name, names.join(", "))
    }
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

const HTTP: Dependency = Dependency { name: "http", line: r#"http = { version = "1", optional = true }"# };

/// For operations whose requests have the header `Content-MD5`.
const MD5: Dependency = Dependency {
    name: "md-5",
    line: r#"md-5 = { version = "0.11", default-features = false, optional = true }"#,
};

/// The features that there are, and the crates that each needs.
const FEATURES: &[(&str, &[Dependency])] = &[
    (
        "check",
        // With the Unicode data that ECMA 262 knows.
        &[Dependency {
            name: "regex",
            line: r#"regex = { version = "1", default-features = false, features = ["std", "unicode-bool", "unicode-case", "unicode-gencat", "unicode-script"], optional = true }"#,
        }],
    ),
    (
        "http",
        &[
            HTTP,
            Dependency { name: "serde_json", line: r#"serde_json = { version = "1", optional = true }"# },
        ],
    ),
    (
        "sigv4",
        &[
            Dependency {
                name: "hmac",
                line: r#"hmac = { version = "0.13", default-features = false, optional = true }"#,
            },
            HTTP,
            Dependency {
                name: "sha2",
                line: r#"sha2 = { version = "0.11", default-features = false, optional = true }"#,
            },
        ],
    ),
];

/// The features of this crate: calls are only where the protocol has a wire here.
pub(crate) fn features(krate: &Crate) -> Vec<Feature> {
    let always = dependencies(krate);
    let is_optional = |it: &&Dependency| always.iter().all(|other| other.name != it.name);
    let offered = FEATURES.iter().filter(|(name, _)| match *name {
        "http" => krate.has_calls(),
        // It needs to know here what patterns can be run.
        "check" => cfg!(feature = "check"),
        _ => true,
    });
    let feature = |(name, needed): &(&'static str, &[Dependency])| {
        let md5 = (*name == "http" && krate.needs.md5).then_some(&MD5);
        Feature { name, dependencies: needed.iter().chain(md5).filter(is_optional).copied().collect() }
    };
    offered.map(feature).collect()
}

/// The same for numbers without bounds, which are read and written digit for digit.
const SERDE_JSON_RAW: Dependency =
    Dependency { line: r#"serde_json = { version = "1", features = ["raw_value"] }"#, ..SERDE_JSON };

/// What the code of this crate depends on without its features, by name.
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
    let offered = features(krate);
    let optional = offered.iter().flat_map(|feature| &feature.dependencies);
    let mut lines: Vec<_> = dependencies(krate).iter().chain(optional).map(|it| it.line).collect();
    lines.sort_unstable();
    lines.dedup();
    let dependencies = lines.join("\n");
    let features = offered.iter().map(Feature::line).collect::<Vec<_>>().join("\n");
    // The examples in the documentation are tests.
    let tests = if krate.needs.document || krate.needs.big_numbers {
        String::new()
    } else {
        format!("\n[dev-dependencies]\n{}\n", SERDE_JSON.line)
    };
    // Not the title, which is any text.
    let id = krate.service.shape_id.as_deref();
    let subject =
        id.and_then(|id| id.split_once('#')).map_or(krate.service.namespace.as_str(), |(_, name)| name);
    format!(
        r#"[package]
name = "{package}"
version = "0.1.0"
description = "Types of {subject}, generated from its Smithy model"
# license = "…" # Which one is yours to say, and depends on the model's.
edition = "2024"
rust-version = "1.85"

[dependencies]
{dependencies}
{tests}
[features]
{features}

[package.metadata.docs.rs]
all-features = true
{ALONE}"#
    )
}
