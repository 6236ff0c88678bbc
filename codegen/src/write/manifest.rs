//! The `Cargo.toml` of a new crate, and what generated code depends on.

use crate::lower::{Crate, Needs};

/// A crate that generated code depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Its name in `Cargo.toml`.
    pub name: &'static str,
    /// The version that is needed at least, as Cargo has it.
    pub version: &'static str,
    /// Whether the features are wanted that are on by default.
    pub default_features: bool,
    /// The features that the code needs. Without the default ones, these are among them.
    pub features: &'static [&'static str],
    /// Whether it only comes with a feature of the generated crate.
    pub optional: bool,
}

impl Dependency {
    /// A crate with what is on by default.
    pub(crate) const fn new(name: &'static str, version: &'static str) -> Self {
        Self { name, version, default_features: true, features: &[], optional: false }
    }

    /// The same with no features but these.
    pub(crate) const fn only(self, features: &'static [&'static str]) -> Self {
        Self { default_features: false, features, ..self }
    }

    /// The same, if it only comes with a feature.
    pub(crate) const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// Its line under `[dependencies]`.
    pub fn line(&self) -> String {
        let mut parts = vec![format!("version = \"{}\"", self.version)];
        if !self.default_features {
            parts.push("default-features = false".to_owned());
        }
        if !self.features.is_empty() {
            parts.push(format!("features = {:?}", self.features));
        }
        if self.optional {
            parts.push("optional = true".to_owned());
        }
        match parts.as_slice() {
            [_] => format!("{} = \"{}\"", self.name, self.version),
            parts => format!("{} = {{ {} }}", self.name, parts.join(", ")),
        }
    }

    /// Whether a crate that has these features of it, or all that are on by default, lacks one that the code needs.
    pub(crate) fn lacks_feature(&self, has_default: bool, has: impl Fn(&str) -> bool) -> bool {
        let is_on = has_default && !self.default_features;
        !is_on && self.features.iter().any(|name| !has(name))
    }
}

/// Code that the users of a crate switch on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its name in `Cargo.toml`.
    pub name: &'static str,
    /// The crates that it needs beyond those that the crate always needs, each with a line that says that it is optional.
    pub dependencies: Vec<Dependency>,
    /// The crate of the support code, if it is another one; its feature of the same name comes with this one.
    pub support: Option<String>,
}

/// A crate that has the support code of others, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportCrate {
    /// The name of its package.
    pub package: String,
    /// Its folder, as a path from the folder of the crate that uses it.
    pub path: String,
}

impl SupportCrate {
    /// Its line under `[dependencies]`.
    pub(crate) fn line(&self) -> String {
        let path = self.path.replace('\\', "/").replace('"', "\\\"");
        format!("{} = {{ path = \"{path}\" }}", self.package)
    }
}

impl Feature {
    /// Its line under `[features]`.
    pub fn line(&self) -> String {
        let support = self.support.iter().map(|support| format!("\"{support}/{}\"", self.name));
        let dependencies = self.dependencies.iter().map(|it| format!("\"dep:{}\"", it.name));
        let names: Vec<_> = support.chain(dependencies).collect();
        format!("{} = [{}]", self.name, names.join(", "))
    }
}

/// The macros of the support code implement its traits. What it has for types of `std` alone is not needed.
const SERDE_CORE: Dependency = Dependency::new("serde_core", "1").only(&["alloc"]);

const ALWAYS: &[Dependency] = &[
    Dependency::new("base64", "0.23").only(&["alloc"]),
    Dependency::new("jiff-core", "1").only(&[]),
    SERDE_CORE,
];

/// For models with documents, and for the examples in the documentation, which are tests.
pub(crate) const SERDE_JSON: Dependency = Dependency::new("serde_json", "1");

const HTTP: Dependency = Dependency::new("http", "1").optional();

/// For operations whose requests have the header `Content-MD5`. It has no dependencies, where `md-5` brings seven.
const MD5: Dependency = Dependency::new("md5", "0.8").only(&[]).optional();

