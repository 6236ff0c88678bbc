//! Measures what it costs to build `ssm-types` and `aws-sdk-ssm`: debug, not incremental.
//!
//! `alone` builds the one crate after its dependencies, `cold` everything into an empty folder. The two crates take
//! turns. The argument is the number of rounds (1 without it); `--alone` leaves the cold builds out, and `--call` builds
//! programs that make one signed call instead, everything included.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use ssm_types_peers::{Error, repository, run, spread};

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
    let mut calls = false;
    let mut kinds = vec![("cold", build_cold as Build), ("alone", build_alone as Build)];
    for argument in env::args().skip(1) {
        match argument.as_str() {
            "--alone" => drop(kinds.remove(0)),
            "--call" => {
                kinds = vec![("cold, with a call", build_call as Build)];
                calls = true;
            }
            number => rounds = number.parse().map_err(|_| "usage: build-cost [--alone | --call] [ROUNDS]")?,
        }
    }
    let scratch = env::temp_dir().join(format!("ssm-types-build-cost-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let result = measure(rounds, &kinds, calls, &scratch);
    fs::remove_dir_all(&scratch)?;
    result
}

type Build = fn(Peer, &Path) -> Result<f64, Error>;

fn measure(rounds: usize, kinds: &[(&str, Build)], calls: bool, scratch: &Path) -> Result<(), Error> {
    let projects = PEERS.map(|peer| scratch.join(peer.package));
    for (peer, project) in PEERS.iter().zip(&projects) {
        prepare(*peer, project, calls)?;
        // When there are no cold builds, the dependencies are built here.
        if kinds.len() == 1 && !calls {
            run(&mut build(*peer, project))?;
        }
    }
    for (kind, build) in kinds {
        let mut times = Vec::new();
        for round in 0..rounds {
            let mut seconds = [0.0; 2];
            for turn in 0..2 {
                let peer = (round + turn) % 2;
                seconds[peer] = build(PEERS[peer], &projects[peer])?;
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

/// Makes the project, with the versions of this crate's lock file, and downloads what it needs.
fn prepare(peer: Peer, project: &Path, calls: bool) -> Result<(), Error> {
    let Peer { package, version, features, beside, program } = peer;
    let (features, beside) = if calls { (features, beside) } else { ([].as_slice(), "") };
    let source = match version {
        "" => format!("path = {:?}", repository().join("generated")),
        version => format!("version = {version:?}"),
    };
    let dependency = format!("{package} = {{ {source}, features = {features:?} }}\n{beside}");
    fs::create_dir_all(project.join("src"))?;
    let (name, text) = if calls { ("main.rs", program) } else { ("lib.rs", "") };
    fs::write(project.join("src").join(name), text)?;
    fs::copy(repository().join("tests/peers/Cargo.lock"), project.join("Cargo.lock"))?;
    let head = "[workspace]\n\n[package]\nname = \"user\"\nedition = \"2024\"\n\n[dependencies]\n";
    fs::write(project.join("Cargo.toml"), format!("{head}{dependency}"))?;
    run(&mut cargo("fetch", project)).map(drop)
}

/// Builds the package and all that it needs into an empty folder.
fn build_cold(peer: Peer, project: &Path) -> Result<f64, Error> {
    let target = project.join("target");
    if target.exists() {
        fs::remove_dir_all(target)?;
    }
    Ok(run(&mut build(peer, project))?.cpu_seconds)
}

/// Builds the program and all that it needs into an empty folder.
fn build_call(peer: Peer, project: &Path) -> Result<f64, Error> {
    build_cold(Peer { package: "user", ..peer }, project)
}

/// Builds the package again, whose dependencies are built.
fn build_alone(peer: Peer, project: &Path) -> Result<f64, Error> {
    run(cargo("clean", project).args(["--package", peer.package]))?;
    Ok(run(&mut build(peer, project))?.cpu_seconds)
}

fn build(peer: Peer, project: &Path) -> Command {
    let mut command = cargo("build", project);
    command.args(["--locked", "--offline", "--package", peer.package]);
    command
}

fn cargo(subcommand: &str, project: &Path) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.arg(subcommand).current_dir(project);
    command.env("CARGO_TARGET_DIR", project.join("target")).env("CARGO_INCREMENTAL", "0");
    // Neither what this process was built with nor a wrapper belongs in the measure.
    for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_WRAPPER", "CARGO_BUILD_RUSTC_WRAPPER"] {
        command.env_remove(variable);
    }
    command
}
