//! The verdict on each change of a report.

use semver::Version;

use super::accepted::Accepted;
use super::deny::Deny;
use crate::diff::{Report, Severities};

/// The policy of a crate's maintainers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Policy {
    /// What they deny.
    pub(crate) deny: Vec<Deny>,
    /// What they have accepted all the same.
    pub(crate) accepted: Option<Accepted>,
    /// How severe kinds of changes are to them.
    pub(crate) severities: Severities,
}

/// The verdict on a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nobody denies it.
    Free,
    /// It is denied.
    Denied,
    /// It was accepted, for this reason.
    Accepted(String),
}

/// The verdicts on a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Judgement {
    /// One for each change, in their order.
    pub(crate) verdicts: Vec<Verdict>,
    /// The entries of accepted changes that matched, by their index.
    pub(crate) spent: Vec<usize>,
    /// What is wrong with the entries of accepted changes.
    pub(crate) stale: Vec<String>,
}

impl Policy {
    /// Judges the changes of a report; `next` is the version that the crate would get, if there is a crate.
    pub(crate) fn judge(&self, report: &Report, next: Option<&Version>) -> Judgement {
        let entries = self.accepted.as_ref().map_or(&[] as &[_], |accepted| &accepted.entries);
        let mut judgement = Judgement::default();
        let mut valid = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let about = format!("{} of {}", entry.kind.name(), entry.shape.escape_debug());
            match (&entry.until, next) {
                _ if !report.changes.iter().any(|change| entry.matches(change)) => {
                    judgement.stale.push(format!("there is no change {about}, which was accepted"));
                }
                (Some(until), Some(next)) if next > until => judgement.stale.push(format!(
                    "the change {about} was accepted until version {until}, and the next one is {next}"
                )),
                _ => {
                    judgement.spent.push(index);
                    valid.push(entry);
                }
            }
        }
        let verdicts =
            report.changes.iter().map(|change| match valid.iter().find(|entry| entry.matches(change)) {
                Some(entry) => Verdict::Accepted(entry.reason.clone()),
                None if self.deny.iter().any(|deny| deny.matches(change)) => Verdict::Denied,
                None => Verdict::Free,
            });
        judgement.verdicts = verdicts.collect();
        judgement
    }
}

impl Judgement {
    /// How many changes are denied.
    pub(crate) fn denied(&self) -> usize {
        self.verdicts.iter().filter(|verdict| **verdict == Verdict::Denied).count()
    }
}