/// The features that there are, and the crates that each needs.
const FEATURES: &[(&str, &[Dependency])] = &[
    (
        "check",
        // With the Unicode data that ECMA 262 knows.
        &[Dependency::new("regex", "1")
            .only(&["std", "unicode-bool", "unicode-case", "unicode-gencat", "unicode-script"])
            .optional()],
    ),
    ("http", &[HTTP, Dependency::new("serde_json", "1").only(&["alloc"]).optional()]),
    ("jiff", &[Dependency::new("jiff", "1").only(&[]).optional()]),
    (
        "sigv4",
        // One crate without dependencies, where `hmac` and `sha2` bring eight more.
        &[Dependency::new("hmac-sha256", "1").only(&[]).optional(), HTTP],
    ),
];

/// The features of this crate: there are calls only if the protocol is supported.
pub(crate) fn features(krate: &Crate, support: Option<&SupportCrate>) -> Vec<Feature> {
    offered(krate.has_calls(), krate.needs, support)
}

fn offered(calls: bool, needs: Needs, support: Option<&SupportCrate>) -> Vec<Feature> {
    let always = always(needs);
    let is_optional = |it: &&Dependency| always.iter().all(|other| other.name != it.name);
    let offered = FEATURES.iter().filter(|(name, _)| match *name {
        "http" => calls,
        // It needs to know here what patterns can be run.
        "check" => cfg!(feature = "check"),
        _ => true,
    });
    let feature = |(name, needed): &(&'static str, &[Dependency])| {
        let md5 = (*name == "http" && needs.md5).then_some(&MD5);
        let dependencies = match support {
            Some(_) => Vec::new(),
            None => needed.iter().chain(md5).filter(is_optional).copied().collect(),
        };
        Feature { name, dependencies, support: support.map(|support| support.package.clone()) }
    };
    offered.map(feature).collect()
}

/// The same for numbers without bounds, which are read and written digit for digit.
const SERDE_JSON_RAW: Dependency = Dependency { features: &["raw_value"], ..SERDE_JSON };

/// What the code of this crate depends on without its features, by name.
pub(crate) fn dependencies(krate: &Crate, support: Option<&SupportCrate>) -> Vec<Dependency> {
    if support.is_some() { vec![SERDE_CORE] } else { always(krate.needs) }
}

fn always(needs: Needs) -> Vec<Dependency> {
    let json = match needs {
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
pub(crate) fn manifest(krate: &Crate, package: &str, support: Option<&SupportCrate>) -> String {
    // Not the title, which is any text.
    let description = format!("Types of {}, generated from its Smithy model", krate.service.name());
    let mut lines: Vec<_> = dependencies(krate, support).iter().map(Dependency::line).collect();
    lines.extend(support.map(SupportCrate::line));
    // The examples in the documentation are tests.
    let has_json = support.is_none() && (krate.needs.document || krate.needs.big_numbers);
    let tests = (!has_json).then_some(SERDE_JSON);
    manifest_of(package, &description, lines, tests, &features(krate, support))
}

/// The manifest of a new crate of the support code, which has all that any crate needs.
#[cfg(feature = "cli")]
pub(crate) fn support_manifest(package: &str) -> String {
    let needs = Needs { document: true, big_numbers: true, md5: true };
    let lines = always(needs).iter().map(Dependency::line).collect();
    let description = "What generated crates of types build on";
    manifest_of(package, description, lines, None, &offered(true, needs, None))
}

fn manifest_of(
    package: &str,
    description: &str,
    mut lines: Vec<String>,
    tests: Option<Dependency>,
    offered: &[Feature],
) -> String {
    lines.extend(offered.iter().flat_map(|feature| &feature.dependencies).map(Dependency::line));
    let tests = tests.map_or_else(String::new, |it| format!("\n[dev-dependencies]\n{}\n", it.line()));
    lines.sort_unstable();
    lines.dedup();
    let dependencies = lines.join("\n");
    let features = offered.iter().map(Feature::line).collect::<Vec<_>>().join("\n");
    format!(
        r#"[package]
name = "{package}"
version = "0.1.0"
description = "{description}"
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::check_new_package;

    #[test]
    fn no_package_takes_the_name_of_what_it_needs() {
        let of_features = FEATURES.iter().flat_map(|(_, needed)| *needed);
        for needed in ALWAYS.iter().chain(of_features).chain([&SERDE_JSON, &MD5]) {
            assert!(check_new_package(needed.name).is_err(), "{}", needed.name);
        }
    }
}
