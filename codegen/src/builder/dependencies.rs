//! Whether the crate of a build script has the dependencies that generated code needs.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::write::Dependency;

/// The lines that are missing under `[dependencies]`. None where there is no Cargo that can be asked.
///
/// Cargo itself is asked, which knows what a workspace adds, and a dependency's name in code.
pub(super) fn missing(needed: &[Dependency]) -> Vec<String> {
    let Some(present) = present() else { return Vec::new() };
    let is_missing = |dependency: &&Dependency| !present.contains(&dependency.name.replace('-', "_"));
    // What a crate has behind a feature is not optional here.
    needed.iter().filter(is_missing).map(|it| it.line.replace(", optional = true", "")).collect()
}

/// The names by which the code of the crate knows its dependencies.
fn present() -> Option<Vec<String>> {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR")?).join("Cargo.toml");
    let output = Command::new(env::var_os("CARGO")?)
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path"])
        .arg(manifest)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    names(&serde_json::from_slice(&output.stdout).ok()?, &env::var("CARGO_PKG_NAME").ok()?)
}

/// The names in what `cargo metadata` prints
/// (<https://doc.rust-lang.org/cargo/commands/cargo-metadata.html#json-format>).
fn names(metadata: &Value, package: &str) -> Option<Vec<String>> {
    let packages = metadata.get("packages")?.as_array()?;
    let package =
        packages.iter().find(|candidate| candidate.get("name").is_some_and(|name| name == package))?;
    // A dependency without a kind is neither for tests nor for build scripts.
    let normal = package
        .get("dependencies")?
        .as_array()?
        .iter()
        .filter(|it| it.get("kind").is_some_and(Value::is_null));
    let name = |it: &Value| {
        Some(it.get("rename").and_then(Value::as_str).or(it.get("name")?.as_str())?.replace('-', "_"))
    };
    Some(normal.filter_map(name).collect())
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
        assert_eq!(names(&metadata, "mine").unwrap(), ["serde_core", "a_b", "base64"]);
        assert_eq!(names(&metadata, "none"), None);
        assert_eq!(names(&json!({}), "mine"), None);
    }
}
