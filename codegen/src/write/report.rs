//! What a run counted.

use std::collections::BTreeMap;

/// Counts and remarks about what was read, for the summary at the end of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What was counted, and how many there are, in the order in which they are shown.
    pub rows: Vec<(String, usize)>,
    /// Traits of the model's closure that change nothing in a crate of types, by id, with how often they occur.
    pub without_effect: BTreeMap<String, usize>,
    /// Remarks, one sentence each.
    pub notes: Vec<String>,
}
