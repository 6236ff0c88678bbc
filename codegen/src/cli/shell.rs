//! Completions for shells, and the manual page.

use clap::{Args, Command};
use clap_complete::Shell;

use super::console::Console;
use super::outcome::Outcome;

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

/// Prints the manual page, with the commands in it.
pub(super) fn man(program: Command, console: &mut Console<'_>) -> Outcome {
    let mut page = Vec::new();
    // Writing to memory cannot fail.
    let _ = clap_mangen::Man::new(program).render(&mut page);
    console.result(String::from_utf8_lossy(&page).trim_end());
    Outcome::Done
}
