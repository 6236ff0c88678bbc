//! The endpoint tests of models, and their waiters beside an interpreter of JMESPath: that of SSM, and all in
//! `SMITHY_MODELS`.
//!
//! One crate has the generated code of all models, each cut down to the operations that matter here, and is built once.
//! `endpoints/harness` holds the checks.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use smithy_typegen::Builder;
use ssm_types_tests::crates::{AS_HERE, cargo};
use ssm_types_tests::{published_models, repository};

const RULES: [&str; 2] = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];
const TESTS: &str = "smithy.rules#endpointTests";
const WAITABLE: &str = "smithy.waiters#waitable";
const JSON_PROTOCOLS: [&str; 4] = [
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsJson1_0",
    "aws.protocols#restJson1",
    "smithy.protocols#rpcv2Json",
];
const CONTEXT: [&str; 3] =
    ["smithy.rules#contextParam", "smithy.rules#operationContextParams", "smithy.rules#staticContextParams"];

#[test]
fn of_ssm_of_rules_of_a_diagram_and_of_paths() {
    let models = [
        ("ssm".to_owned(), repository().join("models/ssm.json")),
        ("rules".to_owned(), repository().join("tests/fixtures/endpoint/rules/model.json")),
        ("bdd".to_owned(), repository().join("tests/fixtures/endpoint/bdd/model.json")),
        ("nested".to_owned(), repository().join("tests/fixtures/endpoint/nested/model.json")),
        ("unset".to_owned(), repository().join("tests/fixtures/endpoint/unset/model.json")),
        ("paths".to_owned(), repository().join("tests/endpoints/paths.json")),
    ];
    let found = run("endpoints-ssm", &models).unwrap();
    assert_eq!(found, "6 models: endpoint tests 79 of 79, calls in them 3 of 3, waiters 298 of 298");
}

#[test]
#[ignore = "needs SMITHY_MODELS"]
fn of_published_models() {
    let models = published_models();
    let found = run("endpoints", &models).unwrap();
    println!("{found}");
    assert!(found.starts_with(&format!("{} models: ", models.len())), "{found}");
}

/// Builds and runs the crate of these models, and gives the last line that it prints.
fn run(name: &str, models: &[(String, PathBuf)]) -> Result<String, Box<dyn Error>> {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let harness = repository().join("tests/endpoints/harness/mod.rs").canonicalize()?;
    fs::create_dir_all(place.join("src"))?;
    let mut builder = Builder::new().feature("http").module("crate::types").out_dir(place.join("src"));
    let mut services = Vec::new();
    for (name, path) in models {
        let service = Service::read(name, path)?;
        builder = builder.submodule(&service.module, service.builder(&place)?);
        services.push(service);
    }
    // One file with the support code once.
    let code = fs::read_to_string(builder.cargo_directives(false).generate()?)?;
    let mut main = format!(
        "#[path = {harness:?}]\nmod harness;\n\npub mod types {{\n    include!(\"types.rs\");\n}}\n\npub use types::*;\n\n\
         fn main() -> std::process::ExitCode {{\n    harness::run(&[\n"
    );
    for service in &services {
        main.push_str(&service.lines(&code)?);
    }
    main.push_str("    ])\n}\n");
    write(&place.join("src/main.rs"), &main)?;
    // By a name of its own: cargo takes packages of one name, each at the root of its workspace, for the same.
    let package = format!("[package]\nname = \"harness-of-{name}\"\n");
    write(&place.join("Cargo.toml"), &format!("{package}{MANIFEST}{AS_HERE}"))?;
    // The same versions as here, which have been fetched.
    write(&place.join("Cargo.lock"), &fs::read_to_string(repository().join("Cargo.lock"))?)?;
    let output = cargo(&place, "run").output()?;
    let found = String::from_utf8_lossy(&output.stdout);
    print!("{found}");
    assert!(output.status.success(), "{found}{}", String::from_utf8_lossy(&output.stderr));
    Ok(found.lines().last().unwrap_or_default().to_owned())
}

const MANIFEST: &str = r#"version = "0.0.0"
edition = "2024"
publish = false

[workspace]

# For what the build script of jmespath and the derive of serde depend on, and serde and serde_json themselves: all as it is
# here.
[build-dependencies]
memchr = "2"
proc-macro2 = "1"
quote = "1"
serde_core = { version = "1", features = ["alloc", "rc", "result"] }
serde_json = { version = "1", features = ["alloc", "float_roundtrip", "raw_value"] }
syn = { version = "3", features = ["full"] }

[dependencies]
serde = { version = "1", features = ["alloc", "derive", "rc"] }
serde_json = { version = "1", features = ["alloc", "float_roundtrip", "raw_value"] }
jmespath = { version = "0.5", default-features = false }
md5 = { version = "0.8", default-features = false }"#;

/// A model, and what is taken of it.
struct Service {
    module: String,
    path: PathBuf,
    model: Value,
    /// The id of the service.
    id: String,
    operations: BTreeSet<String>,
}

impl Service {
    fn read(name: &str, path: &Path) -> Result<Self, Box<dyn Error>> {
        let model: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
        let shapes = model["shapes"].as_object().ok_or("no shapes")?;
        let (id, shape) = shapes.iter().find(|(_, shape)| shape["type"] == "service").ok_or("no service")?;
        let (id, operations) = (id.clone(), operations(&model, &shape["traits"]));
        Ok(Self { module: name.replace(['-', '.'], "_"), path: path.to_owned(), model, id, operations })
    }

