//! Waiting for a state: what an answer means, and how long to pause before the next call.

use std::time::Duration;

use super::super::operation::Operation;

/// A wait for a state that calls of an operation show
/// ([waiters](https://smithy.io/2.0/additional-specs/waiters.html)).
///
/// Call the operation with the same input again and again, and show each result to [`next`](Self::next), which says
/// whether to go on. Sleeping is the caller's, and so are the clock and chance.
#[derive(Clone, Debug)]
#[must_use = "a wait does nothing by itself: show it results"]
pub struct Wait<'i, O: Operation> {
    input: &'i O::Input,
    judge: Judge<O>,
    min: Duration,
    max: Duration,
    attempt: u32,
    remaining: Duration,
}

/// What a result means: the output for this input, or the code of an error.
type Judge<O> =
    for<'r> fn(&'r <O as Operation>::Input, Result<&'r <O as Operation>::Output, &'r str>) -> WaiterState;

/// What a result means for a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WaiterState {
    /// The state was reached.
    #[allow(dead_code, reason = "a model need not name it")]
    Success,
    /// It cannot be reached any more.
    Failure,
    /// Call again.
    Retry,
}

/// Where a wait stands after a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waited {
    /// The state has come.
    Done,
    /// It cannot come any more.
    Failed,
    /// The time is over, and it has not come.
    TimedOut,
    /// Call again after this pause.
    Again(Duration),
}

impl<'i, O: Operation> Wait<'i, O> {
    /// A wait of `total` at most, with pauses of `min` to `max` seconds.
    pub(crate) fn new(input: &'i O::Input, total: Duration, min: u32, max: u32, judge: Judge<O>) -> Self {
        let seconds = |seconds: u32| Duration::from_secs(seconds.into());
        Self { input, judge, min: seconds(min), max: seconds(max), attempt: 0, remaining: total }
    }

    /// What to call the operation with.
    pub fn input(&self) -> &'i O::Input {
        self.input
    }

    /// The time that is left. Pauses are taken off when [`next`](Self::next) asks for them.
    pub fn remaining(&self) -> Duration {
        self.remaining
    }

    /// Takes time off that calls took, for those who count it.
    pub fn spend(&mut self, time: Duration) {
        self.remaining = self.remaining.saturating_sub(time);
    }

    /// What to do after a result: the output, or the code of an error, empty where it has none. `random` is from 0 to
    /// below 1 and spreads the pauses of many who wait at once.
    ///
    /// Pauses are whole seconds, and longer each time; the last is what is left.
    pub fn next(&mut self, result: Result<&O::Output, &str>, random: f64) -> Waited {
        match (self.judge)(self.input, result) {
            WaiterState::Success => Waited::Done,
            WaiterState::Failure => Waited::Failed,
            WaiterState::Retry if self.remaining.is_zero() => Waited::TimedOut,
            WaiterState::Retry => Waited::Again(self.pause(random)),
        }
    }

    fn pause(&mut self, random: f64) -> Duration {
        let factor = 1_u32.checked_shl(self.attempt).unwrap_or(u32::MAX);
        let cap = self.min.saturating_mul(factor).min(self.max);
        self.attempt = self.attempt.saturating_add(1);
        let choices = cap.saturating_sub(self.min).as_secs() + 1;
        // The cast stops at 0 and the highest number, whatever `random` is.
        let more = ((random * choices as f64) as u64).min(choices - 1);
        let mut pause = self.min + Duration::from_secs(more);
        if self.remaining.saturating_sub(pause) <= self.min {
            pause = self.remaining;
        }
        self.remaining -= pause;
        pause
    }
}

/// Whether there are texts, and all of them are this one: the comparator `allStringEquals`.
#[allow(dead_code, reason = "a model need not compare so")]
pub(crate) fn all_are<'t>(mut texts: impl Iterator<Item = &'t str>, wanted: &str) -> bool {
    texts.next() == Some(wanted) && texts.all(|text| text == wanted)
}
