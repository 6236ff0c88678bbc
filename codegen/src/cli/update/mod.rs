//! `update`: a new model in the place of the present one.

mod arguments;
mod each;
mod one;
mod summary;

use std::slice;

pub(super) use self::arguments::Arguments;
use self::each::Each;
use self::one::Run;
use super::console::Console;
use super::failure::Failure;
use super::global::Global;
use super::outcome::Outcome;
use super::recipe::{Recipe, check_standard_input};
use super::settings::Settings;

/// Runs the command.
pub(super) fn execute(
    arguments: &Arguments,
    global: &Global,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    if !arguments.each.is_empty() {
        return Each { arguments, out: global.folder_of_crates()? }.run(console);
    }
    let given = Settings { models: arguments.model.iter().cloned().collect(), ..Settings::default() };
    let recipe = Recipe::of(global, given, "give the file of the present model with --model")?;
    check_standard_input(arguments.new.iter().chain(&arguments.model))?;
    let run = Run { arguments, recipe: &recipe, new: &arguments.new };
    run.execute(console, &mut |reported, console| arguments.format.print(slice::from_ref(reported), console))
}
