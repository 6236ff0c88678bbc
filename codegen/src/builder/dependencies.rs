//! Whether the crate of a build script has the edition and the dependencies that generated code needs.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::write::Dependency;

/// A dependency that the crate has.
#[derive(Debug, PartialEq)]
struct Present {
    /// Its name in code.
    name: String,
    has_default_features: bool,
    features: Vec<String>,
}

/// What the crate's `Cargo.toml` must have and does not have, as a sentence and lines: a newer edition, or lines under
/// `[dependencies]` that are missing or need more features; `None` also if no Cargo can be asked.
///
/// Cargo itself is asked, since it knows what a workspace adds, and the names of dependencies in code.
pub(super) fn lacking(needed: &[Dependency]) -> Option<String> {
    let metadata = metadata()?;
    lacking_in(package_in(&metadata, &env::var("CARGO_PKG_NAME").ok()?)?, needed)
}

fn lacking_in(package: &Value, needed: &[Dependency]) -> Option<String> {
    // Cargo says 2015 for a manifest that says nothing.
    if package.get("edition").is_some_and(|edition| edition == "2015") {
        let problem =
            "needs a newer edition than 2015; in Cargo.toml, [package] must have:\n  edition = \"2024\"";
        return Some(problem.to_owned());
    }
    let missing = missing_of(needed, &dependencies(package)?);
    let problem = "needs more dependencies; in Cargo.toml, [dependencies] must have:";
    (!missing.is_empty()).then(|| format!("{problem}\n  {}", missing.join("\n  ")))
}

fn missing_of(needed: &[Dependency], present: &[Present]) -> Vec<String> {
    let is_missing = |dependency: &&Dependency| {
        let name = dependency.name.replace('-', "_");
        !present.iter().any(|it| {
            let has = |feature: &str| it.features.iter().any(|it| it == feature);
            it.name == name && !dependency.lacks_feature(it.has_default_features, has)
        })
    };
    // What a crate has behind a feature is not optional here.
    needed.iter().filter(is_missing).map(|it| Dependency { optional: false, ..*it }.line()).collect()
}

/// What Cargo says of the crate and its workspace
/// (<https://doc.rust-lang.org/cargo/commands/cargo-metadata.html#json-format>).
fn metadata() -> Option<Value> {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR")?).join("Cargo.toml");
    let output = Command::new(env::var_os("CARGO")?)
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path"])
        .arg(manifest)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    serde_json::from_slice(&output.stdout).ok()
}

/// The package of this name.
fn package_in<'m>(metadata: &'m Value, name: &str) -> Option<&'m Value> {
    let packages = metadata.get("packages")?.as_array()?;
    packages.iter().find(|candidate| candidate.get("name").is_some_and(|it| it == name))
}

/// The dependencies of a package.
fn dependencies(package: &Value) -> Option<Vec<Present>> {
    // A dependency without a kind is neither a dev-dependency nor a build-dependency.
    let normal = package
        .get("dependencies")?
        .as_array()?
        .iter()
        .filter(|it| it.get("kind").is_some_and(Value::is_null));
    let present = |it: &Value| {
        let features = it.get("features").and_then(Value::as_array).into_iter().flatten();
        Some(Present {
            name: it.get("rename").and_then(Value::as_str).or(it.get("name")?.as_str())?.replace('-', "_"),
            has_default_features: it.get("uses_default_features").and_then(Value::as_bool).unwrap_or(true),
            features: features.filter_map(Value::as_str).map(str::to_owned).collect(),
        })
    };
    Some(normal.filter_map(present).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_are_those_in_code() {
        let dependency = |name: &str, rename: Option<&str>, kind: Option<&str>| json!({ "name": name, "rename": rename, "kind": kind });
        let dependencies = [
            dependency("serde_core", None, None),
            dependency("a-b", None, None),
            dependency("base64-next", Some("base64"), None),
            dependency("jiff", None, Some("dev")),
            dependency("jiff", None, Some("build")),
        ];
        let metadata = json!({ "packages": [{ "name": "other", "dependencies": [] }, { "name": "mine", "dependencies": dependencies }] });
        let found = super::dependencies(package_in(&metadata, "mine").unwrap()).unwrap();
        let names: Vec<_> = found.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["serde_core", "a_b", "base64"]);
        assert_eq!(package_in(&metadata, "none"), None);
        assert_eq!(package_in(&json!({}), "mine"), None);
    }

    #[test]
    fn the_first_edition_is_too_old() {
        const JIFF: Dependency = Dependency::new("jiff", "1");
        let lacking = |edition: &str, needed: &[Dependency]| {
            let package = json!({ "name": "mine", "edition": edition, "dependencies": [] });
            lacking_in(&package, needed)
        };
        assert!(
            lacking("2015", &[JIFF]).unwrap().starts_with("needs a newer edition than 2015; in Cargo.toml,")
        );
        assert!(lacking("2018", &[JIFF]).unwrap().ends_with("[dependencies] must have:\n  jiff = \"1\""));
        assert_eq!(lacking("2024", &[]), None);
    }

    #[test]
    fn features_are_looked_at() {
        const JSON: Dependency =
            Dependency { features: &["raw_value"], ..Dependency::new("serde_json", "1") };
        const JIFF: Dependency = Dependency::new("jiff", "1").only(&["std"]).optional();
        let present = |json: &[&str], jiff_default: bool| {
            let json = json!({ "name": "serde_json", "kind": null, "uses_default_features": true, "features": json });
            let jiff = json!({ "name": "jiff", "kind": null, "uses_default_features": jiff_default, "features": [] });
            let metadata = json!({ "packages": [{ "name": "mine", "dependencies": [json, jiff] }] });
            super::dependencies(package_in(&metadata, "mine").unwrap()).unwrap()
        };
        let missing = |json, default| missing_of(&[JSON, JIFF], &present(json, default));
        assert_eq!(missing(&["raw_value"], true), [""; 0]);
        assert_eq!(missing(&["std"], true), [JSON.line()]);
        let jiff = r#"jiff = { version = "1", default-features = false, features = ["std"] }"#;
        assert_eq!(missing(&["raw_value"], false), [jiff]);
    }
}
