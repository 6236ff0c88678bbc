//! A folder with a crate and two models, on which a command runs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use smithy_typegen::{Config, Source, generate};
use ssm_types_tests::{files, fixtures, folders};
use tempfile::TempDir;

/// The folder, which goes when the test is over.
pub(crate) struct Stage {
    dir: TempDir,
}

/// Every case, by name.
pub(crate) fn cases() -> Vec<PathBuf> {
    folders(&fixtures().join("update"))
}

/// A case by its name.
pub(crate) fn case(name: &str) -> PathBuf {
    fixtures().join("update").join(name)
}

/// All files below a folder with their texts.
pub(crate) fn read_tree(dir: &Path) -> BTreeMap<String, String> {
    fn visit(top: &Path, dir: &Path, out: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(dir).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(top, &path, out);
            } else {
                let name = path.strip_prefix(top).unwrap().to_str().unwrap().replace('\\', "/");
                let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
                out.insert(name, text);
            }
        }
    }
    let mut out = BTreeMap::new();
    visit(dir, dir, &mut out);
    out
}

/// Writes a file with the folders on its way.
pub(crate) fn write(dir: &Path, path: &str, text: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

impl Stage {
    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// A folder with these files.
    pub(crate) fn with(files: &BTreeMap<String, String>) -> Self {
        let stage = Self::empty();
        for (path, text) in files {
            stage.write(path, text);
        }
        stage
    }

    /// What a case begins with.
    pub(crate) fn of(case: &Path) -> Self {
        let stage = Self { dir: tempfile::tempdir().unwrap() };
        let text = |name: &str| fs::read_to_string(case.join(name));
        for entry in fs::read_dir(case).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".json") && name != "generated-from.json" {
                stage.write(&name, &text(&name).unwrap());
            }
        }
        for (path, text) in read_tree(&case.join("new")) {
            stage.write(&format!("new/{path}"), &text);
        }
        // Cargo reads every manifest of a repository that a dependency is taken from, and would complain of some.
        let shown = |path: String| path.strip_suffix(".unreadable").map(str::to_owned).unwrap_or(path);
        let before: BTreeMap<String, String> =
            read_tree(&case.join("before")).into_iter().map(|(path, text)| (shown(path), text)).collect();
        if let Ok(made_with) = text("made-with") {
            for line in made_with.lines() {
                let (exit, _, stderr) =
                    stage.command(["generate"].into_iter().chain(line.split_whitespace()));
                assert_eq!(exit, 0, "{}: {stderr}", case.display());
            }
        } else if let Ok(text) =
            text("model.json").and_then(|model| text("generated-from.json").or(Ok(model)))
        {
            let manifest = before.get("crate/Cargo.toml").into_iter();
            let name = manifest
                .flat_map(|text| text.lines())
                .find_map(|line| line.strip_prefix("name = "))
                .map(|name| name.trim_matches('"'));
            stage.generate(text, name.map(str::to_owned));
        }
        for (path, text) in before {
            stage.write(&path, &text);
        }
        for path in text("removed").unwrap_or_default().lines() {
            fs::remove_file(stage.path().join(path)).unwrap();
        }
        stage
    }

    /// Makes the crate of a model, for a package with this name.
    fn generate(&self, text: String, package: Option<String>) {
        let source = Source { name: "model.json".to_owned(), text };
        let config = Config { model_name: "model.json".to_owned(), package, ..Config::default() };
        let generated = generate(&[source], &config).unwrap();
        files::write(&generated.files, &self.path().join("crate"));
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        write(self.path(), path, text);
    }

    /// All files.
    pub(crate) fn tree(&self) -> BTreeMap<String, String> {
        read_tree(self.path())
    }

    /// The test program with these arguments, not yet run.
    pub(crate) fn prepared<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_update-program"));
        command.args(args).current_dir(self.path()).env_remove("CARGO_PKG_NAME");
        command
    }

    /// Runs the test program.
    pub(crate) fn program<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Output {
        self.prepared(args).output().unwrap()
    }

    /// Runs a command: its exit code, standard output and standard error.
    pub(crate) fn command<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> (i32, String, String) {
        let output = self.program(["command"].into_iter().chain(args));
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// Runs `update`.
    pub(crate) fn update(&self, more: &[&str]) -> (i32, String, String) {
        let args = ["update", "new.json", "--model", "model.json", "--out", "crate"];
        self.command(args.into_iter().chain(more.iter().copied()))
    }
}
