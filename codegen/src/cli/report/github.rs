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
        let counts = Class::ALL.map(count).join(", ");
        // Writing to a string cannot fail.
        let _ = writeln!(out, "::notice title={}::{counts}", property(reported.subject()));
        let mut places = Places::of(reported);
        // What has one cause is said once.
        let mut said = OrderedMap::default();
        for (at, (change, verdict)) in reported.changes().enumerate() {
            let Some(level) = level(change, verdict) else { continue };
            let cause = change.cause.as_deref().ok_or(at);
            let (_, _, times) = said.entry((change.kind, level, cause)).or_insert((change, verdict, 0));
            *times += 1;
        }
        for ((_, level, _), (change, verdict, times)) in said {
            let place = places.line(change).map(|line| {
                let file = line.file.replace('\\', "/");
                format!("file={},line={},", property(&file), line.number)
            });
            let mut text = format!("{}: {}", change.path, change.action);
            if times > 1 {
                let _ = write!(text, " So it is at {} more places.", times - 1);
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
