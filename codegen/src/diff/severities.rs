//! Classes that the keepers of a crate give to kinds of changes, in the place of the rules'.

use std::collections::BTreeMap;

use super::class::Class;
use super::order::order;
use super::report::Report;
use super::rules::Kind;

/// The classes of kinds of changes that are not those of the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Severities(pub BTreeMap<Kind, Class>);

impl Severities {
    /// Gives each change its class, and sorts them anew.
    pub fn apply(&self, report: &mut Report) {
        for change in &mut report.changes {
            if let Some(class) = self.0.get(&change.kind) {
                change.class = *class;
            }
        }
        order(&mut report.changes);
    }
}
