//! `generate`: from models to crates.

mod arguments;
mod crates;
mod each;
mod json;
mod one;

pub(super) use self::arguments::Arguments;
use self::each::Each;
use self::one::Run;
use super::console::Console;
use super::failure::Failure;
use super::global::Global;
use super::outcome::Outcome;
use super::recipe::Recipe;

/// Runs the command.
pub(super) fn execute(
    arguments: &Arguments,
    global: &Global,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    if !arguments.each.is_empty() {
        let out = global.folder_of_crates()?;
        return Each { arguments, global, out }.run(console);
    }
    let hint = "give the path of a Smithy JSON AST file, or - for standard input";
    let recipe = Recipe::of(global, arguments.settings(), hint)?;
    Run { arguments, global, recipe: &recipe }.execute(console)
}
