//! How a command ended.

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is done, or as it should be: exit code 0.
    Done,
    /// Drift, a problem in the model, or one with a file: exit code 1.
    Failed,
}
