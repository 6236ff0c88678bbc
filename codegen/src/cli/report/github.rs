//! Annotations of GitHub's workflows
//! (<https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>).

use std::fmt::Write;

use super::place::Places;
use super::reported::Reported;
use crate::diff::{Change, Class};
use crate::ordered::OrderedMap;
use crate::policy::Verdict;

/// An annotation for each thing that somebody should look at: on the line of the model, an error where it is denied. GitHub
/// shows ten of each level; all are in the log, and the first one counts them.
pub(super) fn github(all: &[Reported]) -> String {
    let mut out = String::new();
    for reported in all {
        let report = &reported.report;
        let count = |class: Class| format!("{} {}", report.count(class), class.name());
        let counts = [Class::Major, Class::Minor, Class::Patch].map(count).join(", ");
        // Writing to a string cannot fail.
        let _ = writeln!(out, "::notice title={}::{counts}", property(reported.subject()));
        let mut places = Places::of(reported);
        // What has one cause is said once.
        let mut said: Vec<(Annotation<'_>, usize)> = Vec::new();
        let mut by_cause = OrderedMap::default();
        for (change, verdict) in reported.changes() {
            let Some(level) = level(change, verdict) else { continue };
            let next = said.len();
            let cause = change.cause.as_deref().map(|cause| (change.kind, level, cause));
            let at = cause.map_or(next, |cause| *by_cause.entry(cause).or_insert(next));
            match said.get_mut(at) {
                Some((_, others)) => *others += 1,
                None => said.push((Annotation { level, change, verdict }, 0)),
            }
        }
        for (Annotation { level, change, verdict }, others) in said {
            let place = places.line(change).map(|line| {
                let file = line.file.replace('\\', "/");
                format!("file={},line={},", property(&file), line.number)
            });
            let mut text = format!("{}: {}", change.path, change.action);
            if others > 0 {
                let _ = write!(text, " So it is at {others} more places.");
            }
            if let Verdict::Accepted(reason) = verdict {
                let _ = write!(text, " Accepted: {reason}");
            }
            let title = format!("{} {}", change.class.name(), change.kind.name());
            let place = place.unwrap_or_default();
            let _ = writeln!(out, "::{level} {place}title={}::{}", property(&title), message(&text));
        }
    }
    out
}

struct Annotation<'r> {
    level: &'static str,
    change: &'r Change,
    verdict: &'r Verdict,
}

/// How loud an annotation is; none where nobody has to look.
fn level(change: &Change, verdict: &Verdict) -> Option<&'static str> {
    match (verdict, change.class) {
        (Verdict::Denied, _) => Some("error"),
        (Verdict::Accepted(_), _) => Some("notice"),
        (_, Class::Major) => Some("warning"),
        (_, Class::Patch) if !change.wire && !change.security => None,
        _ => Some("notice"),
    }
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
