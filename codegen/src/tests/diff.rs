//! The rules of `diff`: one folder a rule, with a change that triggers it and a near miss that does not.
//!
//! `UPDATE=1` writes what is expected anew.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::config::Config;
use crate::diff::{Class, Kind, Report, diff, render};
use crate::front::{front, front_after};
use crate::lower::{Crate, Item};
use crate::source::Source;
use crate::tests::{SSM, external, fixtures, repository};

/// What no model can bring about without another change: see `what_no_rule_knows_is_reported_all_the_same`.
const MADE_BY_HAND: Kind = Kind::SourceChanged;

fn crate_of(path: &Path) -> Crate {
    crate_after(None, path)
}

fn crate_after(old: Option<&Crate>, path: &Path) -> Crate {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let sources = [Source { name: path.display().to_string(), text }];
    let config = Config::default();
    let front = match old {
        Some(old) => front_after(old, &sources, &config).map(|front| front.krate),
        None => front(&sources, &config).map(|front| front.krate),
    };
    match front {
        Ok(krate) => krate,
        Err(found) => panic!("{}: {found:#?}", path.display()),
    }
}

fn report_of(folder: &Path) -> Report {
    let old = crate_of(&folder.join("old.json"));
    let new = crate_after(Some(&old), &folder.join("new.json"));
    diff(&old, &new)
}

fn cases() -> PathBuf {
    fixtures().join("diff")
}

#[test]
fn every_rule_has_a_case_that_triggers_it_and_one_that_misses() {
    let mut problems = Vec::new();
    for kind in Kind::ALL.iter().filter(|kind| **kind != MADE_BY_HAND) {
        let rule = kind.rule();
        let mut folders: Vec<PathBuf> = match fs::read_dir(cases().join(rule.name)) {
            Ok(entries) => entries.map(|entry| entry.unwrap().path()).collect(),
            Err(_) => Vec::new(),
        };
        folders.sort();
        let mut seen = BTreeSet::new();
        for folder in folders {
            let case = folder.file_name().unwrap().to_str().unwrap().to_owned();
            let wanted = case.starts_with("triggers");
            assert!(wanted || case.starts_with("near-miss"), "{}", folder.display());
            seen.insert(wanted);
            let report = report_of(&folder);
            let found = report.changes.iter().any(|change| change.kind == *kind);
            let two_dots = report.changes.iter().filter(|change| change.action.ends_with(".."));
            problems.extend(two_dots.map(|change| format!("{}/{case}: {}", rule.name, change.action)));
            if found != wanted {
                problems.push(format!(
                    "{}/{case}: found {:?}",
                    rule.name,
                    report.changes.iter().map(|change| change.kind.name()).collect::<Vec<_>>()
                ));
            }
            let (expected, text) = (folder.join("expected.txt"), render::text(&report, false));
            if env::var_os("UPDATE").is_some() {
                fs::write(&expected, &text).unwrap();
            } else if fs::read_to_string(&expected).ok().as_ref() != Some(&text) {
                problems.push(format!("{}/{case} gives another text:\n{text}", rule.name));
            }
        }
        if seen.len() != 2 {
            problems.push(format!("{} lacks a case", rule.name));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_folder_is_of_a_rule() {
    let known: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    for entry in fs::read_dir(cases()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(known.contains(name.as_str()), "{name} is no rule");
    }
}

#[test]
fn what_no_rule_knows_is_reported_all_the_same() {
    let old = crate_of(&cases().join("operation-error-added/triggers/old.json"));
    let mut new = old.clone();
    for item in new.files.values_mut().flatten() {
        if let Item::Operation(operation) = item {
            operation.error.large = !operation.error.large;
        }
    }
    let report = diff(&old, &new);
    let kinds: Vec<Kind> = report.changes.iter().map(|change| change.kind).collect();
    assert_eq!(kinds, [MADE_BY_HAND]);
    assert_eq!(report.class(), Some(Class::Patch));
}

/// The table of `DIFF.md`, as the rules have it.
fn table() -> String {
    let mut table =
        "| change | class | marks | what happened | why it has this class |\n|---|---|---|---|---|\n"
            .to_owned();
    for rule in Kind::ALL.iter().map(|kind| kind.rule()) {
        let marks = [(rule.wire, "wire"), (rule.security, "security")];
        let marks: Vec<&str> = marks.iter().filter(|(marked, _)| *marked).map(|(_, name)| *name).collect();
        let (name, class, marks) = (rule.name, rule.class.name(), marks.join(", "));
        table.push_str(&format!("| `{name}` | {class} | {marks} | {} | {} |\n", rule.what, rule.reason));
    }
    table
}

#[test]
fn the_page_of_rules_is_the_table() {
    const START: &str = "<!-- The table is written by `UPDATE=1 cargo test -p smithy-typegen diff`. -->\n\n";
    const END: &str = "\n<!-- End of the table. -->";
    let path = repository().join("codegen/DIFF.md");
    let page = fs::read_to_string(&path).unwrap();
    let (head, rest) = page.split_once(START).expect("the mark before the table");
    let (_, tail) = rest.split_once(END).expect("the mark behind the table");
    let wanted = format!("{head}{START}{}{END}{tail}", table());
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, wanted).unwrap();
    } else {
        assert!(page == wanted, "DIFF.md is not up to date");
    }
}

#[test]
fn no_change_is_said_in_every_form() {
    let report = diff(&SSM, &SSM);
    assert_eq!(report.class(), None);
    assert_eq!(render::text(&report, true), "no changes\n");
    assert_eq!(render::markdown(&report), "Model update: no changes.\n");
    let json: serde_json::Value = serde_json::from_str(&render::json(&report)).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["class"], serde_json::Value::Null);
    assert_eq!(json["changes"], serde_json::json!([]));
}

