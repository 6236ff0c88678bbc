//! Runs the cases of Smithy's AWS JSON 1.1 conformance tests against the crates generated from their model.
//!
//! Takes the path of the model. Prints a line for each case that fails or is not run, and the counts at the end.

mod check;
mod model;

use std::error::Error;
use std::process::ExitCode;

use check::Checked;
use model::{Case, Model};

/// Cases that say nothing of bodies, errors and targets: the types can neither pass nor fail them.
const NOT_APPLICABLE: &[(&str, &str)] = &[
    ("SDKAppliedContentEncoding_awsJson1_1", "says only that the header Content-Encoding is sent"),
    (
        "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_1",
        "says only that the header Content-Encoding is sent",
    ),
];

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether no case failed.
fn run() -> Result<bool, Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("the first argument is the path of the model")?;
    let model = Model::new(serde_json::from_str(&std::fs::read_to_string(path)?)?);
    let cases = model.cases();
    let (mut passed, mut skipped, mut failed) = (0, 0, 0);
    for case in &cases {
        let known = NOT_APPLICABLE.iter().find(|(id, _)| *id == case.id);
        match (one(&model, case), known) {
            (Ok(Checked::Something), None) => passed += 1,
            (Ok(Checked::Nothing), Some((id, reason))) => {
                println!("not applicable: {id}: {reason}");
                skipped += 1;
            }
            (Ok(Checked::Nothing), None) => {
                println!("FAILED: {}: nothing of it was checked", case.id);
                failed += 1;
            }
            (Ok(Checked::Something), Some(_)) => {
                println!("FAILED: {}: it is listed as not applicable, but can be checked", case.id);
                failed += 1;
            }
            (Err(error), _) => {
                println!("FAILED: {} ({}): {error}", case.id, case.shape);
                failed += 1;
            }
        }
    }
    println!("{} cases: {passed} passed, {skipped} not applicable, {failed} failed", cases.len());
    Ok(failed == 0)
}

fn one(model: &Model, case: &Case) -> Result<Checked, Box<dyn Error>> {
    let unknown = || Err(format!("no type for {}", case.shape).into());
    if case.is_error {
        return match case.name() {
            "ComplexError" => check::error::<json_types::ComplexError>(model, case),
            "FooError" => check::error::<json_types::FooError>(model, case),
            "InvalidGreeting" => check::error::<json_types::InvalidGreeting>(model, case),
            _ => unknown(),
        };
    }
    match (case.namespace(), case.is_request) {
        ("aws.protocoltests.json", true) => json_types::with_operation!(
            case.name(),
            O => check::request::<J<O>>(model, case),
            else => unknown()
        ),
        ("aws.protocoltests.json", false) => json_types::with_operation!(
            case.name(),
            O => check::response::<J<O>>(model, case),
            else => unknown()
        ),
        ("com.amazonaws.machinelearning", true) => machinelearning_types::with_operation!(
            case.name(),
            O => check::request::<M<O>>(model, case),
            else => unknown()
        ),
        _ => unknown(),
    }
}

/// What is checked of an operation, whichever crate it comes from: each has its own traits.
trait Facts {
    type Input: check::Value;
    type Output: check::Value;
    const TARGET: &'static str;
}

struct J<O>(O);

impl<O: json_types::smithy::Operation> Facts for J<O> {
    type Input = O::Input;
    type Output = O::Output;
    const TARGET: &'static str = O::TARGET;
}

struct M<O>(O);

impl<O: machinelearning_types::smithy::Operation> Facts for M<O> {
    type Input = O::Input;
    type Output = O::Output;
    const TARGET: &'static str = O::TARGET;
}
