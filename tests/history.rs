//! All pairs of models of real history are compared without a failure, and each report holds what it must.

use std::fs;
use std::path::{Path, PathBuf};

use smithy_typegen::diff::{Class, Report, render};
use smithy_typegen::{Config, Source, diff};
use ssm_types_tests::{external, folders};

/// The pairs in a folder of services: `service/NNN-old.json` and `NNN-new.json`.
fn pairs(history: &Path) -> Vec<(PathBuf, PathBuf)> {
    let mut pairs = Vec::new();
    for service in folders(history) {
        let mut files: Vec<PathBuf> =
            service.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for old in files {
            let name = old.file_name().unwrap().to_str().unwrap();
            if let Some(number) = name.strip_suffix("-old.json") {
                let new = old.with_file_name(format!("{number}-new.json"));
                assert!(new.is_file(), "{} has no new model", old.display());
                pairs.push((old, new));
            }
        }
    }
    pairs
}

fn source(path: &Path) -> [Source; 1] {
    [Source { name: path.display().to_string(), text: fs::read_to_string(path).unwrap() }]
}

/// What is wrong with the forms of a report.
fn problems(report: &Report) -> Vec<String> {
    let mut found = Vec::new();
    let mut ensure = |holds: bool, what: &dyn Fn() -> String| {
        if !holds {
            found.push(what());
        }
    };
    let (text, markdown) = (render::text(report, false), render::markdown(report));
    let json: serde_json::Value = serde_json::from_str(&render::json(report)).unwrap();
    ensure(json["changes"].as_array().unwrap().len() == report.changes.len(), &|| {
        "JSON lacks changes".to_owned()
    });
    let told: usize = report.entries().iter().map(|entry| entry.changes().count()).sum();
    ensure(told == report.changes.len(), &|| format!("{told} changes have an entry"));
    let size = markdown.chars().count();
    ensure(size <= 60_000, &|| format!("the comment has {size} characters"));
    let is_cut = markdown.contains("There was no room for ");
    for change in &report.changes {
        let (kind, path) = (change.kind.name(), &change.path);
        ensure(!change.action.contains("..") || path.contains(".."), &|| {
            format!("{kind} at {path} ends in two dots: {}", change.action)
        });
        ensure(text.contains(path.as_str()), &|| format!("the text lacks {kind} at {path}"));
        let is_first = change.class == Class::Major || change.security;
        let is_there = markdown.contains(path.as_str())
            || change.cause.as_ref().is_some_and(|cause| markdown.contains(cause.as_str()));
        ensure(!is_first || is_cut || is_there, &|| format!("the comment lacks {kind} at {path}"));
    }
    found
}

#[test]
#[ignore = "needs SMITHY_HISTORY"]
fn pairs_of_history() {
    let Some(history) = external("SMITHY_HISTORY") else {
        eprintln!("left out: SMITHY_HISTORY does not name a folder of models");
        return;
    };
    let pairs = pairs(&history);
    assert!(!pairs.is_empty(), "{} has no pairs", history.display());
    let mut wrong = Vec::new();
    let mut counts = [0; 3];
    for (old, new) in &pairs {
        let told = match diff(&source(old), &source(new), &Config::default()) {
            Ok(report) => {
                for (count, class) in counts.iter_mut().zip([Class::Major, Class::Minor, Class::Patch]) {
                    *count += report.count(class);
                }
                problems(&report)
            }
            Err(error) => vec![error.to_string()],
        };
        wrong.extend(told.into_iter().take(3).map(|problem| format!("{}: {problem}", old.display())));
    }
    let [major, minor, patch] = counts;
    eprintln!("{} pairs: {major} major, {minor} minor, {patch} patch", pairs.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
