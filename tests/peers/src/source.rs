//! Where the sources lie that are compared.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::Error;

/// The top of the repository.
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// The packages of this crate's lock file, as `cargo metadata` knows them; it downloads what is missing.
pub struct Packages(Value);

impl Packages {
    /// Asks cargo.
    ///
    /// # Errors
    ///
    /// If cargo fails, or says what is not JSON.
    pub fn locate() -> Result<Self, Error> {
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--format-version", "1", "--locked", "--all-features", "--manifest-path"])
            .arg(manifest())
            .output()?;
        if !output.status.success() {
            return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        Ok(Self(serde_json::from_slice(&output.stdout)?))
    }

    /// The version and the folder of the package with this name.
    ///
    /// # Errors
    ///
    /// If there is no such package.
    pub fn find(&self, name: &str) -> Result<(&str, PathBuf), Error> {
        let packages = self.0["packages"].as_array().map_or(&[][..], Vec::as_slice);
        let package = packages.iter().find(|package| package["name"] == name);
        let package = package.ok_or_else(|| format!("no package `{name}` in the lock file"))?;
        let manifest = package["manifest_path"].as_str().map(Path::new).and_then(Path::parent);
        let version = package["version"].as_str();
        version.zip(manifest).map(|(version, folder)| (version, folder.to_owned())).ok_or_else(|| name.into())
    }
}

/// This crate's manifest.
pub(crate) fn manifest() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")
}
