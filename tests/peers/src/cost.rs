//! CPU time and memory, which say more than wall time on a machine that is shared.

use std::io::Read;
use std::process::{Command, Stdio};

use wait4::Wait4;

use crate::Error;

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
