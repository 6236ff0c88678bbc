//! The weekly update of this repository's model, from end to end: a local repository in the place of the one where models
//! are published, a bare one to push to, and a program that does as `gh` does.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::stage::{read_tree, write};

const KEPT: [&str; 2] = ["models", "generated"];
const MODEL: &str = "models/ssm.json";
const SCRIPT: &str = ".ci/update-model";

/// The words of `gh` go to a file; there is no open pull request.
const GH: &str = "#!/bin/sh\necho \"$@\" >> \"$GH_LOG\"\n\
    case \"$1 $2\" in 'pr list') echo 0 ;; 'pr create') cat \"$8\" >> \"$GH_LOG\" ;; esac\n";

/// That the crate builds is another test's.
const CARGO: &str = "#!/bin/sh\necho \"cargo $@\" >> \"$GH_LOG\"\n";

/// The files of this repository's model and crate, as all tests begin with them.
static BEGIN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let place = Place(tempfile::tempdir().unwrap());
    for kept in KEPT {
        place.copy(kept, ".");
    }
    // Of one operation, so that a run is over in a moment, and in the form in which an update writes a model.
    let own = place.path(MODEL);
    let mut model: Value = serde_json::from_str(&fs::read_to_string(&own).unwrap()).unwrap();
    let operation = json!({ "target": "com.amazonaws.ssm#StartSession" });
    model["shapes"]["com.amazonaws.ssm#AmazonSSM"]["operations"] = json!([operation]);
    fs::write(&own, model.to_string()).unwrap();
    for arguments in [&["generate"][..], &["update", MODEL]] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_update-program"));
        program.args(["command", "--out", "generated"]).args(arguments).current_dir(place.path("."));
        place.run(&mut program);
    }
    read_tree(&place.path("."))
});

struct Place(tempfile::TempDir);

impl Place {
    /// A clone of a bare repository with this repository's crate, and a published model that some change is made to.
    fn with(change: impl Fn(&mut Value)) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        let repository = place.path("repository");
        for (path, text) in &*BEGIN {
            write(&repository, path, text);
        }
        place.copy(SCRIPT, "repository");
        place.git("repository", &["init", "-q", "-b", "main"]);
        place.git("repository", &["add", "."]);
        place.git("repository", &["commit", "-qm", "all"]);
        place.git(".", &["clone", "-q", "--bare", "repository", "origin.git"]);
        place.git("repository", &["remote", "add", "origin", "../origin.git"]);

        let path = |version: &str| format!("models/ssm/service/{version}/ssm-{version}.json");
        write(&place.path("published"), &path("2010-01-01"), "{}");
        let text = BEGIN[MODEL].clone();
        let mut model: Value = serde_json::from_str(&text).unwrap();
        let before = model.clone();
        change(&mut model);
        // JSON that was read here has its keys in another order, which is a change of its own.
        let text = if model == before { text } else { model.to_string() };
        write(&place.path("published"), &path("2014-11-06"), &text);
        place.git("published", &["init", "-q"]);
        place.git("published", &["add", "."]);
        place.git("published", &["commit", "-qm", "all"]);

        for (name, text) in [("gh", GH), ("cargo", CARGO)] {
            write(&place.path("bin"), name, text);
            fs::set_permissions(place.path("bin").join(name), fs::Permissions::from_mode(0o755)).unwrap();
        }
        place
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// Copies a file or folder of this repository to the same place in a folder; what is a link becomes a file.
    fn copy(&self, path: &str, folder: &str) {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let to = self.path(folder).join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        self.run(Command::new("cp").arg("-RL").arg(ours.join(path)).arg(&to));
    }

