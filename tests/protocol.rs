//! Smithy's conformance tests for AWS JSON 1.1, against crates that are generated from the model they are in.
//!
//! `protocol/harness` holds the checks. It is a crate of its own, since it is compiled with the generated ones.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use smithy_typegen::{Config, Source, generate};
use ssm_types_tests::{external, repository};

/// The services of the model, and the names of their crates.
const SERVICES: &[(&str, &str)] = &[
    ("aws.protocoltests.json#JsonProtocol", "json-types"),
    ("com.amazonaws.machinelearning#AmazonML_20141212", "machinelearning-types"),
];

#[test]
#[ignore = "needs SMITHY_PROTOCOL_TESTS"]
fn every_case_of_aws_json_1_1() -> Result<(), Box<dyn Error>> {
    let folder = external("SMITHY_PROTOCOL_TESTS").ok_or("SMITHY_PROTOCOL_TESTS is not set to a folder")?;
    let model = folder.join("awsJson1_1.json");
    let text = fs::read_to_string(&model)?;
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("protocol");
    for (service, name) in SERVICES {
        write_crate(&text, service, &place.join(name))?;
    }
    write_harness(&place.join("harness"))?;

    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--"])
        .arg(&model)
        .current_dir(place.join("harness"))
        .env("CARGO_TARGET_DIR", place.join("target"))
        // A generated crate has no warnings.
        .env("RUSTFLAGS", "-Dwarnings")
        .output()?;
    let found = String::from_utf8_lossy(&output.stdout);
    print!("{found}");
    assert!(output.status.success(), "{found}{}", String::from_utf8_lossy(&output.stderr));

    let summary = found.lines().last().unwrap_or_default();
    assert_eq!(summary, "123 cases: 121 passed, 2 not applicable, 0 failed");
    Ok(())
}

/// Generates the crate of a service.
fn write_crate(model: &str, service: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    let source = Source { name: "awsJson1_1.json".to_owned(), text: model.to_owned() };
    let config = Config {
        service: Some(service.to_owned()),
        model_name: "awsJson1_1.json".to_owned(),
        ..Config::default()
    };
    let generated = generate(&[source], &config).map_err(|problems| format!("{problems:?}"))?;
    for file in &generated.files {
        write(&folder.join(&file.path), &file.text)?;
    }
    Ok(())
}

/// Writes the crate that holds the checks: its source stays where it is.
fn write_harness(folder: &Path) -> Result<(), Box<dyn Error>> {
    let main: PathBuf = repository().join("tests/protocol/harness/main.rs").canonicalize()?;
    let dependencies: String =
        SERVICES.iter().map(|(_, name)| format!("{name} = {{ path = \"../{name}\" }}\n")).collect();
    let manifest = format!(
        r#"[package]
name = "protocol-harness"
version = "0.0.0"
edition = "2024"
publish = false

[[bin]]
name = "protocol-harness"
path = {main:?}

[dependencies]
{dependencies}base64 = {{ version = "0.23", default-features = false, features = ["alloc"] }}
jiff = {{ version = "1", default-features = false, features = ["std"] }}
serde_core = {{ version = "1", default-features = false, features = ["std"] }}
serde_json = "1"

[profile.dev]
debug = false

[workspace]
"#
    );
    write(&folder.join("Cargo.toml"), &manifest)?;
    // The same versions as here, which have been fetched.
    write(&folder.join("Cargo.lock"), &fs::read_to_string(repository().join("Cargo.lock"))?)
}

/// Writes a file if it is not so already, so that cargo need not build again what has not changed.
fn write(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    if fs::read_to_string(path).is_ok_and(|found| found == text) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().ok_or("a file is in a folder")?)?;
    Ok(fs::write(path, text)?)
}
