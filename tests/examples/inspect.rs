//! Reads a request, response or error of SSM, or any part of one, as JSON from standard input, shows it without its
//! secrets on standard error, and writes it to standard output as it stands on the wire.
//!
//! ```text
//! aws ssm get-parameter --name /db/password --with-decryption | inspect GetParameterResult
//! inspect --list
//! ```
//!
//! There is no code per type here: `with_structure!` leads from a name to a type, and `Structure` says that it can be
//! read, written and shown.
//!
//! Exit codes: 0 done; 1 the input is no such value, or the output cannot be written; 2 wrong use.

mod json_error;

use std::io::{self, Read, Write};
use std::process::ExitCode;

use ssm_types::smithy::Structure;
// Has the code that reads and writes all types, compiled; without it the example is the same, and takes longer to build.
use ssm_types_tests as _;

const USAGE: &str = "usage: inspect TYPE <JSON   or   inspect --list";

/// How alike two names must be for one to be suggested for the other: 0 for nothing alike, 1 for the same.
const ALIKE: f64 = 0.85;

/// A message, and the exit code that goes with it.
struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    fn input(message: impl ToString) -> Self {
        Self { message: message.to_string(), code: 1 }
    }

    fn wrong_use(message: impl ToString) -> Self {
        Self { message: message.to_string(), code: 2 }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> =
        std::env::args_os().skip(1).map(|a| a.to_string_lossy().into_owned()).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--list"] => list(),
        [name] => by_name(name),
        _ => Err(Failure::wrong_use(USAGE)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("inspect: {}", failure.message);
            ExitCode::from(failure.code)
        }
    }
}

/// The names of all types, one a line.
fn list() -> Result<(), Failure> {
    let names: String = ssm_types::STRUCTURES.iter().map(|name| format!("{name}\n")).collect();
    io::stdout().write_all(names.as_bytes()).map_err(Failure::input)
}

fn by_name(name: &str) -> Result<(), Failure> {
    ssm_types::with_structure!(name, S => inspect::<S>(name), else => Err(unknown(name)))
}

/// Reads, shows and writes one value of the type `S`.
fn inspect<S: Structure>(name: &str) -> Result<(), Failure> {
    let mut json = Vec::new();
    io::stdin().read_to_end(&mut json).map_err(Failure::input)?;
    let value: S = serde_json::from_slice(&json).map_err(|error| {
        Failure::input(format_args!("standard input is no {name}: {}", json_error::without_values(&error)))
    })?;
    eprintln!("{value:#?}");
    let wire = serde_json::to_string(&value).map_err(Failure::input)?;
    writeln!(io::stdout(), "{wire}").map_err(Failure::input)
}

/// Says that there is no such type, and which ones may have been meant.
fn unknown(name: &str) -> Failure {
    let wanted = name.to_lowercase();
    let mut near: Vec<(f64, &str)> = ssm_types::STRUCTURES
        .iter()
        .map(|candidate| (strsim::jaro_winkler(&wanted, &candidate.to_lowercase()), *candidate))
        .filter(|(alike, _)| *alike >= ALIKE)
        .collect();
    near.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    near.truncate(3);
    let near: Vec<&str> = near.into_iter().map(|(_, candidate)| candidate).collect();
    let hint = match near[..] {
        [] => "`inspect --list` names all types".to_owned(),
        _ => format!("did you mean {}?", near.join(", ")),
    };
    Failure::wrong_use(format_args!("SSM has no type `{name}`; {hint}"))
}
