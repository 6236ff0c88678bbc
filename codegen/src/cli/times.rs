//! How long stages took: what is shown to people, and gets into no file.

use std::time::{Duration, Instant};

/// A clock that is read at the end of each stage.
pub(super) struct Times {
    last: Instant,
    stages: Vec<(&'static str, Duration)>,
}

impl Times {
    pub(super) fn start() -> Self {
        Self { last: now(), stages: Vec::new() }
    }

    /// A stage has ended.
    pub(super) fn done(&mut self, stage: &'static str) {
        let now = now();
        self.stages.push((stage, now - self.last));
        self.last = now;
    }

    /// A line a stage, and their sum.
    pub(super) fn table(&self) -> String {
        let sum: Duration = self.stages.iter().map(|(_, time)| *time).sum();
        let stages = || self.stages.iter().copied().chain([("all", sum)]);
        let width = stages().map(|(stage, _)| stage.len()).max().unwrap_or_default();
        let line = |(stage, time): (&str, Duration)| {
            format!("  {stage:width$} {:7.1} ms\n", time.as_secs_f64() * 1e3)
        };
        stages().map(line).collect()
    }
}

#[expect(clippy::disallowed_methods, reason = "no file depends on it")]
fn now() -> Instant {
    Instant::now()
}
