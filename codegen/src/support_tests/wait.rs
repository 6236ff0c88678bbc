//! Waits: states, and pauses.

use std::time::Duration;

use super::shapes::FindError;
use crate::smithy::{Operation, Service, Unit, Wait, Waited, WaiterState, all_are};

#[derive(Clone, Debug)]
struct Call;

impl Operation for Call {
    type Input = Unit;
    type Output = Unit;
    type Error = FindError;

    const SERVICE: &'static Service = &super::shapes::SERVICE;
    const NAME: &'static str = "Call";
    const SHAPE_ID: &'static str = "a#Call";
    const TARGET: &'static str = "S.Call";
}

fn wait(total: u64, min: u32, max: u32) -> Wait<'static, Call> {
    Wait::new(&Unit, Duration::from_secs(total), min, max, |_, result| match result {
        Ok(_) => WaiterState::Success,
        Err("Gone") => WaiterState::Failure,
        Err(_) => WaiterState::Retry,
    })
}

fn seconds(wait: &mut Wait<'_, Call>, random: f64) -> Option<u64> {
    match wait.next(Err("Later"), random) {
        Waited::Again(pause) => Some(pause.as_secs()),
        Waited::TimedOut => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_state_ends_a_wait() {
    assert_eq!(wait(60, 2, 120).next(Ok(&Unit), 0.0), Waited::Done);
    assert_eq!(wait(60, 2, 120).next(Err("Gone"), 0.0), Waited::Failed);
    assert_eq!(wait(0, 2, 120).next(Err("Later"), 0.0), Waited::TimedOut);
}

#[test]
fn pauses_grow_up_to_the_longest() {
    let mut wait = wait(1000, 2, 10);
    let longest: Vec<_> = (0..6).map(|_| seconds(&mut wait, 0.999_999)).collect();
    assert_eq!(longest, [2, 4, 8, 10, 10, 10].map(Some));
    let mut wait = self::wait(1000, 2, 10);
    assert_eq!((0..4).map(|_| seconds(&mut wait, 0.0)).collect::<Vec<_>>(), [2, 2, 2, 2].map(Some));
    // Of 2, 3 and 4 the middle.
    let mut wait = self::wait(1000, 2, 10);
    seconds(&mut wait, 0.0);
    assert_eq!(seconds(&mut wait, 0.5), Some(3));
}

#[test]
fn the_last_pause_is_all_that_is_left() {
    let mut wait = wait(7, 2, 120);
    assert_eq!(seconds(&mut wait, 0.999_999), Some(2));
    // Behind four seconds more there would not be time for another pause.
    assert_eq!(seconds(&mut wait, 0.999_999), Some(5));
    assert_eq!(seconds(&mut wait, 0.5), None);
}

#[test]
fn time_that_calls_take_can_be_taken_off() {
    let mut wait = wait(60, 2, 120);
    wait.spend(Duration::from_secs(58));
    assert_eq!(wait.remaining(), Duration::from_secs(2));
    assert_eq!(seconds(&mut wait, 0.0), Some(2));
    assert_eq!(seconds(&mut wait, 0.0), None);
    wait.spend(Duration::from_secs(1));
    assert_eq!(wait.remaining(), Duration::ZERO);
}

#[test]
fn any_number_is_taken_for_a_random_one() {
    for random in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 1.0, 1e300] {
        let mut wait = wait(u64::MAX, u32::MAX, u32::MAX);
        assert!(seconds(&mut wait, random).is_some());
        let mut wait = self::wait(1_000_000, 1, 4);
        let pauses: Vec<_> = (0..100).filter_map(|_| seconds(&mut wait, random)).collect();
        assert!(pauses.iter().all(|pause| (1..=4).contains(pause)), "{pauses:?}");
    }
}

#[test]
fn all_texts_are_at_least_one() {
    assert!(!all_are([].into_iter(), "a"));
    assert!(all_are(["a", "a"].into_iter(), "a"));
    assert!(!all_are(["a", "b"].into_iter(), "a"));
    assert!(!all_are(["b", "a"].into_iter(), "a"));
}
