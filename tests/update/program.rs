//! A program for tests: the command itself, or an update that ends without warning at one of its steps.
//!
//! ```text
//! update-program command ARGUMENTS…    as the command line
//! update-program measure ARGUMENTS…    the same, and then the most memory that it had at a time, in KiB (on Linux)
//! update-program update STEP           an update of ./crate from ./model.json to ./new.json that dies before its step STEP
//! update-program recover STEP          the completion of such an update, which dies likewise
//! ```

use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use smithy_typegen::load::Source;
use smithy_typegen::update::{Documentation, Request, files_outside, prepare};
use smithy_typegen::write::{Leftover, Step};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let mode = arguments.next().unwrap_or_default();
    if mode == "command" || mode == "measure" {
        let code = smithy_typegen::cli::run([OsString::from("smithy-typegen")].into_iter().chain(arguments));
        if mode == "measure" {
            println!("{}", peak().unwrap_or_default());
        }
        return code;
    }
    let last: usize = arguments.next().and_then(|text| text.to_str()?.parse().ok()).unwrap_or(usize::MAX);
    let mut step = 0;
    let mut die = |_: Step<'_>| {
        if step == last {
            std::process::abort();
        }
        step += 1;
        Ok(())
    };
    let done = if mode == "recover" { recover(&mut die) } else { update(&mut die) };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The most memory that the process had at a time, in KiB, where the system says so.
fn peak() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next().map(str::to_owned)
}

type Observer<'o> = &'o mut dyn FnMut(Step<'_>) -> std::io::Result<()>;

fn update(observer: Observer<'_>) -> Result<(), Box<dyn Error>> {
    let source = |name: &str| fs::read_to_string(name).map(|text| Source { name: name.to_owned(), text });
    let (old, new) = (source("model.json")?, source("new.json")?);
    let request = Request {
        old: &old,
        new: &new,
        model: Path::new("model.json"),
        dir: Path::new("crate"),
        model_name: "model.json",
        new_name: "new.json",
        documentation: Documentation::Ours,
    };
    Ok(prepare(&request)?.transaction.commit(observer)?)
}

fn recover(observer: Observer<'_>) -> Result<(), Box<dyn Error>> {
    let dir = Path::new("crate");
    if let Some(leftover) = Leftover::of(dir)? {
        leftover.recover(&files_outside(dir, Path::new("model.json")), observer)?;
    }
    Ok(())
}
