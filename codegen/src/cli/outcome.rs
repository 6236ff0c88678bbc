//! How a command ended.

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is done, or as it should be.
    Done = 0,
    /// Files differ, or there is a problem in the model or with a file.
    Failed = 1,
    /// The arguments do not say what to do.
    WrongUse = 2,
    /// A change is denied.
    Denied = 3,
}

impl Outcome {
    /// The exit code.
    pub(super) fn code(self) -> u8 {
        self as u8
    }
}