#[test]
fn a_comment_is_never_too_long_and_counts_what_it_leaves_out() {
    let mut new = SSM.clone();
    for item in new.files.values_mut().flatten() {
        if let Item::Structure(item) = item {
            item.fields.clear();
        }
    }
    let report = diff(&SSM, &new);
    let text = render::markdown(&report);
    assert!(text.chars().count() <= 60_000, "{}", text.chars().count());
    let shown = text.lines().filter(|line| line.starts_with("- **")).count();
    assert!(shown > 100 && text.contains("There was no room for "), "{shown}");
    assert_eq!(text.matches("<details").count(), text.matches("</details>").count());
}

#[test]
fn a_comment_has_all_that_breaks_whatever_else_there_is() {
    let mut new = SSM.clone();
    let mut removed = 0;
    for item in new.files.values_mut().flatten() {
        if let Item::Structure(item) = item {
            item.fields.iter_mut().for_each(|field| field.facts.default = Some("x".repeat(99)));
            if removed < 42 && item.fields.pop().is_some() {
                removed += 1;
            }
        }
    }
    let report = diff(&SSM, &new);
    let text = render::markdown(&report);
    assert_eq!(report.count(Class::Major), 42);
    assert!(report.count(Class::Patch) > 1000);
    for change in report.changes.iter().filter(|change| change.class == Class::Major) {
        assert!(text.contains(&change.action), "{}", change.path);
    }
    let left = text.lines().find(|line| line.starts_with("There was no room for ")).unwrap();
    assert!(left.contains(" patch of the ") && !left.contains(" major"), "{left}");
}

#[test]
#[ignore = "needs SMITHY_MODELS"]
fn a_year_of_history() {
    let models = external("SMITHY_MODELS");
    let report =
        diff(&crate_of(&models.join("ssm-2025-04.json")), &crate_of(&models.join("ssm-2026-04.json")));
    assert_eq!(report.class(), Some(Class::Minor));
    let count = |kind: Kind| report.changes.iter().filter(|change| change.kind == kind).count();
    // Counted by hand in the two files.
    for (kind, expected) in [
        (Kind::OperationAdded, 2),
        (Kind::OperationErrorAdded, 5),
        (Kind::TypeAdded, 11),
        (Kind::VariantAdded, 15),
        (Kind::MemberAdded, 7),
        (Kind::DocumentationChanged, 27),
        (Kind::LinksChanged, 1),
    ] {
        assert_eq!(count(kind), expected, "{}", kind.name());
    }
    assert_eq!(report.changes.len(), 68);
}
