use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::{CommandFactory, Parser};

use super::console::Console;
use super::invocation::quoted;
use super::outcome::Outcome;
use super::settings::FILE;
use super::{Cli, summary, with_command};
use crate::write::lock;

fn parsed(arguments: &str) -> Result<Cli, clap::Error> {
    let arguments = ["smithy-typegen"].into_iter().chain(arguments.split_whitespace());
    Cli::try_parse_from(with_command(arguments.map(OsString::from).collect()))
}

/// What a command line does.
fn ran(arguments: &str) -> (Outcome, String, String) {
    let cli = parsed(arguments).unwrap();
    printed(|console| cli.execute(console))
}

/// What a command printed: its outcome, its results, its messages.
fn printed(run: impl FnOnce(&mut Console<'_>) -> Outcome) -> (Outcome, String, String) {
    let (results, messages) = (Shared::default(), Shared::default());
    let mut console = Console::new(&results, &messages, false);
    let outcome = run(&mut console);
    let outcome = console.finish(outcome);
    (outcome, results.text(), messages.text())
}

#[derive(Default)]
struct Shared(RefCell<Vec<u8>>);

impl Shared {
    fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).unwrap()
    }
}

impl Write for &Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Standard output that cannot be written.
struct Broken(io::ErrorKind);

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn the_definition_is_consistent() {
    Cli::command().debug_assert();
}

#[test]
fn no_command_means_generate() {
    for text in
        ["--check", "a.json --out x", "./a --out x", "--out x", "--out=x --check", "-v --out x --each y z"]
    {
        let with = match text.strip_prefix("-v ") {
            Some(rest) => format!("-v generate {rest}"),
            None => format!("generate {text}"),
        };
        assert_eq!(format!("{:?}", parsed(text).unwrap()), format!("{:?}", parsed(&with).unwrap()), "{text}");
    }
    let later = parsed("--out x generate a.json --out y").unwrap();
    assert_eq!(later.global.out.as_deref(), Some(Path::new("y")), "an alias gives the first");
    let before = parsed("--out x diff a.json b.json").unwrap();
    assert_eq!(before.global.out.as_deref(), Some(Path::new("x")));
}

#[test]
fn wrong_use() {
    for text in [
        "",
        "--chek",
        "generat",
        "extra",
        "--out",
        "generate --service a --service b",
        "generate --operation=",
        "generate --service=",
        "generate --each models --operation A",
        "--quiet --verbose a.json",
        "completions tea",
    ] {
        let error = parsed(text).expect_err(text);
        assert!(error.use_stderr() && error.exit_code() == 2, "{text}: {error}");
    }
    for text in ["--help", "--version", "generate --help", "help", "--out x --help"] {
        assert!(!parsed(text).expect_err(text).use_stderr(), "{text}");
    }
}

#[test]
fn the_help_names_all_options() {
    let help = parsed("generate --help").unwrap_err().to_string();
    for word in [
        "[MODEL]...",
        "--out <DIR>",
        "--operation <NAME>",
        "--service <ID>",
        "--protocol <NAME>",
        "--name <NAME>",
        "--overlay <FILE>",
        "--support <NAME>",
        "--check",
        "--quiet",
        "--verbose",
        "--format <FORMAT>",
    ] {
        assert!(help.contains(word), "{word} is not in:\n{help}");
    }
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
}

#[test]
fn arguments_can_be_copied() {
    assert_eq!(quoted("a b's"), r"'a b'\''s'");
    assert_eq!(quoted("com.x#S"), "com.x#S");
    assert_eq!(quoted(""), "''");
}

#[test]
fn what_a_shell_knows() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (outcome, results, messages) = ran(&format!("completions {shell}"));
        assert_eq!((outcome, messages.as_str()), (Outcome::Done, ""));
        assert!(results.contains("smithy-typegen") && results.contains("overlay"), "{shell}: {results}");
    }
    let (outcome, page, _) = ran("man");
    assert_eq!(outcome, Outcome::Done);
    assert!(page.contains(".TH smithy-typegen") && page.contains("smithy\\-typegen\\-update(1)"), "{page}");
    assert!(!page.contains("typegen\\-help"), "it has no page: {page}");
    let (outcome, page, _) = ran("man update");
    assert_eq!(outcome, Outcome::Done);
    assert!(
        page.contains(".TH smithy-typegen-update 1  \"smithy-typegen ") && page.contains("dry\\-run"),
        "{page}"
    );
    let (outcome, _, messages) = ran("man updat");
    assert_eq!(outcome, Outcome::WrongUse);
    let told = "error: there is no command `updat`; did you mean `update`?\n";
    assert_eq!(messages, told);
}

