//! Properties that hold whatever is chosen.

use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};

use quickcheck::{Arbitrary, Gen};

type Outcome = Result<(), Box<dyn Error>>;

/// How many cases are tried: so many, or what `CASES` says.
pub fn cases(usually: u32) -> u32 {
    std::env::var("CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usually)
}

/// Checks so many cases, each made by fewer than `most` choices; the same ones in each run.
///
/// # Errors
///
/// What is wrong in the first case that fails or panics, made smaller as long as it still does.
pub fn holds(cases: u32, most: usize, check: impl Fn(&[u32]) -> Outcome) -> Outcome {
    let caught = |choices: &[u32]| {
        let panicked = |_| Err(format!("it panics, with the choices {choices:?}").into());
        catch_unwind(AssertUnwindSafe(|| check(choices))).unwrap_or_else(panicked)
    };
    let mut random = Gen::from_size_and_seed(most, 0);
    for _ in 0..cases {
        let mut choices: Vec<u32> = Arbitrary::arbitrary(&mut random);
        let Err(mut problem) = caught(&choices) else { continue };
        let fails = |choices: Vec<u32>| caught(&choices).err().map(|problem| (choices, problem));
        while let Some(smaller) = choices.shrink().find_map(fails) {
            (choices, problem) = smaller;
        }
        return Err(problem);
    }
    Ok(())
}
