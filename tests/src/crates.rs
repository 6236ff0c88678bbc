//! Crates that are generated and built in a workspace of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use smithy_typegen::{Builder, Config, Source, generate};

use crate::{files, folders, repository};

/// Dependencies of crates that tests build and run, with the features that they have in this workspace: so what Cargo has
/// built for the tests is what it takes. Nothing for crates that are only checked: they must do with the features that
/// they ask for.
pub const AS_HERE: &str = r#"
base64 = { version = "0.23", default-features = false, features = ["std"] }
http = "1"
jiff-core = { version = "1", default-features = false }
memchr = "2"
serde_core = { version = "1", features = ["alloc", "rc", "result"] }
"#;

/// The same of `serde_json`, but for `float_roundtrip`, which those who use a crate do not have.
pub const JSON: &str = "serde_json = { version = \"1\", features = [\"alloc\", \"raw_value\"] }\n";

/// A folder with crates that share dependencies and what is compiled of them.
pub struct Crates {
    folder: PathBuf,
    members: Vec<String>,
    /// Those of one included file, which have no features.
    included: Vec<String>,
}

impl Crates {
    /// A workspace without crates in a folder that may have those of an earlier run.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, members: Vec::new(), included: Vec::new() }
    }

    /// Adds a crate as `generate` writes it, but for its being part of a workspace.
    pub fn add(&mut self, name: &str, model: String, operations: &[&str]) {
        let sources = [Source { name: format!("{name}.json"), text: model }];
        let operations = operations.iter().map(|&name| name.to_owned()).collect();
        let config = Config {
            model_name: format!("{name}.json"),
            operations,
            package: Some(name.to_owned()),
            ..Config::default()
        };
        let mut made = generate(&sources, &config).unwrap_or_else(|found| panic!("{name}: {found:?}")).files;
        let manifest = made.iter_mut().find(|file| file.path == "Cargo.toml").unwrap();
        manifest.text = manifest.text.replace("\n[workspace]\n", "");
        let folder = self.member(name);
        files::write(&made, &folder);
    }

    /// Adds a crate of this edition that includes one file with types of operations and all that is behind features, in a
    /// module that others see (`seen`), or in one that nobody uses (`unseen`). It denies what no warning may be left of.
    pub fn add_included(&mut self, edition: &str, model: &Path, operations: &[&str], module: &str) {
        let name = format!("included-{edition}");
        let folder = self.member(&name);
        self.included.push(name.clone());
        let sources = folder.join("src");
        fs::create_dir_all(&sources).unwrap();
        let builder = Builder::new().model(model).operations(operations.iter().copied());
        let builder = ["check", "http", "jiff", "sigv4"].into_iter().fold(builder, Builder::feature);
        let builder = builder.module(format!("crate::{module}"));
        let file = builder.out_dir(&sources).cargo_directives(false).generate().unwrap();
        assert_eq!(file, sources.join(format!("{module}.rs")));
        let visible = if module == "seen" { "/// Types.\npub " } else { "" };
        let code = format!(
            "//! Types in a module.\n\n#![deny(unused, unused_qualifications, missing_docs)]\n\n\
             {visible}mod {module} {{\n    include!(\"{module}.rs\");\n}}\n"
        );
        fs::write(sources.join("lib.rs"), code).unwrap();
        let manifest = fs::read_to_string(repository().join("tests/build-script/Cargo.toml")).unwrap();
        let dependencies = manifest.split_once("[dependencies]").unwrap().1;
        let dependencies = dependencies.split_once("[build-dependencies]").unwrap().0;
        let package = format!("[package]\nname = {name:?}\nedition = {edition:?}\n\n[dependencies]");
        fs::write(folder.join("Cargo.toml"), package + dependencies).unwrap();
    }

    /// The folder of one more crate, below one with the name of the workspace: cargo takes packages of one name, which lie
    /// at the same path in their workspaces, for the same.
    fn member(&mut self, name: &str) -> PathBuf {
        let path = Path::new(self.folder.file_name().unwrap()).join(name);
        let folder = self.folder.join(&path);
        self.members.push(format!("{path:?}"));
        folder
    }

    /// Has rustc look at all crates without their features, and Clippy and rustdoc with all of them, and fails where one has
    /// anything to say. Without a feature there is less code, so that something may be unused, which rustc says. Of
    /// the included files rustc looks at the first, Clippy at the others, for it finds no less in a newer edition, and rustdoc
    /// at the last, for they have the same documentation.
    #[track_caller]
    pub fn check(&self) {
        self.workspace();
        let without =
            |names: &[String]| -> String { names.iter().map(|name| format!(" --exclude {name}")).collect() };
        let run = |command: &str, arguments: String| {
            passes(&self.folder, command, &arguments.split(' ').collect::<Vec<_>>());
        };
        let (first, rest) = self.included.split_at(self.included.len().min(1));
        run("check", format!("--workspace --keep-going{}", without(rest)));
        let features = "--workspace --keep-going --all-features";
        run("clippy", format!("{features}{} -- -D warnings", without(first)));
        let others = self.included.split_last().map_or(&[][..], |(_, others)| others);
        run("doc", format!("{features} --no-deps{}", without(others)));
    }

    fn workspace(&self) {
        workspace(&self.folder, &self.members);
    }
}

