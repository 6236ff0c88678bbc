//! The command line. One file per subcommand; only this module prints, and reads the environment.

mod console;
mod diff;
mod each;
mod format;
mod generate;
mod invocation;
mod leftover;
mod outcome;
mod summary;
#[cfg(test)]
mod tests;
mod update;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::console::Console;
use self::outcome::Outcome;

/// The exit code of wrong use.
const WRONG_USE: u8 = 2;

#[derive(Debug, Parser)]
#[command(name = "smithy-typegen", version, args_conflicts_with_subcommands = true)]
/// Generates a Rust crate of types from a Smithy model.
///
/// Without a subcommand, `generate` is meant.
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    generate: generate::Arguments,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Writes the crate, or with --check says what is out of date
    Generate(generate::Arguments),
    /// Shows what a new model means for those who use the crate
    Diff(diff::Arguments),
    /// Puts a new model in the place of the present one, with the crate, its version and its changelog
    Update(update::Arguments),
}

/// Runs the command with these arguments, of which the first is the program's name.
///
/// Results go to standard output, all else to standard error. The exit code is 0 where all is done, 1 where files differ
/// or something is wrong with the model or a file, and 2 where the arguments are wrong.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help or a usage message that nobody reads any more is no problem.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { WRONG_USE } else { 0 });
        }
    };
    // Without a current folder no relative path can be read, which is said then.
    let current_folder = std::env::current_dir().unwrap_or_default();
    let mut console = Console::standard();
    let outcome = cli.execute(&current_folder, &mut console);
    ExitCode::from(match console.finish(outcome) {
        Outcome::Done => 0,
        Outcome::Failed => 1,
    })
}

impl Cli {
    fn execute(self, current_folder: &Path, console: &mut Console<'_>) -> Outcome {
        match self.command {
            Some(Command::Generate(arguments)) => arguments.execute(current_folder, console),
            Some(Command::Diff(arguments)) => arguments.execute(console),
            Some(Command::Update(arguments)) => arguments.execute(current_folder, console),
            None => self.generate.execute(current_folder, console),
        }
    }
}
