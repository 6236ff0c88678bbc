//! Classes that the maintainers of a crate give to kinds of changes, instead of the rules'.

use std::collections::BTreeMap;

use super::class::Class;
use super::report::Report;
use super::rules::Kind;

/// The classes of kinds of changes that differ from the rules'.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Severities(pub BTreeMap<Kind, Class>);

impl Severities {
    /// Sets the class of each change, and sorts them again.
    pub fn apply(&self, report: &mut Report) {
        for change in &mut report.changes {
            if let Some(class) = self.0.get(&change.kind) {
                change.class = *class;
            }
        }
        report.sort();
    }
}