#[test]
fn a_closed_pipe_is_no_failure_and_a_full_disk_is() {
    let run = |kind, outcome| {
        let messages = Shared::default();
        let mut console = Console::new(Broken(kind), &messages, false);
        console.result("one");
        console.result("two");
        (console.finish(outcome), messages.text())
    };
    assert_eq!(run(io::ErrorKind::BrokenPipe, Outcome::Done), (Outcome::Done, String::new()));
    assert_eq!(run(io::ErrorKind::BrokenPipe, Outcome::Failed), (Outcome::Failed, String::new()));
    let (outcome, messages) = run(io::ErrorKind::StorageFull, Outcome::Done);
    assert_eq!(outcome, Outcome::Failed);
    assert!(messages.starts_with("error: cannot write to standard output: "), "{messages}");
}

#[test]
fn models_that_cannot_be_read_fail() {
    let dir = tempfile::tempdir().unwrap();
    let model = dir.path().join("none.json").display().to_string();
    let out = dir.path().join("out");
    let (outcome, results, messages) = ran(&format!("{model} --out {}", out.display()));
    assert_eq!((outcome, results), (Outcome::Failed, String::new()));
    assert!(
        messages.starts_with(&format!("error[no-such-file]: there is no such file\n--> {model}\n")),
        "{messages}"
    );
    assert!(!out.exists());
    fs::create_dir(&out).unwrap();
    fs::write(out.join(FILE), "models = [\"../gone.json\"]\n").unwrap();
    let (_, _, messages) = ran(&format!("--out {}", out.display()));
    let settings = out.join(FILE);
    let hint = format!("help: {} names it, relative to its own folder", settings.display());
    assert!(messages.contains("/gone.json") && messages.contains(&hint), "{messages}");
}

