//! Waiters: what a response means, and how long to pause before the next call.

use std::time::Duration;

use super::super::operation::Operation;

/// A wait until the calls of an operation show a state
/// ([waiters](https://smithy.io/2.0/additional-specs/waiters.html)).
///
/// Call the operation with the same input again and again, and pass each result to [`next`](Self::next), which says
/// whether to go on. The caller provides sleep, clock and random numbers.
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
#[allow(dead_code, reason = "a model need not lead to all of them")]
pub(crate) enum WaiterState {
    /// The state was reached.
    Success,
    /// The state can no longer be reached.
    Failure,
    /// Call again.
    Retry,
}

/// Where a wait stands after a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waited {
    /// The state was reached.
    Done,
    /// The state can no longer be reached.
    Failed,
    /// The time is up, and the state was not reached.
    TimedOut,
    /// Call again after this pause.
    Again(Duration),
}

impl<'i, O: Operation> Wait<'i, O> {
    /// A wait of at most `total`, with pauses of `min` to `max` seconds.
    pub(crate) fn new(input: &'i O::Input, total: Duration, min: u32, max: u32, judge: Judge<O>) -> Self {
        let seconds = |seconds: u32| Duration::from_secs(seconds.into());
        Self { input, judge, min: seconds(min), max: seconds(max), attempt: 0, remaining: total }
    }

    /// The input to call the operation with.
    pub fn input(&self) -> &'i O::Input {
        self.input
    }

    /// The time that is left. [`next`](Self::next) takes off the pauses that it asks for.
    pub fn remaining(&self) -> Duration {
        self.remaining
    }

    /// Takes off the time that calls took, for callers who count it.
    pub fn spend(&mut self, time: Duration) {
        self.remaining = self.remaining.saturating_sub(time);
    }

    /// What to do after a result: the output, or the error's code, which is empty if there is none. `random` is at
    /// least 0 and below 1; it spreads the pauses of callers that wait at the same time.
    ///
    /// Pauses are whole seconds, and grow longer. The last is the time that is left.
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
        // The cast saturates, whatever `random` is.
        let more = ((random * choices as f64) as u64).min(choices - 1);
        let mut pause = self.min + Duration::from_secs(more);
        if self.remaining.saturating_sub(pause) <= self.min {
            pause = self.remaining;
        }
        self.remaining -= pause;
        pause
    }
}

/// Whether there are items, and all of them are this one: the comparator `allStringEquals`.
#[allow(dead_code, reason = "a model need not compare so")]
pub(crate) fn all_are<T: PartialEq>(mut items: impl Iterator<Item = T>, wanted: T) -> bool {
    items.next().is_some_and(|first| first == wanted) && items.all(|item| item == wanted)
}
