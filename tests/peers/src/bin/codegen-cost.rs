//! Measures what one run of `cargo codegen` costs, its binary already built: CPU time and peak memory.
//!
//! It runs the release binary in the root's target folder on a fresh folder, so that everything is written, and again
//! on the result, which is the run of every day. The argument is the number of rounds (11 without it).

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use ssm_types_peers::{Error, codegen_binary, repository, run, spread};

fn main() -> Result<(), Error> {
    let rounds = env::args().nth(1).map_or(Ok(11), |number| number.parse::<usize>())?;
    let binary = codegen_binary()?;
    let scratch = env::temp_dir().join(format!("ssm-types-codegen-cost-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let result = measure(&binary, &scratch, rounds);
    fs::remove_dir_all(&scratch)?;
    result
}

fn measure(binary: &Path, scratch: &Path, rounds: usize) -> Result<(), Error> {
    let (mut fresh, mut again) = (Vec::new(), Vec::new());
    let mut peak = 0;
    for _ in 0..rounds {
        if scratch.exists() {
            fs::remove_dir_all(scratch)?;
        }
        for times in [&mut fresh, &mut again] {
            let mut command = Command::new(binary);
            command.current_dir(repository()).args(["generate", "models/ssm.json", "--out"]).arg(scratch);
            let cost = run(&mut command)?;
            times.push(cost.cpu_seconds);
            peak = peak.max(cost.peak_bytes);
        }
    }
    println!("a fresh folder: {} CPU s", spread(fresh));
    println!("nothing to change: {} CPU s", spread(again));
    println!("peak memory: {:.1} MB", peak as f64 / 1e6);
    Ok(())
}
