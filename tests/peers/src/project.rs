//! A project that depends on one package, to measure what building that costs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Error, repository, run};

/// A project in a folder of its own.
#[derive(Debug)]
pub struct Project {
    folder: PathBuf,
    package: &'static str,
}

impl Project {
    /// Makes a project with one dependency under this head, such as `[dependencies]`, with the versions of this crate's
    /// lock file, and downloads what it needs. `source` is a file of it beside an empty library: path and text. More
    /// dependencies may stand in the lines behind that of the first.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or a package is neither here nor to be had.
    pub fn new(
        folder: PathBuf,
        package: &'static str,
        head: &str,
        dependency: &str,
        source: Option<(&str, &str)>,
    ) -> Result<Self, Error> {
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("src/lib.rs"), "")?;
        if let Some((path, text)) = source {
            fs::write(folder.join(path), text)?;
        }
        fs::copy(repository().join("tests/peers/Cargo.lock"), folder.join("Cargo.lock"))?;
        let package_table = "[workspace]\n\n[package]\nname = \"user\"\nedition = \"2024\"\n";
        fs::write(folder.join("Cargo.toml"), format!("{package_table}\n{head}\n{package} = {dependency}\n"))?;
        let project = Self { folder, package };
        run(&mut project.cargo("fetch"))?;
        Ok(project)
    }

    /// Builds the package and all that it needs into an empty folder: CPU seconds.
    ///
    /// # Errors
    ///
    /// If it does not build.
    pub fn build_cold(&self) -> Result<f64, Error> {
        let target = self.folder.join("target");
        if target.exists() {
            fs::remove_dir_all(target)?;
        }
        Ok(run(self.cargo("build").args(["--locked", "--offline"]))?.cpu_seconds)
    }

    /// Builds the package again, whose dependencies are built: CPU seconds.
    ///
    /// # Errors
    ///
    /// If it does not build.
    pub fn build_alone(&self) -> Result<f64, Error> {
        run(self.cargo("clean").args(["--package", self.package]))?;
        let mut build = self.cargo("build");
        Ok(run(build.args(["--locked", "--offline", "--package", self.package]))?.cpu_seconds)
    }

    /// How many packages are compiled beside the project itself.
    ///
    /// # Errors
    ///
    /// If Cargo does not say.
    pub fn packages(&self) -> Result<usize, Error> {
        let mut tree = self.cargo("tree");
        let output =
            tree.args(["--locked", "--offline", "--edges", "normal,build", "--prefix", "none"]).output()?;
        let text = String::from_utf8(output.stdout)?;
        let mut packages: Vec<&str> = text.lines().map(|line| line.trim_end_matches(" (*)")).collect();
        packages.sort_unstable();
        packages.dedup();
        Ok(packages.len().saturating_sub(1))
    }

    fn cargo(&self, subcommand: &str) -> Command {
        cargo(subcommand, &self.folder)
    }
}

fn cargo(subcommand: &str, folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.arg(subcommand).current_dir(folder);
    command.env("CARGO_TARGET_DIR", folder.join("target")).env("CARGO_INCREMENTAL", "0");
    // Neither what this process was built with nor a wrapper belongs in the measure.
    for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_WRAPPER", "CARGO_BUILD_RUSTC_WRAPPER"] {
        command.env_remove(variable);
    }
    // The profile is the one that users have, with what debuggers need.
    let variables = std::env::vars_os().map(|(name, _)| name);
    for name in variables.filter(|name| name.to_string_lossy().starts_with("CARGO_PROFILE_")) {
        command.env_remove(name);
    }
    command
}
