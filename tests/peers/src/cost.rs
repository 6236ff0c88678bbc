//! CPU time and memory, which say more than wall time on a machine that is shared.

use std::env;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use wait4::Wait4;

use crate::{Error, repository};

/// The release binary of the generator in the root's target folder, or in `CODEGEN_TARGET_DIR`.
///
/// # Errors
///
/// If it is not built.
pub fn codegen_binary() -> Result<PathBuf, Error> {
    let target = env::var_os("CODEGEN_TARGET_DIR").map_or_else(|| repository().join("target"), Into::into);
    let binary = target.join("release").join("smithy-typegen");
    match binary.exists() {
        true => Ok(binary),
        false => Err(format!(
            "{} is missing: run `cargo build --release -p smithy-typegen --features mimalloc` first",
            binary.display()
        )
        .into()),
    }
}

/// What a command and the processes that it waited for took.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// User and system time, in seconds.
    pub cpu_seconds: f64,
    /// The largest resident set of any of them, in bytes.
    pub peak_bytes: u64,
}

/// Runs a command to its end.
///
/// # Errors
///
/// If it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<Cost, Error> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("{command:?}: {error}"))?;
    let mut said = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        stderr.read_to_string(&mut said)?;
    }
    let used = child.wait4()?;
    if !used.status.success() {
        return Err(format!("{command:?}: {said}").into());
    }
    let cpu = used.rusage.utime + used.rusage.stime;
    Ok(Cost { cpu_seconds: cpu.as_secs_f64(), peak_bytes: used.rusage.maxrss })
}
