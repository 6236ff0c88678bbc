//! The command line as a program of the tests, which Cargo builds before them.
//!
//! ```text
//! update-program command ARGUMENTS…    as the command line
//! update-program measure ARGUMENTS…    the same, and then the most memory that it had at a time, in KiB (on Linux)
//! ```

use std::ffi::OsString;
use std::fs;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let mode = arguments.next().unwrap_or_default();
    let code = smithy_typegen::cli::run([OsString::from("smithy-typegen")].into_iter().chain(arguments));
    if mode == "measure" {
        println!("{}", peak().unwrap_or_default());
    }
    code
}

/// The most memory that the process had at a time, in KiB, where the system says so.
fn peak() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next().map(str::to_owned)
}
