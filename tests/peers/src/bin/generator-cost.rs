//! Measures what a generator costs those who have it as a build-dependency: a debug build of it and of all that it needs,
//! not incremental, into an empty folder.
//!
//! The generators take turns. The argument is the number of rounds (5 without it).

use std::path::Path;
use std::{env, fs};

use ssm_types_peers::{Error, Project, repository, spread};

/// With their default features, as their documentation says.
const PEERS: [(&str, &str); 3] =
    [("prost-build", "\"=0.14.6\""), ("typify", "\"=0.8.0\""), ("bindgen", "\"=0.73.2\"")];

fn main() -> Result<(), Error> {
    let rounds = env::args().nth(1).map_or(Ok(5), |number| number.parse::<usize>())?;
    let scratch = env::temp_dir().join(format!("ssm-types-generator-cost-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let result = measure(&scratch, rounds);
    fs::remove_dir_all(&scratch)?;
    result
}

fn measure(scratch: &Path, rounds: usize) -> Result<(), Error> {
    let ours = format!("{{ path = {:?}, default-features = false }}", repository().join("codegen"));
    let mut projects = Vec::new();
    for (package, dependency) in [("smithy-typegen", ours.as_str())].into_iter().chain(PEERS) {
        let script = format!("use {} as _;\n\nfn main() {{}}\n", package.replace('-', "_"));
        let folder = scratch.join(package);
        let source = Some(("build.rs", script.as_str()));
        let project = Project::new(folder, package, "[build-dependencies]", dependency, source)?;
        projects.push((package, project, Vec::new()));
    }
    for round in 0..rounds {
        for turn in 0..projects.len() {
            let at = (round + turn) % projects.len();
            let (package, project, seconds) = &mut projects[at];
            seconds.push(project.build_cold()?);
            eprintln!("round {}: {package} {:.2} s", round + 1, seconds[round]);
        }
    }
    for (package, project, seconds) in projects {
        println!("{package}: {} CPU s, {} packages", spread(seconds), project.packages()?);
    }
    Ok(())
}
