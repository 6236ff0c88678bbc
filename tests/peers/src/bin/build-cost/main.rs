//! Measures what it costs to build `ssm-types` and `aws-sdk-ssm`: debug, not incremental.
//!
//! `alone` builds the one crate after its dependencies, `cold` everything into an empty folder. The two crates take
//! turns. The argument is the number of rounds (1 without it); `--alone` leaves the cold builds out, and `--call` builds
//! programs that make one signed call instead, everything included. With `--slice`, `ssm-types` is the slice with the
//! operation of that call.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use ssm_types_peers::{Error, Project, repository, run, spread};

/// A package, built for a project that depends on it alone, or for a program that makes a call with it.
#[derive(Clone, Copy)]
struct Peer {
    package: &'static str,
    version: &'static str,
    /// What a program that calls needs of it, and beside it.
    features: &'static [&'static str],
    beside: &'static str,
    program: &'static str,
}

const PEERS: [Peer; 2] = [
    Peer {
        package: "ssm-types",
        version: "",
        features: &["http", "sigv4"],
        beside: "http = \"1\"\nureq = { version = \"3\", default-features = false }\n",
        program: include_str!("ours.rs"),
    },
    // With its default features, as its users have it.
    Peer {
        package: "aws-sdk-ssm",
        version: "=1.133.0",
        features: &[],
        beside: "tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n",
        program: include_str!("sdk.rs"),
    },
];

fn main() -> Result<(), Error> {
    let mut rounds = 1;
    let (mut calls, mut slice) = (false, false);
    let mut kinds = vec![("cold", Project::build_cold as Build), ("alone", Project::build_alone as Build)];
    for argument in env::args().skip(1) {
        match argument.as_str() {
            "--alone" => drop(kinds.remove(0)),
            "--slice" => slice = true,
            "--call" => {
                kinds = vec![("cold, with a call", Project::build_cold as Build)];
                calls = true;
            }
            number => {
                rounds =
                    number.parse().map_err(|_| "usage: build-cost [--alone | --call] [--slice] [ROUNDS]")?
            }
        }
    }
    let scratch = env::temp_dir().join(format!("ssm-types-build-cost-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let ours = if slice { sliced(&scratch) } else { Ok(repository().join("generated")) };
    let result = ours.and_then(|ours| measure(rounds, &kinds, calls, &ours, &scratch));
    fs::remove_dir_all(&scratch)?;
    result
}

type Build = fn(&Project) -> Result<f64, Error>;

/// Generates the slice of the crate that the program needs.
fn sliced(scratch: &Path) -> Result<PathBuf, Error> {
    let out = scratch.join("slice");
    let mut generate = Command::new(env!("CARGO"));
    generate.current_dir(repository()).args(["run", "--package", "smithy-typegen", "--", "models/ssm.json"]);
    run(generate.args(["--operation", "GetParameter", "--name", "ssm-types", "--out"]).arg(&out))?;
    Ok(out)
}

fn measure(
    rounds: usize,
    kinds: &[(&str, Build)],
    calls: bool,
    ours: &Path,
    scratch: &Path,
) -> Result<(), Error> {
    let mut projects = Vec::new();
    for Peer { package, version, features, beside, program } in PEERS {
        let (features, beside, source) = match calls {
            true => (features, beside, Some(("src/main.rs", program))),
            false => (&[] as &[&str], "", None),
        };
        let found = match version {
            "" => format!("path = {ours:?}"),
            version => format!("version = {version:?}"),
        };
        let dependency = format!("{{ {found}, features = {features:?} }}\n{beside}");
        projects.push(Project::new(scratch.join(package), package, "[dependencies]", &dependency, source)?);
    }
    if kinds.len() == 1 && !calls {
        // When there are no cold builds, the dependencies are built here.
        for project in &projects {
            project.build_cold()?;
        }
    }
    for (kind, build) in kinds {
        let mut times = Vec::new();
        for round in 0..rounds {
            let mut seconds = [0.0; 2];
            for turn in 0..2 {
                let peer = (round + turn) % 2;
                seconds[peer] = build(&projects[peer])?;
            }
            eprintln!("{kind}, round {}: {:.2} s and {:.2} s", round + 1, seconds[0], seconds[1]);
            times.push(seconds);
        }
        let of = |peer: usize| spread(times.iter().map(|seconds| seconds[peer]));
        let ratio = spread(times.iter().map(|seconds| seconds[1] / seconds[0]));
        println!("{kind}: {} {} CPU s, {} {} CPU s", PEERS[0].package, of(0), PEERS[1].package, of(1));
        println!("{kind}: ssm-types costs 1/{ratio}");
    }
    Ok(())
}
