//! Smithy's conformance tests, against crates that are generated from the models they are in.
//!
//! `protocol/harness` holds the checks. It is a crate of its own, since it is compiled with the generated ones: one for
//! each service of each model. What is in the folder is taken by its protocol; `protocol/not_run.txt` lists the cases
//! that may fail, each with the reason. `fixtures/protocol` holds cases of our own.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use smithy_typegen::{Config, Source, generate};
use ssm_types_tests::crates::{AS_HERE, JSON, cargo};
use ssm_types_tests::{external, repository};

/// The protocols whose requests and answers are made.
const PROTOCOLS: &[&str] = &[
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#restJson1",
    "smithy.protocols#rpcv2Json",
];

/// A service of a model.
struct Service {
    model: PathBuf,
    id: String,
    protocol: &'static str,
    /// The name of its crate.
    package: String,
}

#[test]
#[ignore = "needs SMITHY_PROTOCOL_TESTS"]
fn every_case_of_every_protocol() -> Result<(), Box<dyn Error>> {
    let folder = external("SMITHY_PROTOCOL_TESTS").ok_or("SMITHY_PROTOCOL_TESTS is not set to a folder")?;
    check(&folder, "protocol")
}

#[test]
fn every_case_of_our_own() -> Result<(), Box<dyn Error>> {
    check(&repository().join("tests/fixtures/protocol"), "protocol-own")
}

/// Runs the cases of the models in a folder; the crates are made in a folder with this name.
fn check(folder: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut models: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    models.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    models.sort();
    let mut services = Vec::new();
    for model in models {
        let text = fs::read_to_string(&model)?;
        for (id, protocol) in services_of(&text)? {
            let package = format!("types-{}", services.len());
            write_crate(&text, &id, &package, &place)?;
            services.push(Service { model: model.clone(), id, protocol, package });
        }
    }
    assert!(!services.is_empty(), "no model in the folder has a protocol that can be checked");
    write_harness(&place.join("harness"), &services)?;

    let output = cargo(&place, "run").args(["--manifest-path", "harness/Cargo.toml"]).output()?;
    let found = String::from_utf8_lossy(&output.stdout);
    print!("{found}");
    let told = String::from_utf8_lossy(&output.stderr);
    // A generated crate has no warnings.
    assert!(output.status.success() && told.is_empty(), "{told}");
    Ok(())
}

/// The services of a model, each with its first protocol that can be checked.
fn services_of(text: &str) -> Result<Vec<(String, &'static str)>, Box<dyn Error>> {
    let model: Value = serde_json::from_str(text)?;
    let shapes = model["shapes"].as_object().into_iter().flatten();
    let services = shapes.filter(|(_, shape)| shape["type"] == "service").filter_map(|(id, shape)| {
        let protocol = PROTOCOLS.iter().find(|protocol| !shape["traits"][**protocol].is_null())?;
        Some((id.clone(), *protocol))
    });
    Ok(services.collect())
}

/// Generates the crate of a service.
fn write_crate(model: &str, service: &str, package: &str, place: &Path) -> Result<(), Box<dyn Error>> {
    let source = Source { name: "model.json".to_owned(), text: model.to_owned() };
    let config = Config {
        service: Some(service.to_owned()),
        package: Some(package.to_owned()),
        model_name: "model.json".to_owned(),
        ..Config::default()
    };
    let generated = generate(&[source], &config).map_err(|problems| format!("{problems:?}"))?;
    for file in &generated.files {
        write(&place.join(package).join(&file.path), &file.text)?;
    }
    Ok(())
}

/// Writes the crate that holds the checks: its sources stay where they are.
fn write_harness(folder: &Path, services: &[Service]) -> Result<(), Box<dyn Error>> {
    let sources = repository().join("tests/protocol").canonicalize()?;
    let source = |name: &str| sources.join("harness").join(name);
    let mut dependencies = String::new();
    let mut main = String::from("//! Runs the cases of all services.\n\n");
    for name in ["compare", "model", "report"] {
        writeln!(main, "#[path = {:?}]\nmod {name};", source(&format!("{name}.rs")))?;
    }
    let mut runs = String::new();
    for (index, service) in services.iter().enumerate() {
        let Service { model, id, protocol, package } = service;
        writeln!(dependencies, "{package} = {{ path = \"../{package}\", features = [\"http\"] }}")?;
        let krate = package.replace('-', "_");
        writeln!(
            main,
            "mod service_{index} {{ use {krate} as types; include!({:?}); }}",
            source("cases.rs")
        )?;
        writeln!(
            runs,
            "    let text = std::fs::read_to_string({model:?}).expect(\"the model can be read\");"
        )?;
        writeln!(
            runs,
            "    let model = model::Model::new(serde_json::from_str(&text).expect(\"the model is JSON\"));"
        )?;
        writeln!(runs, "    service_{index}::run(&model, {id:?}, {protocol:?}, &mut report);")?;
    }
    let not_run = sources.join("not_run.txt");
    writeln!(
        main,
        "fn main() -> std::process::ExitCode {{\n    let mut report = report::Report::new(include_str!({not_run:?}));\n\
         {runs}    if report.finish() {{ std::process::ExitCode::SUCCESS }} else {{ std::process::ExitCode::FAILURE }}\n}}"
    )?;
    write(&folder.join("src/main.rs"), &main)?;
    let manifest = format!(
        r#"[package]
name = "protocol-harness"
version = "0.0.0"
edition = "2024"
publish = false

[workspace]

[dependencies]{AS_HERE}{JSON}jiff = {{ version = "1", default-features = false, features = ["std"] }}
{dependencies}"#
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
