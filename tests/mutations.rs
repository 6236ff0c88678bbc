//! rustc is the judge of `diff`: what the old crate offers is used with the new crate, which compiles if and only if no
//! change of the report breaks code.

mod mutate;
mod uses;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use smithy_typegen::diff::{Class, Kind, Report};
use smithy_typegen::{Config, Generated, Source, diff, generate};
use ssm_types_tests::crates::cargo;
use ssm_types_tests::{external, files, published_models, repository};

use self::mutate::{Random, closure};

/// Major changes after which code compiles: it means something else, or the wire is another. See `codegen/DIFF.md`.
const COMPILES: &[Kind] = &[
    Kind::ProtocolChanged,
    Kind::ServiceRenamed,
    Kind::OperationTargetChanged,
    Kind::HttpChanged,
    Kind::CallChanged,
    Kind::EndpointParameterDefaultChanged,
    Kind::ErrorCodeChanged,
    Kind::DefaultChanged,
    Kind::WireNameChanged,
    Kind::XmlChanged,
    Kind::TimestampFormatChanged,
    Kind::LocationChanged,
    Kind::HostLabelChanged,
    Kind::StreamingChanged,
    Kind::VariantValueChanged,
    Kind::SensitiveRemoved,
    Kind::TypeSensitiveRemoved,
];

/// As many mutations are tried of all models together, where `MUTATIONS` does not say how many.
const MUTATIONS: usize = 75;

/// As many operations of a model are taken, so that a crate compiles in a second.
const OPERATIONS: usize = 8;

/// A crate in a workspace of its own, with a module that uses all of the old one.
struct Judge {
    folder: PathBuf,
}

impl Judge {
    /// What the compiler says of a crate with these uses; nothing where it compiles.
    fn errors(&self, generated: &Generated, uses: &str) -> Option<String> {
        let mut made = generated.files.clone();
        for file in &mut made {
            match file.path.as_str() {
                "src/lib.rs" => file.text.push_str("\n#[allow(warnings)]\nmod uses;\n"),
                // No lock file of another crate is as good as the repository's.
                "Cargo.toml" => {
                    file.text = file.text.replace("\n[workspace]\n", "\n[workspace]\nresolver = \"3\"\n")
                }
                _ => {}
            }
        }
        files::write(&made, &self.folder);
        fs::write(self.folder.join("src/uses.rs"), uses).unwrap();
        let lock = self.folder.join("Cargo.lock");
        if !lock.is_file() {
            fs::copy(repository().join("Cargo.lock"), lock).unwrap();
        }
        let output =
            cargo(&self.folder, "check").args(["--features", &features(generated)]).output().unwrap();
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        (!output.status.success()).then_some(text)
    }
}

/// All that the crate has: calls only where its protocol is one of JSON.
fn features(generated: &Generated) -> String {
    generated.features.iter().map(|feature| feature.name).collect::<Vec<_>>().join(",")
}

fn source(model: &Value) -> [Source; 1] {
    [Source { name: "model.json".to_owned(), text: model.to_string() }]
}

/// A model with some of its operations, from all of its parts, and what they use.
fn some_operations(mut model: Value) -> Value {
    let shapes = model["shapes"].as_object_mut().unwrap();
    let of_type = |wanted: &'static str| {
        shapes.iter().filter(move |(_, shape)| shape["type"] == wanted).map(|(id, _)| id.clone())
    };
    let operations: Vec<String> = of_type("operation").collect();
    let service = of_type("service").next().unwrap();
    let step = operations.len().div_ceil(OPERATIONS).max(1);
    let kept = operations.into_iter().step_by(step).map(|id| json!({ "target": id })).collect();
    let object = shapes[&service].as_object_mut().unwrap();
    object.insert("operations".to_owned(), kept);
    object.remove("resources");
    let reached = closure(&model, &[service]);
    model["shapes"].as_object_mut().unwrap().retain(|id, _| reached.contains(id));
    model
}

/// Judges mutations of a model, and says what is wrong.
fn judge(name: &str, path: &Path, count: usize, tally: &mut BTreeMap<&'static str, usize>) -> Vec<String> {
    let model = some_operations(serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap());
    let config = Config { package: Some("subject".to_owned()), ..Config::default() };
    let Ok(old) = generate(&source(&model), &config) else { return vec![format!("{name} is refused")] };
    let uses = uses::of(&old.files);
    let judge = Judge { folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutations/crate") };
    if let Some(text) = judge.errors(&old, &uses) {
        return vec![format!("{name} cannot be used as it is:\n{}", head(&text))];
    }
    let reached = model["shapes"].as_object().unwrap().keys().cloned().collect();
    let mut problems = Vec::new();
    let (mut done, mut seed) = (0, 0);
    while done < count && seed < 50 * count as u64 {
        seed += 1;
        let mut new = model.clone();
        let Some(mutation) = mutate::mutate(&mut new, &reached, &mut Random::new(seed, name)) else {
            continue;
        };
        let Ok(generated) = generate(&source(&new), &config) else { continue };
        let report = diff(&source(&model), &source(&new), &config).unwrap();
        if report.changes.is_empty() {
            continue;
        }
        done += 1;
        let errors = judge.errors(&generated, &uses);
        let verdict = match (&errors, breaks(&report)) {
            (None, false) => "compiles",
            (Some(_), true) => "breaks",
            (None, true) => "invented",
            (Some(_), false) => "missed",
        };
        *tally.entry(verdict).or_default() += 1;
        eprintln!("{name}, seed {seed}, {mutation}: {verdict}");
        if matches!(verdict, "invented" | "missed") {
            problems.push(format!(
                "{name}, seed {seed}, {mutation}: {verdict}\n{}{}",
                said(&report),
                errors.as_deref().map(head).unwrap_or_default()
            ));
        }
    }
    problems
}

/// Whether the report has a change after which code does not compile.
fn breaks(report: &Report) -> bool {
    report.changes.iter().any(|change| change.class == Class::Major && !COMPILES.contains(&change.kind))
}

fn said(report: &Report) -> String {
    let lines: BTreeSet<String> = report
        .changes
        .iter()
        .map(|change| {
            let (class, kind) = (change.class.name(), change.kind.name());
            format!("    {class} {kind} {} {:?} -> {:?}\n", change.path, change.before, change.after)
        })
        .collect();
    lines.into_iter().take(8).collect()
}

fn head(text: &str) -> String {
    text.lines().filter(|line| !line.is_empty()).take(12).map(|line| format!("    {line}\n")).collect()
}

#[test]
#[ignore = "takes minutes; with SMITHY_MODELS, of those models"]
fn a_mutation_breaks_what_is_major_and_nothing_else() {
    let mut models = vec![("ssm".to_owned(), repository().join("models/ssm.json"))];
    if external("SMITHY_MODELS").is_some() {
        models.extend(published_models());
    }
    let total = std::env::var("MUTATIONS").map_or(MUTATIONS, |number| number.parse().unwrap());
    let count = total.div_ceil(models.len());
    let only = std::env::var("MUTATIONS_OF").ok();
    models.retain(|(name, _)| only.as_ref().is_none_or(|only| only == name));
    let (mut tally, mut problems) = (BTreeMap::new(), Vec::new());
    for (name, path) in models {
        problems.extend(judge(&name, &path, count, &mut tally));
        eprintln!("{name}: {tally:?}");
    }
    assert!(problems.is_empty(), "{} of {tally:?}\n{}", problems.len(), problems.join("\n"));
    assert!(tally.values().sum::<usize>() >= total || only.is_some(), "{tally:?}");
    assert!(tally.len() == 2, "of both sorts: {tally:?}");
}
