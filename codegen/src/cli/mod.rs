//! The command line. A file or folder for each subcommand; only this module prints, and reads the environment.

mod changelog;
mod comparison;
mod console;
mod diff;
mod failure;
mod generate;
mod global;
mod invocation;
mod leftover;
mod outcome;
mod recipe;
mod report;
mod rules;
mod settings;
mod shell;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod times;
mod update;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use self::console::Console;
use self::global::{Global, WITH_VALUE};
use self::outcome::Outcome;
use self::settings::FILE;

#[derive(Debug, Parser)]
#[command(name = "smithy-typegen", version, max_term_width = 100)]
/// Generates a Rust crate of types from a Smithy model.
///
/// Without a command, `generate` runs: `smithy-typegen weather.json --out weather-types` makes a crate, and in the
/// folder of that crate `smithy-typegen` alone brings it up to date.
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Writes the crate, or with --check says what is out of date
    Generate(generate::Arguments),
    /// Shows what a new model means for users of the crate
    Diff(diff::Arguments),
    /// Prints the changelog section for a new model
    Changelog(changelog::Arguments),
    /// Replaces the present model with a new one, and updates the crate, its version and its changelog
    Update(update::Arguments),
    /// Prints completions for a shell
    Completions(shell::Completions),
    /// Prints the manual page of the program, or of a command
    Man(shell::Man),
}

/// Runs the command with these arguments; the first is the program's name.
///
/// Results go to standard output, everything else to standard error. The exit code is 0 if all is done, 1 if files
/// differ or something is wrong with the model or a file, 2 if the arguments are wrong, and 3 if a change is denied.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = with_command(arguments.into_iter().collect());
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // It does not matter if nobody reads the help or the usage message.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { Outcome::WrongUse } else { Outcome::Done }.code());
        }
    };
    let mut console = Console::standard(cli.global.quiet);
    let outcome = cli.execute(&mut console);
    ExitCode::from(console.finish(outcome).code())
}

/// The arguments, with `generate` if they name no command. No arguments ask for help, unless a crate's settings are here.
fn with_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let mut at = 1;
    while let Some(argument) = arguments.get(at).and_then(|argument| argument.to_str()) {
        let is_global = matches!(argument, "-q" | "--quiet" | "-v" | "--verbose");
        match argument {
            _ if WITH_VALUE.contains(&argument) => at += 2,
            _ if is_global || WITH_VALUE.iter().any(|name| argument.starts_with(&format!("{name}="))) => {
                at += 1
            }
            _ => break,
        }
    }
    let is_generate = match arguments.get(at).map(|argument| argument.to_string_lossy()) {
        None => arguments.len() > 1 || Path::new(FILE).is_file(),
        Some(first) if matches!(&*first, "-h" | "--help" | "-V" | "--version") => false,
        // A word that is not a path is a command, though perhaps a misspelt one.
        Some(first) => {
            let is_path = || Path::new(&*first).exists() && !is_command(&first);
            first.starts_with('-') || first.contains(['.', '/', '\\']) || is_path()
        }
    };
    if is_generate {
        arguments.insert(at.min(arguments.len()), "generate".into());
    }
    arguments
}

/// Whether this is the name of a command, which it is even where a folder has it, too.
fn is_command(word: &str) -> bool {
    word == "help" || Cli::command().get_subcommands().any(|command| command.get_name() == word)
}

impl Cli {
    fn execute(&self, console: &mut Console<'_>) -> Outcome {
        let ended = match &self.command {
            Command::Generate(arguments) => generate::execute(arguments, &self.global, console),
            Command::Diff(arguments) => arguments.execute(&self.global, console),
            Command::Changelog(arguments) => arguments.execute(&self.global, console),
            Command::Update(arguments) => update::execute(arguments, &self.global, console),
            Command::Completions(arguments) => Ok(arguments.execute(Self::command(), console)),
            Command::Man(arguments) => arguments.execute(Self::command(), console),
        };
        ended.unwrap_or_else(|failure| console.fail(failure))
    }
}
