//! What a run counted.

/// Counts and remarks about what was read, for the summary at the end of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What was counted, and how many there are, in the order in which they are shown.
    pub rows: Vec<(String, usize)>,
    /// Remarks, one sentence each.
    pub notes: Vec<String>,
}