    fn traits(&self) -> &Value {
        &self.model["shapes"][&self.id]["traits"]
    }

    /// What generates its code.
    fn builder(&self, place: &Path) -> Result<Builder, Box<dyn Error>> {
        let mut builder = Builder::new().model(&self.path);
        // Where requests go does not depend on the protocol, but there are calls in those of JSON alone.
        if !JSON_PROTOCOLS.iter().any(|protocol| self.traits().get(protocol).is_some()) {
            let apply = json!({ "type": "apply", "traits": { JSON_PROTOCOLS[0]: {} } });
            let overlay = place.join(format!("{}.json", self.module));
            fs::write(&overlay, json!({ "smithy": "2.0", "shapes": { &self.id: apply } }).to_string())?;
            builder = builder.model(overlay).protocol("awsJson1_1");
        }
        Ok(builder.operations(self.operations.iter().map(String::as_str)))
    }

    /// The lines that tell the harness of it, in this code of all services.
    fn lines(&self, code: &str) -> Result<String, Box<dyn Error>> {
        let Self { module, path, model, operations, .. } = self;
        let (_, code) = code.split_once(&format!("\npub mod {module} {{\n")).ok_or("no module")?;
        let code =
            code.split_once("\n}\n#[allow(unused, unused_qualifications").map_or(code, |(code, _)| code);
        let mut text = format!(
            "        harness::service! {{\n            {module} {path:?}\n            parameters {{\n"
        );
        // What the generator does not name here is found in the order of the names.
        let idents = fields(code);
        let rules = RULES.iter().find_map(|id| self.traits().get(id));
        let mut parameters: Vec<(&str, &Value)> = rules
            .and_then(|rules| rules.get("parameters"))
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(name, it)| (name.as_str(), it))
            .collect();
        parameters.sort_by_key(|(name, _)| *name);
        if rules.is_some() {
            assert_eq!(parameters.len(), idents.len(), "{module}");
        }
        for ((name, parameter), ident) in parameters.iter().zip(idents) {
            let kind = match parameter["type"].as_str().unwrap_or_default().to_lowercase().as_str() {
                "boolean" => "boolean",
                "stringarray" => "list",
                _ => "text",
            };
            let setter = format!("with_{}", ident.trim_start_matches("r#"));
            writeln!(text, "                {name:?} {setter} {kind},")?;
        }
        let context = if code.contains("pub trait EndpointContext") { "some" } else { "none" };
        writeln!(text, "            }}\n            operations {context} {{")?;
        for operation in operations {
            writeln!(text, "                {operation},")?;
        }
        text.push_str("            }\n            waits {\n");
        let functions: Vec<&str> = code
            .lines()
            .filter_map(|line| line.trim().strip_prefix("pub fn wait_until_"))
            .filter_map(|rest| rest.split_once('('))
            .map(|(name, _)| name)
            .collect();
        let mut waiters = Vec::new();
        for (id, shape) in model["shapes"].as_object().ok_or("no shapes")? {
            let operation = id.rsplit_once('#').map_or(id.as_str(), |(_, name)| name);
            for name in shape["traits"][WAITABLE].as_object().into_iter().flatten().map(|(name, _)| name) {
                waiters.push((operation, name));
            }
        }
        waiters.sort();
        assert_eq!(waiters.len(), functions.len(), "{module}: {waiters:?} {functions:?}");
        for ((operation, waiter), function) in waiters.iter().zip(functions) {
            writeln!(text, "                {waiter:?} {operation} wait_until_{function},")?;
        }
        text.push_str("            }\n        },\n");
        Ok(text)
    }
}

/// The operations that can be waited for, that say something of the endpoint, or that the tests call; one at least.
fn operations(model: &Value, traits: &Value) -> BTreeSet<String> {
    let tests = traits[TESTS]["testCases"].as_array().into_iter().flatten();
    let calls = tests.flat_map(|test| test["operationInputs"].as_array().into_iter().flatten());
    let mut names: BTreeSet<String> =
        calls.filter_map(|call| call["operationName"].as_str()).map(str::to_owned).collect();
    let shapes = model["shapes"].as_object();
    let mut first = None;
    for (id, shape) in shapes.into_iter().flatten().filter(|(_, shape)| shape["type"] == "operation") {
        let name = id.rsplit_once('#').map_or(id.as_str(), |(_, name)| name);
        first.get_or_insert(name);
        if !shape["traits"][WAITABLE].is_null() || CONTEXT.iter().any(|id| !shape["traits"][id].is_null()) {
            names.insert(name.to_owned());
        }
    }
    if names.is_empty() {
        names.extend(first.map(str::to_owned));
    }
    names
}

/// The fields of the parameters.
fn fields(code: &str) -> Vec<&str> {
    let Some((_, code)) = code.split_once("pub struct Parameters {") else { return Vec::new() };
    let code = code.split_once("\n}").map_or(code, |(code, _)| code);
    let fields = code.lines().filter_map(|line| line.trim().strip_prefix("pub "));
    fields.filter_map(|field| field.split_once(':')).map(|(name, _)| name).collect()
}

/// Writes a file if it is not so already, so that cargo need not build again what has not changed.
fn write(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    if fs::read_to_string(path).is_ok_and(|found| found == text) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().ok_or("a file is in a folder")?)?;
    Ok(fs::write(path, text)?)
}
