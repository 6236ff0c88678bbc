//! A folder with a model, in which the program runs.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::SystemTime;

use tempfile::TempDir;

pub(crate) const MODEL: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "com.example#Shop": {
      "type": "service",
      "version": "2026-01-01",
      "operations": [{ "target": "com.example#Buy" }, { "target": "com.example#Look" }],
      "traits": { "aws.protocols#awsJson1_1": {} }
    },
    "com.example#Buy": { "type": "operation", "input": { "target": "com.example#Cart" } },
    "com.example#Look": { "type": "operation", "output": { "target": "com.example#Shelf" } },
    "com.example#Cart": { "type": "structure", "members": { "item": { "target": "com.example#Item" } } },
    "com.example#Shelf": { "type": "structure", "members": { "item": { "target": "com.example#Item" } } },
    "com.example#Item": { "type": "structure", "members": { "name": { "target": "smithy.api#String" } } }
  }
}
"#;

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_smithy-typegen");

/// A folder with a model, in which the program runs.
pub(crate) struct Place(TempDir);

/// How the program ended.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) results: String,
    pub(crate) messages: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        let place = Self(TempDir::new().unwrap());
        fs::write(place.path("model.json"), MODEL).unwrap();
        place
    }

    /// The same, with the crate of the model in `out`.
    pub(crate) fn with_crate() -> Self {
        let place = Self::new();
        assert_eq!(place.run("--model model.json --out out").code, Some(0));
        place
    }

    pub(crate) fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn run(&self, arguments: &str) -> Ended {
        self.run_in("", arguments, "")
    }

    /// Runs the program in a folder of the place, with this standard input.
    pub(crate) fn run_in(&self, folder: &str, arguments: &str, input: &str) -> Ended {
        self.run_program(Path::new(PROGRAM), folder, arguments, input)
    }

    /// The same with another copy of the program.
    pub(crate) fn run_program(&self, program: &Path, folder: &str, arguments: &str, input: &str) -> Ended {
        let mut command = Command::new(program);
        command
            .args(arguments.split_whitespace())
            .current_dir(self.path(folder))
            .env_remove("CARGO_PKG_NAME")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        // A copy that was just made is busy while a process that another test starts holds it open, until that runs.
        let is_busy = |spawned: &io::Result<Child>| {
            spawned.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::ExecutableFileBusy)
        };
        let spawned = std::iter::repeat_with(|| command.spawn()).find(|spawned| !is_busy(spawned));
        let mut program = spawned.unwrap().unwrap();
        // Who needs no input may have ended.
        let _ = program.stdin.take().unwrap().write_all(input.as_bytes());
        let Output { status, stdout, stderr } = program.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ended { code: status.code(), results: text(stdout), messages: text(stderr) }
    }

    pub(crate) fn check(&self) -> Ended {
        self.run("generate --model model.json --out out --check")
    }

    pub(crate) fn append(&self, path: &str, text: &str) {
        let path = self.path(path);
        let before = fs::read_to_string(&path).unwrap();
        fs::write(path, before + text).unwrap();
    }
}

/// The files below a folder, with when they were changed.
pub(crate) fn times(folder: &Path) -> Vec<(std::path::PathBuf, SystemTime)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let time = fs::metadata(&path).unwrap().modified().unwrap();
                found.push((path, time));
            }
        }
    }
    found.sort();
    found
}
