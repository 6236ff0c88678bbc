//! The options that deny and accept changes.

use std::path::PathBuf;

use clap::Args;

use super::console::Console;
use super::outcome::Outcome;
use super::report::Reported;
use super::settings::Settings;
use super::summary::count;
use crate::diagnostic::print::{escaped, shown};
use crate::diff::Change;
use crate::ordered::OrderedSet;
use crate::policy::{Accepted, Deny, Policy, Verdict, shape_of};

/// How many denied changes are named; the report has them all.
const MOST_NAMED: usize = 20;

/// The options that deny and accept changes.
#[derive(Clone, Debug, Default, Args, PartialEq, Eq)]
pub(super) struct Rules {
    /// Exit with 3 if there is a change of this class or a higher one (major, minor, patch), with this mark (wire,
    /// security), or of this kind, such as member-removed; repeat it for more
    #[arg(long, value_name = "CLASS|MARK|KIND", value_parser = str::parse::<Deny>)]
    deny: Vec<Deny>,
    /// A file with changes that are accepted although they are denied
    #[arg(long, value_name = "FILE")]
    accepted: Option<PathBuf>,
}

impl Rules {
    /// The policy by the options, or else by the settings of the crate, if there is one.
    ///
    /// # Errors
    ///
    /// If something is wrong with the file of accepted changes.
    pub(super) fn policy(&self, settings: &Settings) -> Result<Policy, String> {
        let deny = match self.deny.is_empty() {
            true => settings.deny.clone(),
            false => self.deny.clone(),
        };
        let accepted = self.accepted.as_ref().or(settings.accepted.as_ref());
        Ok(Policy {
            deny,
            accepted: accepted.map(|path| Accepted::read(path)).transpose()?,
            severities: settings.severities.clone(),
        })
    }
}

/// Whether a report passes; prints why it does not. `undone` is printed first if a command would have changed
/// something.
pub(super) fn verdict(
    reported: &Reported,
    policy: &Policy,
    undone: &str,
    console: &mut Console<'_>,
) -> Outcome {
    let judgement = &reported.judgement;
    let mut outcome = Outcome::Done;
    if let Some(accepted) = &policy.accepted
        && !judgement.stale.is_empty()
    {
        for problem in &judgement.stale {
            let hint = format!("remove the entry from {}", shown(&accepted.path));
            console.error(format_args!("{undone}{problem}"), Some(&hint));
        }
        outcome = Outcome::Failed;
    }
    let denied = judgement.denied();
    if denied > 0 {
        let place = match &policy.accepted {
            Some(accepted) => shown(&accepted.path),
            None => {
                "a file, and give that with --accepted, or as `accepted` in smithy-typegen.toml".to_owned()
            }
        };
        let hint = format!("to accept a change, name its kind and shape with a reason in {place}");
        let verb = if denied == 1 { "is" } else { "are" };
        let named = named(reported);
        console
            .error(format_args!("{undone}{} {verb} denied:\n{named}", count(denied, "change")), Some(&hint));
        outcome = Outcome::Denied;
    }
    outcome
}

/// The denied changes as an entry of accepted changes names them: kind and shape, a line for each.
fn named(reported: &Reported) -> String {
    let denied = reported.changes().filter(|(_, verdict)| **verdict == Verdict::Denied);
    let name = |(change, _): (&Change, _)| format!("  {} {}", change.kind.name(), escaped(&shape_of(change)));
    // What has one cause is said once.
    let names: OrderedSet<String> = denied.map(name).collect();
    let mut names: Vec<String> = names.into_iter().collect();
    let more = names.len().saturating_sub(MOST_NAMED);
    names.truncate(MOST_NAMED);
    if more > 0 {
        names.push(format!("  and {more} more"));
    }
    names.join("\n")
}
