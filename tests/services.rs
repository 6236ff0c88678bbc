//! Crates that share their support code, and a program with one generic function over the types of all.
//!
//! Services that share a module of one crate are in `build-script`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ssm_types_tests::crates::{AS_HERE, JSON, cargo};
use ssm_types_tests::{fixtures, repository};

/// The folder of the workspace, with the models.
fn workspace() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("services");
    let models = folder.join("models");
    fs::create_dir_all(&models).unwrap();
    fs::create_dir_all(folder.join("consumer/src")).unwrap();
    let own = repository().join("tests");
    for (from, to) in [
        (fixtures().join("services/shop.json"), models.join("shop.json")),
        (own.join("build-script/library.json"), models.join("library.json")),
        (own.join("obstacle-course/model.json"), models.join("obstacles.json")),
        (fixtures().join("services/consumer.rs"), folder.join("consumer/src/main.rs")),
        (own.join("../Cargo.lock"), folder.join("Cargo.lock")),
    ] {
        fs::copy(from, to).unwrap();
    }
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"consumer\", \"types/*\"]\n";
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    let of = |name: &str, path: &str| format!("{name} = {{ path = \"../types/{path}\" }}\n");
    let manifest =
        format!("[package]\nname = \"consumer\"\nedition = \"2024\"\n\n[dependencies]{AS_HERE}{JSON}")
            + &of("library-types", "library")
            + &of("obstacles-types", "obstacles")
            + &of("shared-smithy", "shared-smithy")
            + &of("shop-types", "shop");
    fs::write(folder.join("consumer/Cargo.toml"), manifest).unwrap();
    folder
}

fn run(arguments: &[&str]) -> bool {
    let code = smithy_typegen::cli::run(["smithy-typegen"].iter().chain(arguments).map(Into::into));
    code == ExitCode::SUCCESS
}

#[test]
fn one_function_takes_the_types_of_three_crates() {
    let folder = workspace();
    let _ = fs::remove_dir_all(folder.join("types"));
    let (models, types) = (folder.join("models"), folder.join("types"));
    let each = [
        "--quiet",
        "--each",
        models.to_str().unwrap(),
        "--out",
        types.to_str().unwrap(),
        "--support",
        "shared-smithy",
    ];
    assert!(run(&each));
    assert!(run(&[each.as_slice(), &["--check"]].concat()), "what was written is up to date");
    // A crate by itself remembers what it shares.
    let shop = types.join("shop");
    assert!(!shop.join("src/smithy").exists());
    assert!(run(&["--quiet", "--out", shop.to_str().unwrap(), "--check"]));

    let cargo = |command: &str, arguments: &[&str]| {
        let output = cargo(&folder, command).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (told, warnings) = cargo("run", &["--package", "consumer"]);
    assert_eq!(warnings, "");
    assert_eq!(told, fs::read_to_string(fixtures().join("services/told.txt")).unwrap());
    // With all that can be switched on: only looked at, as the small crates are, whose dependencies serve here too.
    let (_, warnings) = cargo("check", &["--workspace", "--exclude", "consumer", "--all-features"]);
    assert_eq!(warnings, "");
}

/// A crate that has its own support code, or another crate's, has a manifest that says so, and would not compile.
#[test]
fn a_crate_that_is_there_keeps_its_support_code() {
    let folder = workspace();
    let (models, out) = (folder.join("models/shop.json"), folder.join("kept"));
    let _ = fs::remove_dir_all(&out);
    let each = ["--quiet", "--each", models.to_str().unwrap(), "--out", out.to_str().unwrap()];
    let with = |more: &[&str]| run(&[each.as_slice(), more].concat());
    let library = || fs::read_to_string(out.join("shop/src/lib.rs")).unwrap();
    for present in [[].as_slice(), &["--support", "first"]] {
        assert!(with(present));
        let before = library();
        assert!(!with(&["--support", "second"]), "{present:?}");
        assert_eq!(library(), before);
        assert!(!out.join("second").exists(), "no crate uses it");
        fs::remove_dir_all(&out).unwrap();
    }
    let one = ["--quiet", models.to_str().unwrap(), "--out", out.to_str().unwrap(), "--support", "first"];
    assert!(!run(&one), "without --each it would have no effect");
    assert!(!out.exists());
}

#[test]
fn the_name_of_what_is_shared_must_be_free() {
    let folder = workspace();
    let (models, out) = (folder.join("models"), folder.join("other"));
    for name in ["shop", "../shop", "a b", "fn"] {
        let each = [
            "--quiet",
            "--each",
            models.to_str().unwrap(),
            "--out",
            out.to_str().unwrap(),
            "--support",
            name,
        ];
        assert!(!run(&each), "{name}");
        assert!(!out.exists(), "{name}");
    }
}
