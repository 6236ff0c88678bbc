//! SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>), for code scanning.
//!
//! The few properties that are needed are written here: the crate of types for it, `serde-sarif`, makes them while it is
//! built and takes twenty more crates for that.

use serde_json::{Value, json};

use super::place::Places;
use super::reported::Reported;
use crate::diff::{Change, Class, Kind};
use crate::policy::Verdict;

/// One run with the changes of all reports, and the rules that they go by.
pub(super) fn sarif(all: &[Reported]) -> String {
    let is_used =
        |kind: &Kind| all.iter().flat_map(Reported::changes).any(|(change, _)| change.kind == *kind);
    let used: Vec<Kind> = Kind::ALL.iter().copied().filter(is_used).collect();
    let rules: Vec<Value> = used
        .iter()
        .map(|kind| {
            let rule = kind.rule();
            json!({
                "id": rule.name,
                "shortDescription": { "text": rule.what },
                "help": { "text": rule.reason },
                "defaultConfiguration": { "level": level(rule.class) },
            })
        })
        .collect();
    let results: Vec<Value> = all.iter().flat_map(|reported| results(reported, &used)).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "smithy-typegen",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn results(reported: &Reported, used: &[Kind]) -> Vec<Value> {
    let mut places = Places::of(reported);
    let result = |(change, verdict): (&Change, &Verdict)| {
        let mut location = json!({ "logicalLocations": [{ "fullyQualifiedName": change.path }] });
        if let Some(line) = places.line(change) {
            location["physicalLocation"] = json!({
                "artifactLocation": { "uri": uri(line.file) },
                "region": { "startLine": line.number },
            });
        }
        let suppressions: Vec<Value> = match verdict {
            Verdict::Accepted(reason) => vec![json!({ "kind": "external", "justification": reason })],
            Verdict::Free | Verdict::Denied => Vec::new(),
        };
        json!({
            "ruleId": change.kind.name(),
            "ruleIndex": used.iter().position(|kind| *kind == change.kind),
            "level": if *verdict == Verdict::Denied { "error" } else { level(change.class) },
            "message": { "text": format!("{}: {}", change.path, change.action) },
            "locations": [location],
            "suppressions": suppressions,
            "properties": {
                "crate": reported.krate,
                "class": change.class.name(),
                "wire": change.wire,
                "security": change.security,
                "shape": change.shape,
                "member": change.member,
            },
        })
    };
    reported.changes().map(result).collect()
}

/// An error is what is denied.
fn level(class: Class) -> &'static str {
    match class {
        Class::Major => "warning",
        Class::Minor | Class::Patch => "note",
    }
}

/// A path as a reference to it (RFC 3986).
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte.into());
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