#[test]
fn a_new_package_has_a_name_without_warnings() {
    let dir = tempfile::tempdir().unwrap();
    let (model, out) = (dir.path().join("a.json"), dir.path().join("out"));
    fs::write(&model, r#"{"smithy":"2.0","shapes":{"a#S":{"type":"service","version":"1"}}}"#).unwrap();
    let run = |more: &str| ran(&format!("{} --out {} {more}", model.display(), out.display()));
    for (name, told) in [
        (
            "a--b",
            "rustc would warn of the package `a--b`: the name of its crate, `a__b`, is not in snake case; `a-b` would do",
        ),
        ("fn", "`fn` is no name for a package: it cannot be the name of a crate in Rust"),
    ] {
        let refused = (Outcome::WrongUse, String::new(), format!("error: {told}\n"));
        assert_eq!(run(&format!("--name {name}")), refused);
    }
    let each = format!("--each {} --out {} --support std", model.display(), out.display());
    let (outcome, _, messages) = ran(&each);
    assert_eq!(outcome, Outcome::WrongUse);
    assert!(messages.starts_with("error: `std` is no name for a package: Rust has a crate"), "{messages}");
    assert!(!out.exists());
    // The name of a crate that is there is its owner's business.
    assert_eq!(run("").0, Outcome::Done);
    let manifest = fs::read_to_string(out.join("Cargo.toml")).unwrap();
    fs::write(out.join("Cargo.toml"), manifest.replace("a-types", "A--b")).unwrap();
    assert_eq!(run("--name A--b").0, Outcome::Done);
}

#[test]
fn each_model_becomes_a_crate_and_one_that_fails_stops_no_other() {
    assert_eq!(ran("generate --each models").0, Outcome::WrongUse, "where to is not guessed");
    let dir = tempfile::tempdir().unwrap();
    let models = dir.path().join("models");
    fs::create_dir(&models).unwrap();
    let good = r#"{"smithy":"2.0","shapes":{"a#S":{"type":"service","version":"1"}}}"#;
    for (name, text) in [("a.json", good), ("b.json", "{"), ("c.json", good), ("README.md", "")] {
        fs::write(models.join(name), text).unwrap();
    }
    let out = dir.path().join("out");
    let run = |more: &str| {
        let text = format!("--each {} --out {} {more}", models.display(), out.display());
        ran(&text)
    };
    let (outcome, results, messages) = run("");
    assert_eq!((outcome, results.as_str()), (Outcome::Failed, ""));
    assert!(messages.contains("json-syntax"), "{messages}");
    assert!(messages.contains("\nb      failed\n"), "{messages}");
    assert!(messages.contains(&format!("error: 1 of 3 crates failed: {}", models.join("b.json").display())));
    assert!(
        out.join("a/Cargo.toml").exists() && out.join("c/src/lib.rs").exists() && !out.join("b").exists()
    );
    fs::remove_file(models.join("b.json")).unwrap();
    assert_eq!(run("--check").0, Outcome::Done);
    fs::remove_file(out.join("a/src/lib.rs")).unwrap();
    let (outcome, results, messages) = run("--check");
    assert_eq!(outcome, Outcome::Failed);
    assert_eq!(results.trim_end(), format!("missing {}", out.join("a/src/lib.rs").display()));
    assert!(messages.contains("not up to date, 1 of 2 crates"), "{messages}");
    let lock = lock(&out.join("a")).unwrap();
    let (outcome, _, messages) = run("");
    assert_eq!(outcome, Outcome::Failed);
    assert!(
        messages.contains("another run is changing ") && !out.join("a/src/lib.rs").exists(),
        "{messages}"
    );
    drop(lock);
    assert_eq!(run("").0, Outcome::Done);
}

#[test]
fn each_service_of_a_model_becomes_a_crate() {
    let dir = tempfile::tempdir().unwrap();
    let service = |id: &str| format!(r#""{id}":{{"type":"service","version":"1"}}"#);
    let model = |services: &[&str]| {
        let services: Vec<_> = services.iter().map(|id| service(id)).collect();
        format!(r#"{{"smithy":"2.0","shapes":{{{}}}}}"#, services.join(","))
    };
    let models = dir.path().join("models");
    fs::create_dir(&models).unwrap();
    fs::write(models.join("one.json"), model(&["a#Only"])).unwrap();
    fs::write(models.join("two.json"), model(&["a#Left", "a#Right", "a.b#Same", "a.c#same"])).unwrap();
    let run = |more: &str, out: &str| {
        let out = dir.path().join(out);
        let text = format!("--each {} --out {} {more}", models.display(), out.display());
        let (outcome, _, messages) = ran(&text);
        let mut names: Vec<_> = fs::read_dir(&out).map_or(Vec::new(), |entries| {
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
        });
        names.sort();
        (outcome, names, messages)
    };
    let (outcome, names, messages) = run("", "all");
    assert_eq!((outcome, messages.ends_with("\n5 crates done\n")), (Outcome::Done, true), "{messages}");
    assert_eq!(names, ["one", "two-a-b-same", "two-a-c-same", "two-left", "two-right"]);
    assert_eq!(run("--check", "all").0, Outcome::Done);

    // With a service, each model must have it.
    let (outcome, names, messages) = run("--service Left", "left");
    assert_eq!((outcome, names.as_slice()), (Outcome::Failed, ["two".to_owned()].as_slice()));
    assert!(messages.contains("unknown-service") && messages.contains("1 of 2 crates failed"), "{messages}");

    // A file that is called as the crate of a service would be.
    fs::write(models.join("two-left.json"), model(&["a#Other"])).unwrap();
    let (outcome, names, messages) = run("", "taken");
    assert_eq!(outcome, Outcome::Failed);
    assert_eq!(names, ["one", "two-a-b-same", "two-a-c-same", "two-left", "two-right"]);
    let told = "two.json (Left): another model becomes the crate `two-left`";
    assert!(messages.contains(told) && messages.contains("1 of 6 crates failed"), "{messages}");
}

#[cfg(unix)]
#[test]
fn the_name_of_a_model_leads_nowhere_else() {
    let dir = tempfile::tempdir().unwrap();
    let model = r#"{"smithy":"2.0","shapes":{"a#S":{"type":"service","version":"1"}}}"#;
    for name in ["...json", "..json", ".json", "a\nb.json", "a\u{202e}b.json", "C:\\x.json", "-.json"] {
        let models = dir.path().join("models");
        fs::create_dir(&models).unwrap();
        fs::write(models.join(name), model).unwrap();
        let text = format!("--each {} --out {}/out/each", models.display(), dir.path().display());
        let (outcome, _, messages) = ran(&text);
        assert_eq!(outcome, Outcome::Failed, "{name:?}");
        assert!(messages.starts_with("error: "), "{messages}");
        assert!(!dir.path().join("out").exists(), "{name:?}");
        fs::remove_dir_all(models).unwrap();
    }
}

#[test]
fn traits_without_effect_are_counted_on_two_lines() {
    let line = |traits: &[(&str, usize)]| {
        summary::without_effect(&traits.iter().map(|(id, count)| ((*id).to_owned(), *count)).collect(), false)
    };
    assert_eq!(line(&[]), None);
    assert_eq!(line(&[("a#b", 1)]).as_deref(), Some("traits without effect here: a#b (1)\n"));
    let many = [
        ("example.traits#a", 1),
        ("example.traits#b", 2),
        ("example.traits#c", 3),
        ("example.traits#d", 4),
        ("example.traits#e", 5),
        ("example.traits#f", 6),
    ];
    let expected = "traits without effect here: example.traits#f (6), example.traits#e (5),\n  \
                    example.traits#d (4), example.traits#c (3), and 2 others (3)\n";
    assert_eq!(line(&many).as_deref(), Some(expected));
}