fn workspace(folder: &Path, members: &[String]) {
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
}

/// Runs the examples in the documentation of the crates of models in a folder: of those in `shared`, which share their
/// support code, so that it is compiled once, and of those in `own`. No example depends on whether it is shared.
///
/// The documentation of all files of all crates is that of one crate, which depends on them: so rustdoc compiles and links
/// once for all.
#[track_caller]
pub fn test_examples(folder: &Path) {
    let path = |name: &str| folder.join(name).display().to_string();
    let generate = |models: &str, out: &str, more: &[&str]| {
        let each = ["smithy-typegen", "--quiet", "--each", &path(models), "--out", &path(out)];
        let code = smithy_typegen::cli::run(each.iter().chain(more).map(Into::into));
        assert_eq!(code, ExitCode::SUCCESS);
    };
    // Crates that are made inside of a workspace do not begin one.
    workspace(folder, &["all", "sharing/*", "alone/*"].map(|member| format!("{member:?}")));
    generate("shared", "sharing", &["--support", "smithy-of-examples"]);
    generate("own", "alone", &[]);
    let all = folder.join("all");
    fs::create_dir_all(all.join("src")).unwrap();
    let (mut dependencies, mut documented) = (String::new(), "//! Examples.\n".to_owned());
    let made = ["sharing", "alone"].iter().flat_map(|parent| folders(&folder.join(parent)));
    for krate in made.filter(|krate| !krate.ends_with("smithy-of-examples")) {
        let name = krate.file_name().unwrap().to_str().unwrap();
        // Not those of the support code, which are for the features.
        let is_own = |path: &PathBuf| !path.starts_with(krate.join("src/smithy"));
        let files = files::below(&krate.join("src")).into_iter().filter(is_own);
        let docs: String = files.map(|path| docs(&fs::read_to_string(path).unwrap())).collect();
        assert!(docs.contains("\n```\n"), "{name} has no example");
        let manifest = fs::read_to_string(krate.join("Cargo.toml")).unwrap();
        let package =
            manifest.lines().find_map(|line| line.strip_prefix("name = ")).unwrap().trim_matches('"');
        dependencies += &format!("{package} = {{ path = {krate:?} }}\n");
        let text = format!("{name}.md");
        fs::write(all.join("src").join(&text), docs).unwrap();
        documented +=
            &format!("#[doc = include_str!({text:?})]\npub mod of_{} {{}}\n", name.replace('-', "_"));
    }
    let package = "[package]\nname = \"all\"\nedition = \"2024\"\n\n[dependencies]";
    fs::write(all.join("Cargo.toml"), format!("{package}{AS_HERE}{JSON}{dependencies}")).unwrap();
    fs::write(all.join("src/lib.rs"), documented).unwrap();
    passes(folder, "test", &["--no-fail-fast", "--doc", "--package", "all"]);
}

/// All documentation in the code of a file.
fn docs(code: &str) -> String {
    let line = |line: &str| {
        let line = line.trim_start();
        let text = line.strip_prefix("///").or(line.strip_prefix("//!"));
        text.map_or(String::new(), |text| text.strip_prefix(' ').unwrap_or(text).to_owned()) + "\n"
    };
    code.lines().map(line).collect()
}

/// A command of Cargo in the workspace that a test has made in this folder, below Cargo's own for tests, and that has the
/// repository's lock file: nothing is fetched. What is built lies where the tests themselves are built, in the same
/// profile, so that dependencies are built once.
///
/// # Panics
///
/// If the folder is elsewhere.
pub fn cargo(folder: &Path, command: &str) -> Command {
    let target = folder.ancestors().find(|above| above.ends_with("tmp")).and_then(Path::parent);
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([command, "--offline", "--quiet"]).current_dir(folder);
    cargo.env("CARGO_TARGET_DIR", target.expect("a folder of tests"));
    cargo.envs([("CARGO_INCREMENTAL", "0"), ("CARGO_PROFILE_DEV_DEBUG", "0")]);
    cargo
}

#[track_caller]
fn passes(folder: &Path, command: &str, more: &[&str]) {
    let output =
        cargo(folder, command).args(more).env("RUSTDOCFLAGS", "-Dwarnings -Wrustdoc::all").output().unwrap();
    let text = String::from_utf8_lossy(&output.stderr);
    let passed = output.status.success() && text.is_empty();
    assert!(passed, "cargo {command}:\n{}{text}", String::from_utf8_lossy(&output.stdout));
}
