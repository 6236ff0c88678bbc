//! Properties that hold whatever is chosen.

use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};

type Outcome = Result<(), Box<dyn Error>>;

/// How many cases are tried: so many, or what `CASES` says.
pub fn cases(usually: u32) -> u32 {
    std::env::var("CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usually)
}

/// Checks so many cases, each made by fewer than `most` choices; the same ones in each run.
///
/// # Errors
///
/// What is wrong in the first case that fails or panics, or in the smallest that is found below it: with fewer choices, and
/// with lower ones.
pub fn holds(cases: u32, most: usize, check: impl Fn(&[u32]) -> Outcome) -> Outcome {
    let caught = |choices: &[u32]| {
        let panicked = |_| Err(format!("it panics, with the choices {choices:?}").into());
        catch_unwind(AssertUnwindSafe(|| check(choices))).unwrap_or_else(panicked)
    };
    let mut random = fastrand::Rng::with_seed(0);
    for _ in 0..cases {
        let choices: Vec<u32> = (0..random.usize(..most)).map(|_| random.u32(..)).collect();
        caught(&choices).map_err(|problem| smallest(choices, problem, caught))?;
    }
    Ok(())
}

/// What is wrong where as much as possible of the choices is left out and lowered.
fn smallest(
    mut choices: Vec<u32>,
    mut problem: Box<dyn Error>,
    check: impl Fn(&[u32]) -> Outcome,
) -> Box<dyn Error> {
    let mut fails = |choices: &[u32]| check(choices).map_err(|found| problem = found).is_err();
    let mut length = choices.len();
    while length > 0 {
        let mut at = 0;
        while at + length <= choices.len() {
            let mut fewer = choices.clone();
            fewer.drain(at..at + length);
            if fails(&fewer) {
                choices = fewer;
            } else {
                at += length;
            }
        }
        length /= 2;
    }
    for at in 0..choices.len() {
        for lower in (0..16).take_while(|lower| *lower < choices[at]) {
            let mut lowered = choices.clone();
            lowered[at] = lower;
            if fails(&lowered) {
                choices = lowered;
                break;
            }
        }
    }
    problem
}