    fn run(&self, command: &mut Command) -> String {
        let output = command.output().unwrap();
        assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn git(&self, folder: &str, args: &[&str]) -> String {
        fs::create_dir_all(self.path(folder)).unwrap();
        let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
        self.run(Command::new("git").args(identity).args(args).current_dir(self.path(folder)))
    }

    /// Runs the script as the workflow does.
    fn update(&self, deny: Option<&str>) -> Output {
        let path = format!("{}:{}", self.path("bin").display(), std::env::var("PATH").unwrap());
        let mut command = Command::new(self.path("repository/.ci/update-model"));
        command
            .env("PATH", path)
            .env("GH_LOG", self.path("gh.log"))
            .env("PUBLISHED", format!("file://{}", self.path("published").display()))
            .env("CODEGEN", format!("{} command --out generated", env!("CARGO_BIN_EXE_update-program")))
            .env("GITHUB_STEP_SUMMARY", self.path("summary.md"))
            .env_remove("GITHUB_RUN_ID")
            .env_remove("DENY");
        if let Some(deny) = deny {
            command.env("DENY", deny);
        }
        command.output().unwrap()
    }

    fn branches(&self) -> String {
        self.git("origin.git", &["branch", "--format=%(refname:short)"])
    }
}

/// The members of a structure that is sent.
fn members(model: &mut Value) -> &mut Map<String, Value> {
    model["shapes"]["com.amazonaws.ssm#StartSessionRequest"]["members"].as_object_mut().unwrap()
}

fn add(model: &mut Value) {
    members(model).insert("Shelf".to_owned(), json!({ "target": "smithy.api#String" }));
}

#[test]
fn what_is_new_becomes_a_pull_request() {
    let place = Place::with(add);
    let output = place.update(None);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert_eq!(place.branches(), "main\nupdate-model\n");
    let files = place.git("origin.git", &["diff", "--name-only", "main", "update-model"]);
    for file in ["models/ssm.json", "generated/Cargo.toml", "generated/CHANGELOG.md"] {
        assert!(files.lines().any(|line| line == file), "{files}");
    }
    let log = place.text("gh.log");
    assert!(log.contains("cargo check --package ssm-types\n"), "{log}");
    assert!(
        log.contains("pr create --head update-model --title Update the model of SSM --body-file "),
        "{log}"
    );
    assert!(
        log.contains("StartSessionRequest::shelf") && log.contains("From aws/api-models-aws at "),
        "{log}"
    );
    let summary = place.text("summary.md");
    assert!(summary.contains("no documentation, and new or lost: 1\n"), "{summary}");
}

#[test]
fn nothing_new_is_nothing() {
    let place = Place::with(|_| {});
    let output = place.update(None);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("nothing new at "));
    assert_eq!((place.branches().as_str(), place.text("gh.log").as_str()), ("main\n", ""));
}

#[test]
fn what_breaks_is_denied_until_it_is_accepted() {
    let place = Place::with(|model| {
        add(model);
        assert!(members(model).remove("Reason").is_some());
    });
    let output = place.update(None);
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(stdout.contains("\n::error file=models/ssm.json,line="), "{stdout}");
    assert!(place.text("summary.md").contains("To accept a change, add it to `models/accepted.toml`"));
    assert_eq!((place.branches().as_str(), place.text("gh.log").as_str()), ("main\n", ""));
    assert_eq!(place.git("repository", &["status", "--porcelain"]), "");

    let before = place.text("repository/models/accepted.toml");
    let entry = "[[accepted]]\nkind = \"member-removed\"\nshape = \"com.amazonaws.ssm#StartSessionRequest$Reason\"\n\
        reason = \"Nobody sends it.\"\nuntil = \"9.0.0\"\n";
    write(&place.path("repository"), "models/accepted.toml", &format!("{before}\n{entry}"));
    let output = place.update(None);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(place.branches(), "main\nupdate-model\n");
    let accepted = place.git("origin.git", &["show", "update-model:models/accepted.toml"]);
    assert!(accepted.starts_with(before.trim_end()) && !accepted.contains("Nobody"), "{accepted}");
}

#[test]
fn all_is_accepted_by_hand() {
    let place = Place::with(|model| {
        add(model);
        members(model).remove("Reason");
    });
    let output = place.update(Some(" "));
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(place.branches(), "main\nupdate-model\n");
}

/// What another does in our name is what we looked at.
#[test]
fn actions_are_pinned_by_commit() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/workflows");
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines().filter_map(|line| line.split_once("uses: ")) {
            let commit = line.1.split_once('@').map_or("", |(_, at)| at.split(' ').next().unwrap_or(""));
            assert!(commit.len() == 40 && commit.bytes().all(|it| it.is_ascii_hexdigit()), "{}", line.1);
        }
    }
}
