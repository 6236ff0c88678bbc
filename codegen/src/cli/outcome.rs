//! How a command ended.

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is done, or as it should be: exit code 0.
    Done,
    /// Files differ, or there is a problem in the model or with a file: exit code 1.
    Failed,
    /// The arguments do not say what to do: exit code 2.
    WrongUse,
    /// A change is denied: exit code 3.
    Denied,
}

impl Outcome {
    /// The exit code.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::WrongUse => 2,
            Self::Denied => 3,
        }
    }
}
