//! How long stages took.

use std::time::Duration;

/// A line a stage, and their sum.
pub(super) fn table(stages: &[(&str, Duration)]) -> String {
    let sum: Duration = stages.iter().map(|(_, time)| *time).sum();
    let width = stages.iter().map(|(stage, _)| stage.len()).max().unwrap_or_default();
    let line =
        |(stage, time): (&str, Duration)| format!("  {stage:width$} {:7.1} ms\n", time.as_secs_f64() * 1e3);
    stages.iter().copied().chain([("all", sum)]).map(line).collect()
}
