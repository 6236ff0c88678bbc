//! Measures what it costs to build `ssm-types` and `aws-sdk-ssm`: debug, not incremental.
//!
//! `alone` builds the one crate after its dependencies, `cold` everything into an empty folder. The two crates take
//! turns. The argument is the number of rounds (1 without it); `--alone` leaves the cold builds out.

use std::path::Path;
use std::{env, fs};

use ssm_types_peers::{Error, Project, repository, spread};

const PACKAGES: [&str; 2] = ["ssm-types", "aws-sdk-ssm"];

type Build = fn(&Project) -> Result<f64, Error>;

fn main() -> Result<(), Error> {
    let mut rounds = 1;
    let mut kinds = vec![("cold", Project::build_cold as Build), ("alone", Project::build_alone as Build)];
    for argument in env::args().skip(1) {
        match argument.as_str() {
            "--alone" => drop(kinds.remove(0)),
            number => rounds = number.parse().map_err(|_| "usage: build-cost [--alone] [ROUNDS]")?,
        }
    }
    let scratch = env::temp_dir().join(format!("ssm-types-build-cost-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let result = measure(rounds, &kinds, &scratch);
    fs::remove_dir_all(&scratch)?;
    result
}

fn measure(rounds: usize, kinds: &[(&str, Build)], scratch: &Path) -> Result<(), Error> {
    let ours = format!("{{ path = {:?} }}", repository().join("generated"));
    // The SDK has its default features, as its users have it.
    let dependencies = [ours.as_str(), "\"=1.133.0\""];
    let mut projects = Vec::new();
    for (package, dependency) in PACKAGES.into_iter().zip(dependencies) {
        projects.push(Project::new(scratch.join(package), package, "[dependencies]", dependency, None)?);
    }
    if kinds.len() == 1 {
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
        println!("{kind}: {} {} CPU s, {} {} CPU s", PACKAGES[0], of(0), PACKAGES[1], of(1));
        println!("{kind}: ssm-types costs 1/{ratio}");
    }
    Ok(())
}
