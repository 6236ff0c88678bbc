//! The command `cargo semver-checks`: how it is called, and what it says.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use smithy_typegen::diff::Class;

use crate::Error;
use crate::item::{Names, names};

const NOT_INSTALLED: &str = "cargo-semver-checks is not installed; \
    `cargo install cargo-semver-checks --locked` installs it";

/// The installed command.
pub(crate) struct Tool {
    version: String,
    /// Every lint, with the update that it asks for.
    lints: BTreeMap<String, Class>,
    /// What all crates share: their dependencies are compiled once.
    target: PathBuf,
}

/// A lint that fired.
pub(crate) struct Finding {
    pub(crate) lint: String,
    /// The update that it asks for.
    pub(crate) class: Class,
    /// What it fired for.
    pub(crate) items: Vec<Names>,
}

impl Tool {
    /// Asks the installed command for its version and its lints.
    pub(crate) fn find(folder: &Path) -> Result<Self, Error> {
        let version = ask(&["semver-checks", "--version"]).map_err(|_| NOT_INSTALLED)?;
        let compiler = Command::new("rustc").arg("--version").output()?;
        let compiler = String::from_utf8_lossy(&compiler.stdout).trim().to_owned();
        let lints = lints(&ask(&["semver-checks", "--list"])?);
        if lints.is_empty() {
            return Err(format!("`cargo semver-checks --list` of {version} is not understood").into());
        }
        let version = format!("{}, {compiler}, {} lints", version.trim(), lints.len());
        Ok(Self { version, lints, target: folder.with_file_name("shared") })
    }

    /// What is compared to, for a reader.
    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    /// Has the dependencies of a crate downloaded, so that the rest needs no network and finds the same versions each
    /// time.
    pub(crate) fn fetch(&self, folder: &Path) -> Result<(), Error> {
        let manifest = folder.join("Cargo.toml");
        ask(&["fetch", "--manifest-path", &manifest.to_string_lossy()]).map(drop)
    }

    /// Compares two crates.
    pub(crate) fn check(&self, old: &Path, new: &Path) -> Result<Vec<Finding>, Error> {
        self.switch_all_on(new)?;
        let output = Command::new("cargo")
            .args(["semver-checks", "--color", "never", "--release-type", "patch"])
            .arg("--manifest-path")
            .arg(new.join("Cargo.toml"))
            .arg("--baseline-root")
            .arg(old)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_NET_OFFLINE", "true")
            .output()?;
        let (said, told) = (text(&output.stdout), text(&output.stderr));
        // 100 means that a lint fired. A crate that does not compile gives another code.
        let findings = self.read(&said)?;
        match (output.status.code(), findings.is_empty()) {
            (Some(0), true) | (Some(100), false) => Ok(findings),
            (code, _) => Err(format!("cargo semver-checks ended with {code:?}:\n{said}\n{told}").into()),
        }
    }

    /// Lints for what is only new are off by default, and some only warn. Here all count: they are what a minor update is
    /// told by.
    fn switch_all_on(&self, new: &Path) -> Result<(), Error> {
        let mut table = "\n[package.metadata.cargo-semver-checks.lints]\n".to_owned();
        for lint in self.lints.keys() {
            table.push_str(&format!("{lint} = \"deny\"\n"));
        }
        OpenOptions::new().append(true).open(new.join("Cargo.toml"))?.write_all(table.as_bytes())?;
        Ok(())
    }

    /// Takes the output apart: under a line for each lint stand the items, indented by two.
    fn read(&self, output: &str) -> Result<Vec<Finding>, Error> {
        let mut findings: Vec<Finding> = Vec::new();
        let mut listed = false;
        for line in output.lines() {
            if let Some(rest) = line.strip_prefix("--- failure ") {
                let lint = rest.split(':').next().unwrap_or(rest).to_owned();
                let class = *self.lints.get(&lint).ok_or_else(|| format!("{lint} is not a lint"))?;
                findings.push(Finding { lint, class, items: Vec::new() });
                listed = false;
            } else if line.starts_with("--- ") {
                return Err(format!("this is not understood: {line}").into());
            } else if line == "Failed in:" {
                listed = true;
            } else if let (true, Some(finding), Some(item)) =
                (listed, findings.last_mut(), line.strip_prefix("  "))
            {
                finding.items.push(names(item));
            }
        }
        match findings.iter().find(|finding| finding.items.iter().all(Names::is_empty)) {
            Some(finding) => {
                Err(format!("the items of {} are not understood:\n{output}", finding.lint).into())
            }
            None => Ok(findings),
        }
    }
}

/// Every lint with what it asks for, from lines of a name, a type and a description.
fn lints(list: &str) -> BTreeMap<String, Class> {
    let line = |line: &str| {
        let mut words = line.split_whitespace();
        let name = words.next()?.to_owned();
        match words.next()? {
            "major" => Some((name, Class::Major)),
            "minor" => Some((name, Class::Minor)),
            _ => None,
        }
    };
    list.lines().filter_map(line).collect()
}

/// What a subcommand of cargo prints.
fn ask(arguments: &[&str]) -> Result<String, Error> {
    let output: Output = Command::new("cargo").args(arguments).output()?;
    if !output.status.success() {
        return Err(format!("cargo {}: {}", arguments.join(" "), text(&output.stderr)).into());
    }
    Ok(text(&output.stdout))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
