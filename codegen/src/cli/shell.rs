//! Completions for shells, and manual pages.

use clap::{Args, Command};
use clap_complete::Shell;

use super::console::Console;
use super::failure::Failure;
use super::outcome::Outcome;
use crate::load::no_such;

/// What `completions` takes.
#[derive(Clone, Debug, Args, PartialEq, Eq)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

impl Completions {
    /// Prints the script.
    pub(super) fn execute(&self, mut program: Command, console: &mut Console<'_>) -> Outcome {
        let name = program.get_name().to_owned();
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut program, name, &mut script);
        console.result(String::from_utf8_lossy(&script).trim_end());
        Outcome::Done
    }
}

/// What `man` takes.
#[derive(Clone, Debug, Args, PartialEq, Eq)]
pub(super) struct Man {
    /// The command; by default the page is about the program, and names its commands
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl Man {
    /// Prints the page of the program or of a command.
    pub(super) fn execute(&self, program: Command, console: &mut Console<'_>) -> Result<Outcome, Failure> {
        // `help` has no page, and a command has its whole name only when all is built.
        let mut program = program.disable_help_subcommand(true);
        program.build();
        let about = match &self.command {
            None => &program,
            Some(name) => match program.find_subcommand(name) {
                Some(command) => command,
                None => {
                    let names: Vec<_> = program.get_subcommands().map(Command::get_name).collect();
                    let problem =
                        no_such("command", name, &names, &format!("there are {}", names.join(", ")));
                    return Err(Failure::wrong_use(problem, None));
                }
            },
        };
        let mut page = Vec::new();
        // Writing to memory cannot fail.
        let source = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
        let _ = clap_mangen::Man::new(about.clone()).source(source).render(&mut page);
        console.result(String::from_utf8_lossy(&page).trim_end());
        Ok(Outcome::Done)
    }
}
